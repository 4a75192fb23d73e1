"""Logistic regression on sparse features; its one setting is chosen by cross-validation on training rows."""
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy
import torch
from scipy.sparse import hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

import measure
from classification import Classification

GRID = (0.3, 1.0, 3.0, 10.0)


def fit(features, labels, weight, strength):
    """One against the rest; liblinear lets go of Python's lock, so that fits run beside each other."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = LogisticRegression(C=strength, solver="liblinear", tol=0.03, random_state=1)
        return model.fit(features, labels, sample_weight=weight / weight.mean())


def tfidf(training, development, **options):
    """Both as features fitted on the training texts."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, dtype=numpy.float32, **options)
    return vectorizer.fit_transform(training), vectorizer.transform(development)


def beside(*pairs):
    """Several kinds of features as one, for training and for development."""
    return [hstack(parts).tocsr() for parts in zip(*pairs)]


def choose(features, labels, weigh, folds, groups=None, grid=GRID, threads=2):
    """The strength with the best macro-F1 over the rows that `folds` hold out; a fold of -1 is never held out. `weigh` gives the
    weights of some rows, so that a class from which much is held out weighs no less."""
    held = folds >= 0
    tasks = [(strength, fold) for strength in grid for fold in sorted(set(folds[held].tolist()))]
    found = {strength: numpy.zeros((len(labels), len(set(labels.tolist())))) for strength in grid}

    def run(task):
        strength, fold = task
        out = folds == fold
        model = fit(features[~out], labels[~out], weigh(~out), strength)
        found[strength][out] = model.predict_proba(features[out])

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(run, tasks))
    once = numpy.ones((1, len(set((numpy.arange(len(labels)) if groups is None else groups)[held].tolist()))))
    scores = {strength: round(float(Classification(p[held], labels[held], None if groups is None else groups[held])
                                    .macro_f1(once)[0]), 4) for strength, p in found.items()}
    return max(grid, key=scores.get), scores


def logits(model, features):
    return torch.from_numpy(numpy.log(numpy.clip(model.predict_proba(features), 1e-6, 1))).float()
