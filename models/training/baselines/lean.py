"""Lean: words and pairs of words of whole articles, with what names an outlet masked as the model sees it, and not masked."""
import re
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy
from scipy.sparse import vstack
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

import data
import masking
import measure
from baselines import regression

FEWEST = 10  # a word or pair in fewer training articles than this is left out
POWERS = (0.5, 1.0)  # an outlet weighs by its number of articles to this power, classes weigh the same
GRID = (0.3, 1.0, 3.0)
THIRD, HELD_OUT = 3, 10  # settings are chosen on a third of the articles, on outlets with at least so many of these
HIDDEN = "\x00"  # stands where a name was
_WORD = re.compile(r"[A-Za-z']+|[0-9]+|[!?$%\"\x00]")


def words(text):
    found = _WORD.findall(text.lower())
    return found + [f"{one} {other}" for one, other in zip(found, found[1:])]


def counted(texts):
    return HashingVectorizer(analyzer=words, n_features=2 ** 21, alternate_sign=False, norm=None, dtype=numpy.float32).transform(texts)


def weights(labels, outlets, power):
    _, place, counts = numpy.unique(outlets, return_inverse=True, return_counts=True)
    weight = counts[place] ** (power - 1.0)
    for label in set(labels.tolist()):
        weight[labels == label] /= weight[labels == label].sum()
    return weight * len(labels) / weight.sum()


def some_weights(labels, outlets, power, rows):
    return weights(labels[rows], outlets[rows], power)


def text(row, masked):
    """What of an article is read: its sentences; where `masked`, without page furniture and with what names an outlet hidden."""
    if not masked:
        return "\n".join(row["sentences"])
    names = masking.Names(row["outlet"], row["domain"])
    return "\n".join(hidden(s, names) for s in [s for s in row["sentences"] if not masking.is_furniture(s)] or row["sentences"])


def hidden(sentence, names):
    return " ".join(HIDDEN if out else sentence[begin:end] for begin, end, out in masking.pieces(sentence, names.spans(sentence)))


def features(training, development, masked):
    rows = [*training, *development]
    chunks = [rows[at:at + 500] for at in range(0, len(rows), 500)]
    with ProcessPoolExecutor(2) as pool:
        table = vstack(list(pool.map(partial(read, masked=masked), chunks))).tocsr()
    train, dev = table[:len(training)], table[len(training):]
    kept = numpy.flatnonzero(numpy.bincount(train.indices, minlength=train.shape[1]) >= FEWEST)
    scale = TfidfTransformer(sublinear_tf=True).fit(train[:, kept])
    return scale.transform(train[:, kept]), scale.transform(dev[:, kept])


def read(rows, masked):
    return counted(text(row, masked) for row in rows)


def choose(table, labels, outlets, seed):
    """Strength and power by cross-validation over outlets; outlets with few articles are never held out."""
    some = slice(0, None, THIRD)
    table, labels, outlets = table[some], labels[some], outlets[some]
    names, counts = numpy.unique(outlets, return_counts=True)
    large = numpy.isin(outlets, names[counts >= HELD_OUT])
    folds = numpy.full(len(labels), -1)
    folds[large] = measure.folds_of(outlets[large], count=3, seed=seed)
    found = {power: regression.choose(table, labels, partial(some_weights, labels, outlets, power), folds, outlets, GRID)
             for power in POWERS}
    power = max(POWERS, key=lambda p: max(found[p][1].values()))
    return power, found[power][0], {f"power {p}, {strength}": score for p, (_, scores) in found.items()
                                    for strength, score in scores.items()}


def run(args):
    """The settings are chosen on masked text; the text that is not masked is read with the same, for contrast."""
    rows = [r for r in data.rows(args.work / "articles.jsonl") if r["lean"] is not None and r["sentences"]]
    training, development = ([r for r in rows if r["split"] == split] for split in ("train", "dev"))
    labels, outlets = numpy.array([data.LEAN[r["lean"]] for r in training]), numpy.array([r["domain"] for r in training])
    made, power, strength, scores = {}, None, None, None
    for variant, masked in (("outlet masked", True), ("outlet not masked", False)):
        table, dev = features(training, development, masked)
        if masked:
            power, strength, scores = choose(table, labels, outlets, args.seed)
        model = regression.fit(table, labels, weights(labels, outlets, power), strength)
        made[variant] = {"logits": regression.logits(model, dev), "strength": strength, "power": power,
                         "cross_validation": scores, "features": table.shape[1]}
    return made
