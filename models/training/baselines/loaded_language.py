"""Loaded language: word and character n-grams of a sentence. Rows labelled by experts weigh as much as in `labels.py`."""
import numpy

import data
import measure
from baselines import regression
from normalize import normalize

WORDS = {"ngram_range": (1, 2), "min_df": 2, "token_pattern": r"[A-Za-z']+|[0-9]+|[!?$%\"]"}
CHARACTERS = {"analyzer": "char_wb", "ngram_range": (3, 5), "min_df": 5}
EXPERT, WEIGHT = "babe-v3", 5.0


def run(args):
    """Per variant: log probabilities of the dev rows, and how the setting was chosen."""
    training, development = ([(normalize(r["text"]), r["label"], r["source"]) for r in data.rows(args.data / "loaded-language" / name)]
                             for name in ("train.jsonl", "dev.jsonl"))
    labels = numpy.array([label for _, label, _ in training])
    expert = numpy.array([source == EXPERT for _, _, source in training])
    folds = numpy.full(len(labels), -1)
    folds[expert] = measure.folds(expert.sum(), seed=args.seed)
    made = {}
    for variant, chosen in (("all rows", expert | True), ("expert rows only", expert)):
        texts = [text for (text, _, _), taken in zip(training, chosen) if taken], [text for text, _, _ in development]
        features, dev = regression.beside(regression.tfidf(*texts, **WORDS), regression.tfidf(*texts, **CHARACTERS))
        weight = numpy.where(expert, WEIGHT, 1.0)[chosen]
        strength, scores = regression.choose(features, labels[chosen], weight.__getitem__, folds[chosen])
        model = regression.fit(features, labels[chosen], weight, strength)
        made[variant] = {"logits": regression.logits(model, dev), "strength": strength, "cross_validation": scores,
                         "features": features.shape[1]}
    return made
