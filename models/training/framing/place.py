"""Placing sentences on axes: the same arithmetic as the service's `measure/AxisScale`."""
import numpy
import torch
from torch.nn import functional as F

import measure
from framing.rows import ids

PHRASES = 3  # a pole, where figures are made


def unit(vectors):
    return F.normalize(vectors, dim=-1)


def vectors(module, passages, rows=256):
    """[N,width] in the order of the passages; `module` gives vectors for padded ids."""
    order = sorted(range(len(passages)), key=lambda i: len(passages[i]))
    made = [None] * len(passages)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), rows):
            chosen = order[at:at + rows]
            for i, vector in zip(chosen, module(measure.pad([passages[i] for i in chosen])).float()):
                made[i] = vector
    return torch.stack(made)


def pole(phrases):
    """[width]: the direction of the mean of its phrases' directions."""
    return unit(unit(phrases).mean(0))


def products(module, axes, tokenizer, most=PHRASES):
    """For each axis the products [N,2] of its sentences with the negative and the positive pole, and the poles [2,width]."""
    sentences = vectors(module, [r.ids for a in axes for r in a.rows])
    phrases = vectors(module, [ids(tokenizer, p) for a in axes for p in (*a.negative[:most], *a.positive[:most])])
    made = []
    for axis in axes:
        parts = len(axis.negative[:most]), len(axis.positive[:most])
        own, sentences = sentences[:len(axis.rows)], sentences[len(axis.rows):]
        poles = torch.stack([pole(p) for p in phrases[:sum(parts)].split(parts)])
        phrases = phrases[sum(parts):]
        made.append((own @ poles.t(), poles, own))
    return made


def probabilities(product, scale, offset):
    """[N,3]: negative pole, neither, positive pole."""
    logits = torch.stack([scale * product[:, 0], torch.full_like(product[:, 0], offset), scale * product[:, 1]], 1)
    return torch.softmax(logits, 1).numpy()


def auc(low, high):
    """How often one of `high` lies above one of `low`; ties count half."""
    difference = numpy.asarray(high)[:, None] - numpy.asarray(low)[None, :]
    return float((difference > 0).mean() + (difference == 0).mean() / 2)


def axis_areas(axis, product, scale, offset):
    """`areas` of an axis' rows by the products of its sentences with its poles."""
    p = probabilities(product, scale, offset)
    return areas(numpy.array([r.label for r in axis.rows]), p[:, 2] - p[:, 0], 1 - p[:, 1])


def areas(labels, value, intensity):
    """Of one axis: the poles told apart by value, and neutral from either by intensity."""
    return (auc(value[labels < 0], value[labels > 0]), auc(intensity[labels == 0], intensity[labels != 0]))
