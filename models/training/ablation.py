"""What each part of the model adds, on the development rows: the whole, without its wide part, the wide part alone.

The wide part has weights for single words and sees no order; it lies outside the encoder. Where a measure has none, the linear
baseline takes its place. Every part gets a calibration of its own, cross-fitted.
"""
import numpy
import torch

from classification import Classification, difference
from evaluate import cross_fitted, labelled, parts_of_tone

MEASURES = ("loaded_language", "tone", "lean")
SHOWN = ("macro_f1", "macro_f1_interval", "accuracy", "ece")


def wide_logits(module, dev, run):
    """What the wide part adds to the logits, for the measures that have one: those of the model with silent heads."""
    state = module.state_dict()
    wide = {name.split(".")[0] for name in state} - {"encoder", *MEASURES}
    if not wide:
        return {}
    if wide == {"lean_words"}:  # a weight per piece needs no pass of the encoder
        weights = state["lean_words.weight"]
        return {"lean": torch.stack([torch.stack([weights[s].sum(0) for s in a.sentences]).mean(0) for a in dev["lean"]])}
    for name in MEASURES:
        state[f"{name}.out.weight"].zero_()
        state[f"{name}.out.bias"].zero_()
    found = run(module)
    return {name: found[name] for name in MEASURES if found[name].std(0).max() > 0}


def shown(found):
    figures = found.figures()
    return {name: figures[name] for name in SHOWN}


def compare(whole, alone, name):
    """By how much the whole beats what has no transformer."""
    return {"over": name, **difference(whole, alone)}


def ablation(module, dev, logits, measured, work, run):
    """`run` gives the logits of a module; `module` is of no use afterwards."""
    rows, wide, linear, made = labelled(dev), wide_logits(module, dev, run), baselines(work), {}
    for name in MEASURES:
        parts = {"whole": measured[name]}
        if name in wide:
            parts["without the wide part"] = cross_fitted(logits[name] - wide[name], rows[name])
            parts["wide part alone"] = cross_fitted(wide[name], rows[name])
        if name in linear and len(linear[name]) == len(rows[name].truth):
            parts["linear baseline"] = Classification(linear[name], rows[name].truth, rows[name].groups)
        made[name] = table(parts)
        if name == "tone":
            for source in dict(parts_of_tone(dev, measured[name])):
                made[f"{name}, {source}"] = table({part: dict(parts_of_tone(dev, found))[source] for part, found in parts.items()})
    return made


def table(parts):
    whole = parts["whole"]
    made = {"parts": {name: shown(found) for name, found in parts.items()}}
    made["differences"] = [compare(whole, found, name) for name, found in parts.items() if name != "whole"]
    return made


def baselines(work):
    """Cross-fitted probabilities of the linear baselines, where `-m baselines` has left them."""
    path = work / "baselines.npz"
    return dict(numpy.load(path)) if path.exists() else {}
