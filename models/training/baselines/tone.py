"""Tone towards a target: words that carry where they stand: before, after or near the target; and the target's own words."""
import re

import numpy

import data
import measure
from baselines import regression
from normalize import normalize_with_source

NEAR = 4
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+|[^\w\s]")


def parts(text, begin, end):
    """Words before the target, of it, and after it; `begin` and `end` are code points of the raw text."""
    normalized, origin = normalize_with_source(text)
    first, last = (next((i for i, at in enumerate(origin) if at >= place), len(normalized)) for place in (begin, end))
    return [_WORD.findall(part.lower()) for part in (normalized[:first], normalized[first:last], normalized[last:])]


def grams(words, longest):
    return [" ".join(words[i:i + size]) for size in range(1, longest + 1) for i in range(len(words) - size + 1)]


def features(row):
    before, target, after = row
    marked = {"before": grams(before, 1), "after": grams(after, 1), "target": grams(target, 1),
              "just before": grams(before[-NEAR:], 2), "just after": grams(after[:NEAR], 2)}
    return grams([*before, "TARGET", *after], 2) + [f"{place}: {gram}" for place, found in marked.items() for gram in found]


def run(args):
    folder = args.data / "target-tone"
    training, development = (list(data.rows(folder / name)) for name in ("train.jsonl", "dev.jsonl"))
    labels = numpy.array([data.TONE[r["label"]] for r in training])
    read, dev = regression.tfidf(*([parts(r["text"], r["begin"], r["end"]) for r in rows] for rows in (training, development)),
                                 analyzer=features, min_df=2)
    weight, folds = numpy.ones(len(labels)), measure.folds_of([r["text"] for r in training], seed=args.seed)
    strength, scores = regression.choose(read, labels, weight.__getitem__, folds)
    model = regression.fit(read, labels, weight, strength)
    return {"words with their place": {"logits": regression.logits(model, dev), "strength": strength,
                                       "cross_validation": scores, "features": read.shape[1]}}
