"""How good probabilities are on labelled rows: the service's `stats/Classification`, and a little more.

Rows may come in groups of very different size (articles of outlets): each row then weighs one over the size of its group, so
that groups weigh equally, and groups are what the bootstrap draws. Figures are shares of one; the expected calibration error
is that of the top label over ten bins of equal width.
"""
import numpy

BINS = 10
RESAMPLES = 1000


class Classification:
    """Probabilities [N,K] beside the true labels [N]; `groups` [N] weigh equally, without them rows do."""

    def __init__(self, probabilities, truth, groups=None):
        self.probabilities, self.truth = numpy.asarray(probabilities, float), numpy.asarray(truth)
        names = numpy.arange(len(self.truth)) if groups is None else numpy.asarray(groups)
        _, self.place, sizes = numpy.unique(names, return_inverse=True, return_counts=True)
        self.weight = 1 / sizes[self.place]
        self.groups, self.labels = len(sizes), self.probabilities.shape[1]
        self.guess, self.confidence = self.probabilities.argmax(1), self.probabilities.max(1)
        self.right = (self.guess == self.truth).astype(float)
        self.bin = numpy.minimum((self.confidence * BINS).astype(int), BINS - 1)

    def by_group(self, cell, cells, values):
        """Sums of weighted values per group and cell: [groups, cells]."""
        return numpy.bincount(self.place * cells + cell, self.weight * values, self.groups * cells).reshape(self.groups, cells)

    def draws(self, seed=1):
        """How often each group comes in each resample: [RESAMPLES, groups], after one row of ones, the rows as they are."""
        drawn = numpy.random.default_rng(seed).multinomial(self.groups, numpy.full(self.groups, 1 / self.groups), RESAMPLES)
        return numpy.vstack([numpy.ones(self.groups), drawn])

    def macro_f1(self, draws):
        """Mean F1 of the classes that are there or predicted, for each row of `draws`."""
        k = self.labels
        table = (draws @ self.by_group(self.truth * k + self.guess, k * k, 1.0)).reshape(-1, k, k)
        hit, both = numpy.diagonal(table, axis1=1, axis2=2), table.sum(1) + table.sum(2)
        return numpy.where(both > 0, 2 * hit / numpy.maximum(both, 1e-12), 0).sum(1) / (both > 0).sum(1)

    def accuracy(self, draws):
        return self.mean(draws, self.right)

    def brier(self, draws):
        """Mean squared distance of the probabilities from the label, summed over the classes (Brier 1950): 0 to 2."""
        return self.mean(draws, ((self.probabilities - numpy.eye(self.labels)[self.truth]) ** 2).sum(1))

    def mean(self, draws, values):
        none = numpy.zeros_like(self.place)
        return (draws @ self.by_group(none, 1, values))[:, 0] / (draws @ self.by_group(none, 1, 1.0))[:, 0]

    def ece(self, draws):
        total = (draws @ self.by_group(self.bin, BINS, 1.0)).sum(1)
        return abs(draws @ self.by_group(self.bin, BINS, self.right - self.confidence)).sum(1) / total

    def ece_perfect(self, seed=1):
        """95 % quantile of the error that a perfectly calibrated model with these confidences would show."""
        chance, found = numpy.random.default_rng(seed), []
        for _ in range(RESAMPLES):
            gap = (chance.random(len(self.truth)) < self.confidence) - self.confidence
            found.append(abs(numpy.bincount(self.bin, self.weight * gap, BINS)).sum() / self.weight.sum())
        return float(numpy.quantile(found, 0.95, method="inverted_cdf"))

    def auc(self, draws):
        """Area under the curve of class 1 against class 0, ties counted half."""
        _, score = numpy.unique(self.probabilities[:, 1], return_inverse=True)
        order = numpy.argsort(score, kind="stable")
        begins = numpy.flatnonzero(numpy.diff(score[order], prepend=-1))
        result = []
        for draw in draws:
            weight = (draw[self.place] * self.weight)[order]
            with_label = [numpy.add.reduceat(weight * (self.truth[order] == label), begins) for label in (0, 1)]
            below = numpy.cumsum(with_label[0]) - with_label[0] / 2
            result.append((with_label[1] * below).sum() / max(with_label[0].sum() * with_label[1].sum(), 1e-12))
        return numpy.array(result)

    def figures(self, seed=1):
        """All of these, each with the 95 % percentile interval of the bootstrap; names are those of the service's `evaluate`."""
        draws, made = self.draws(seed), {"rows": len(self.truth)}
        if self.groups < len(self.truth):
            made["groups"] = self.groups
        for name in ("macro_f1", "accuracy", "ece", "brier", *(["auc"] if self.labels == 2 else [])):
            value = getattr(self, name)(draws)
            made[name] = round(float(value[0]), 4)
            made[f"{name}_interval"] = interval(value[1:])
            if name == "ece":
                made["ece_perfect_q95"] = round(self.ece_perfect(seed), 4)
        return made

    def reliability(self, label=None, seed=1):
        """For each bin that has rows: how many, their share, the mean probability and the share that is true, with its 95 %
        interval. Of the top label; of one label's probability where one is named."""
        stated, true, place = self.confidence, self.right, self.bin
        if label is not None:
            stated, true = self.probabilities[:, label], (self.truth == label).astype(float)
            place = numpy.minimum((stated * BINS).astype(int), BINS - 1)
        draws = self.draws(seed)
        hit, seen = (draws @ self.by_group(place, BINS, values) for values in (true, 1.0))
        bins = []
        for b in numpy.flatnonzero(numpy.bincount(place, minlength=BINS)):
            inside, share = place == b, hit[0, b] / seen[0, b]
            bounds = wilson(share, inside.sum())
            if self.groups < len(self.truth):
                drawn = seen[1:, b] > 0
                bounds = interval(hit[1:, b][drawn] / seen[1:, b][drawn])
            bins.append({"from": b / BINS, "rows": int(inside.sum()), "share": round(float(seen[0, b] / seen[0].sum()), 4),
                         "stated": round(float(numpy.average(stated[inside], weights=self.weight[inside])), 4),
                         "true": round(float(share), 4), "true_interval": bounds})
        return bins


def interval(draws):
    return [round(float(numpy.quantile(draws, q, method="inverted_cdf")), 4) for q in (0.025, 0.975)]


def wilson(share, n, z=1.959964):
    """Wilson's score interval of a share of n rows."""
    middle, spread = share + z * z / (2 * n), z * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return [round(float((middle + sign * spread) / (1 + z * z / n)), 4) for sign in (-1, 1)]


def difference(one, other, seed=1):
    """By how much `one` beats `other` in macro-F1 on the same rows, with the interval of the paired bootstrap."""
    assert (one.truth == other.truth).all() and (one.place == other.place).all()
    draws = one.draws(seed)
    gain = one.macro_f1(draws) - other.macro_f1(draws)
    return {"macro_f1": round(float(gain[0]), 4), "interval": interval(gain[1:])}
