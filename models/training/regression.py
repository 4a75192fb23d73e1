"""Logistic regression with a ridge, for parts of the model whose logits are linear in their parameters."""
import torch
from torch.nn import functional as F


def fit(logits_of, parameters, labels, weight, strength, steps):
    """Minimises the weighted cross-entropy of `logits_of()` plus a ridge; returns the last loss."""
    labels, weight = torch.as_tensor(labels), torch.as_tensor(weight).float()
    optimizer = torch.optim.LBFGS(parameters, max_iter=steps, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        value = (F.cross_entropy(logits_of(), labels, reduction="none") * weight).sum() / weight.sum()
        value = value + sum(p.pow(2).sum() for p in parameters) / (2 * strength * len(labels))
        value.backward()
        return value

    optimizer.step(loss)
    return float(loss())
