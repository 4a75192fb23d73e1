"""How often the interval of an article's loaded language holds the share of its sentences that are labelled loaded."""
import numpy
from scipy.stats import beta

ARTICLES = 5000
FEWEST, MOST = 20, 40  # sentences
LEAST = 1e-9


def interval(probabilities):
    """The service's `stats/Shares`: the 95 % quantiles of Beta(n p + 1/2, n (1 - p) + 1/2), p the mean probability."""
    n, share = len(probabilities), min(1.0, float(numpy.mean(probabilities)))
    low, high = beta.ppf((0.025, 0.975), n * share + 0.5, n * (1 - share) + 0.5)
    return max(0.0, min(low, share - LEAST)), min(1.0, max(high, share + LEAST))


def held(probabilities, truth, articles):
    inside, width = [], []
    for rows in articles:
        low, high = interval(probabilities[rows])
        inside.append(low <= truth[rows].mean() <= high)
        width.append(high - low)
    return {"articles": len(inside), "held": round(float(numpy.mean(inside)), 4), "mean_width": round(float(numpy.mean(width)), 4)}


def coverage(measured, outlets, seed=1):
    """Pseudo-articles of 20 to 40 development sentences, with cross-fitted probabilities: sentences of any outlet, of one outlet
    (where it has enough), and drawn so that the labelled share is anything from none to all, as no calibration expects."""
    chance = numpy.random.default_rng(seed)
    probabilities, truth, outlets = measured.probabilities[:, 1], measured.truth, numpy.asarray(outlets)
    names, counts = numpy.unique(outlets, return_counts=True)
    pools = [numpy.flatnonzero(outlets == name) for name in names[counts >= FEWEST]]
    by_label = [numpy.flatnonzero(truth == label) for label in (0, 1)]

    def drawn(pool):
        return chance.choice(pool, min(int(chance.integers(FEWEST, MOST + 1)), len(pool)), replace=False)

    def of_some_share():
        n = int(chance.integers(FEWEST, MOST + 1))
        loaded = int(chance.integers(0, n + 1))
        return numpy.concatenate([chance.choice(rows, min(count, len(rows)), replace=False)
                                  for rows, count in zip(by_label, (n - loaded, loaded))])

    made = {"any outlet": held(probabilities, truth, (drawn(numpy.arange(len(truth))) for _ in range(ARTICLES)))}
    if pools:
        made["one outlet"] = held(probabilities, truth, (drawn(pools[chance.integers(len(pools))]) for _ in range(ARTICLES)))
    made["any share"] = held(probabilities, truth, (of_some_share() for _ in range(ARTICLES)))
    return made
