"""What each part of the model adds, on the development rows: the whole, without its wide part, the wide part alone.

The wide part has weights for words and pairs of neighbours; it lies outside the encoder. Where a measure has none, the linear
baseline takes its place. Every part gets a calibration of its own, cross-fitted.
"""
import numpy
import torch

from classification import Classification, difference
from evaluate import cross_fitted, labelled, outputs, parts_of_tone
from model import Parallax

MEASURES = ("loaded_language", "tone", "lean")
SHOWN = ("macro_f1", "macro_f1_interval", "accuracy", "ece")


def wide_part(module, shape):
    """The model without the encoder's layers and with silent heads: what is left is its wide part."""
    made = Parallax(**{**shape, "layers": 0})
    kept = {name: value for name, value in module.state_dict().items() if not name.startswith(("encoder.layers.", "framing."))}
    made.load_state_dict(kept, strict=False)  # no measure reads the framing branch
    for name in MEASURES:
        last = getattr(made, name).out
        torch.nn.init.zeros_(last.weight)
        torch.nn.init.zeros_(last.bias)
    return made


def wide_logits(module, shape, dev):
    """What the wide part adds to the logits, for the measures that have one."""
    found = outputs(wide_part(module, shape), dev, half=False)
    return {name: found[name] for name in MEASURES if found[name].std(0).max() > 0}


def shown(found):
    figures = found.figures()
    return {name: figures[name] for name in SHOWN}


def compare(whole, alone, name):
    """By how much the whole beats what has no transformer."""
    return {"over": name, **difference(whole, alone)}


def ablation(module, shape, dev, logits, measured, work):
    rows, wide, linear, made = labelled(dev), wide_logits(module, shape, dev), baselines(work), {}
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
