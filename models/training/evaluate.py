"""Calibration and figures on the development rows.

Run: ./run.sh evaluate.py [--folder models/parallax-en]   prints what `labels.py` measured, for the TorchScript that ships.
"""
import json
from pathlib import Path

import numpy
import torch

import data
import measure
from paths import REPOSITORY, arguments
from tokenizer import Tokenizer


def development_rows(args, tokenizer, window):
    """The held-out rows of the three sets; articles whole and as they came."""
    loaded = args.data / "loaded-language"
    return {"loaded_language": data.loaded_language(loaded / "dev.jsonl", tokenizer, window),
            "anno_lexical": data.loaded_language(loaded / "dev-anno-lexical.jsonl", tokenizer, window),
            "tone": data.target_tone(args.data / "target-tone/dev.jsonl", tokenizer, window),
            "lean": data.articles(args.work / "articles.jsonl", "dev", tokenizer, window, scrub=False)}


def evaluate(module, dev):
    """Calibrations, and the figures of cross-fitted calibration, for each measure."""
    calibration, figures = {}, {}
    rows = dev["loaded_language"]
    truth = numpy.array([r.label for r in rows])
    logits = measure.predict(module, [r.ids for r in rows])[0]
    calibration["loaded_language"], probabilities = measure.calibrate(logits, truth, measure.folds(len(rows)))
    figures["loaded_language"] = measure.figures(probabilities, truth)
    further = dev["anno_lexical"]
    logits = measure.predict(module, [r.ids for r in further])[0]
    figures["loaded_language"]["anno_lexical"] = measure.figures(
        measure.apply(logits, calibration["loaded_language"]), numpy.array([r.label for r in further]))
    rows = dev["tone"]
    truth = numpy.array([r.label for r in rows])
    logits = measure.predict(module, [r.ids for r in rows], [(r.begin, r.end) for r in rows])[2]
    calibration["tone"], probabilities = measure.calibrate(logits, truth, measure.folds(len(rows)))
    figures["tone"] = measure.figures(probabilities, truth)
    for source in sorted({r.source for r in rows}):
        chosen = numpy.array([r.source == source for r in rows])
        figures["tone"][source] = measure.figures(probabilities[chosen], truth[chosen])
    rows = dev["lean"]
    truth = numpy.array([r.label for r in rows])
    outlets = numpy.array([r.outlet for r in rows])
    weight = measure.equal_weights(outlets)
    logits = measure.lean_logits(module, rows)
    calibration["lean"], probabilities = measure.calibrate(logits, truth, outlets, measure.balanced_weights)
    figures["lean"] = measure.figures(probabilities, truth, weight)
    figures["lean"]["every_article_alike"] = measure.figures(probabilities, truth)
    figures["lean"]["not_calibrated"] = measure.figures(torch.softmax(logits, 1).numpy(), truth, weight)
    return calibration, figures


def main():
    parser = arguments(__doc__)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "models/parallax-en")
    args = parser.parse_args()
    about = json.loads((args.folder / "model.json").read_text(encoding="utf-8"))
    module = torch.jit.load(str(args.folder / about["torchscript"]))
    rows = development_rows(args, Tokenizer(args.folder / "tokenizer.json"), about["window"])
    calibration, figures = evaluate(module, rows)
    print(json.dumps({"figures": figures, "calibration": calibration}, indent=1))


if __name__ == "__main__":
    main()
