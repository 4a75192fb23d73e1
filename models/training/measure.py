"""Predictions on held-out rows, and calibration fitted without the rows that it is applied to."""
import numpy
import torch
from torch.nn import functional as F

PAD = 0


def pad(passages):
    """Lists of ids as one padded tensor."""
    length = max(map(len, passages))
    return torch.tensor([ids + [PAD] * (length - len(ids)) for ids in passages])


def predict(module, passages, mentions=None, rows=64, half=True):
    """Raw outputs for every passage, in order; `mentions` gives (begin, end) per passage. `half`: products in bf16, as in
    training; logits differ by about 0.01 and it takes a fraction of the time."""
    module.eval()
    order = sorted(range(len(passages)), key=lambda i: len(passages[i]))
    found = {}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        for at in range(0, len(order), rows):
            chosen = order[at:at + rows]
            marks = [(row, *(mentions[i] if mentions else (0, 1))) for row, i in enumerate(chosen)]
            outputs = module(pad([passages[i] for i in chosen]), torch.tensor(marks))
            for row, i in enumerate(chosen):
                found[i] = [output[row].float() for output in outputs[1:]]
    return [torch.stack([found[i][k] for i in range(len(passages))]) for k in range(3)]


def lean_logits(module, articles, half=True):
    """The mean over each article's sentences."""
    _, lean, _ = predict(module, [s for a in articles for s in a.sentences], half=half)
    return torch.stack([part.mean(0) for part in lean.split([len(a.sentences) for a in articles])])


def fit(logits, truth, weight=None, strength=0.02):
    """Temperature and bias (summing to zero) by cross-entropy; `strength` pulls the bias to 0 and the temperature to 1."""
    weight = torch.ones(len(truth)) if weight is None else torch.as_tensor(weight).float()
    target = torch.as_tensor(truth)
    log_scale = torch.zeros(1, requires_grad=True)
    bias = torch.zeros(logits.size(1), requires_grad=True)
    optimizer = torch.optim.LBFGS([log_scale, bias], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        each = F.cross_entropy(logits * log_scale.exp() + bias - bias.mean(), target, reduction="none")
        value = (each * weight).sum() / weight.sum() + strength * (bias.pow(2).sum() + log_scale.pow(2).sum())
        value.backward()
        return value

    optimizer.step(loss)
    if not (log_scale.isfinite().all() and bias.isfinite().all()):  # a line search that ran away, on a handful of rows
        return {"temperature": 1.0, "bias": [0.0] * logits.size(1)}
    with torch.no_grad():
        return {"temperature": float((-log_scale).exp()), "bias": (bias - bias.mean()).tolist()}


def apply(logits, calibration):
    return torch.softmax(logits / calibration["temperature"] + torch.tensor(calibration["bias"]), 1).numpy()


def cross_fitted(logits, truth, groups, weigh):
    """Probabilities for every row from a calibration fitted without the row's group."""
    made = numpy.zeros(tuple(logits.shape))
    for group in sorted(set(groups.tolist())):
        out = groups == group
        fitted = fit(logits[torch.from_numpy(~out)], truth[~out], weigh(truth[~out], groups[~out]))
        made[out] = apply(logits[torch.from_numpy(out)], fitted)
    return made


def calibrate(logits, truth, groups, weigh=lambda truth, groups: None):
    """The calibration over all rows, and every row's probabilities from one fitted without its group."""
    return fit(logits, truth, weigh(truth, groups)), cross_fitted(logits, truth, groups, weigh)


def equal_weights(names):
    """A weight per row so that every name counts the same, the mean weight being one."""
    found, place, counts = numpy.unique(names, return_inverse=True, return_counts=True)
    return len(names) / (len(found) * counts[place])


def balanced_weights(truth, outlets):
    """Equal outlets within a class, and equal classes: leaving an outlet out then does not move the classes' shares."""
    weight = numpy.zeros(len(truth))
    for label in set(truth.tolist()):
        rows = truth == label
        weight[rows] = equal_weights(outlets[rows]) / rows.sum()
    return weight * len(truth) / weight.sum()


def folds(rows, count=5, seed=1):
    return numpy.random.default_rng(seed).permutation(rows) % count


def folds_of(names, count=5, seed=1):
    """Folds that keep the rows of a name together."""
    found, place = numpy.unique(names, return_inverse=True)
    return folds(len(found), count, seed)[place]
