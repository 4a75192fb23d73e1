"""Calibration and figures on the development rows.

Run: ./run.sh evaluate.py [--folder models/parallax-en] [--write]   needs nothing but the model folder and the data; prints one
JSON object. `--write` puts calibration and figures into model.json, all of it into figures/figures.json, and draws reliability-*.svg.
"""
import hashlib
import json
import pickle
from collections import namedtuple
from pathlib import Path

import numpy
import torch

import data
import measure
from classification import Classification
from model import SHAPE
from paths import REPOSITORY, arguments
from tokenizer import Tokenizer

Labelled = namedtuple("Labelled", "truth groups folds weigh")


def development_rows(args, tokenizer, window):
    """The held-out rows of the three sets; articles whole and as they came."""
    loaded = args.data / "loaded-language"
    return {"loaded_language": data.loaded_language(loaded / "dev.jsonl", tokenizer, window),
            "anno_lexical": data.loaded_language(loaded / "dev-anno-lexical.jsonl", tokenizer, window),
            "tone": data.target_tone(args.data / "target-tone/dev.jsonl", tokenizer, window),
            "lean": data.articles(args.work / "articles.jsonl", "dev", tokenizer, window, scrub=False)}


def labelled(dev):
    """Per measure the labels, the groups that weigh alike, and which rows a calibration is never fitted with and applied to."""
    loaded, tone, lean = ([r.label for r in dev[name]] for name in ("loaded_language", "tone", "lean"))
    outlets = numpy.array([r.outlet for r in dev["lean"]])
    sentences = [" ".join(map(str, r.ids)) for r in dev["tone"]]

    def alike(truth, groups):
        return None

    return {"loaded_language": Labelled(numpy.array(loaded), None, measure.folds(len(loaded)), alike),
            "tone": Labelled(numpy.array(tone), None, measure.folds_of(sentences), alike),
            "lean": Labelled(numpy.array(lean), outlets, outlets, measure.balanced_weights)}


def outputs(module, dev, half=True):
    """Logits of every development row."""
    sentences = {name: [r.ids for r in dev[name]] for name in ("loaded_language", "anno_lexical", "tone")}
    mentions = [(r.begin, r.end) for r in dev["tone"]]
    return {**{name: measure.predict(module, sentences[name], half=half)[0] for name in ("loaded_language", "anno_lexical")},
            "tone": measure.predict(module, sentences["tone"], mentions, half=half)[2],
            "lean": measure.lean_logits(module, dev["lean"], half)}


def cross_fitted(logits, row):
    """Every row's probabilities from a calibration fitted without its fold; for lean, without its outlet."""
    return Classification(measure.cross_fitted(logits, row.truth, row.folds, row.weigh), row.truth, row.groups)


def parts_of_tone(dev, whole):
    """The same probabilities, for each part of the rows alone."""
    for source in sorted({r.source for r in dev["tone"]}):
        chosen = numpy.array([r.source == source for r in dev["tone"]])
        yield source, Classification(whole.probabilities[chosen], whole.truth[chosen])


def assess(dev, logits):
    """Calibrations fitted on all rows, what cross-fitted ones say of each row, and the figures of the latter."""
    rows = labelled(dev)
    calibration = {name: measure.fit(logits[name], row.truth, row.weigh(row.truth, row.folds)) for name, row in rows.items()}
    measured = {name: cross_fitted(logits[name], row) for name, row in rows.items()}
    figures = {name: found.figures() for name, found in measured.items()}
    further = numpy.array([r.label for r in dev["anno_lexical"]])
    figures["loaded_language"]["anno_lexical"] = Classification(
        measure.apply(logits["anno_lexical"], calibration["loaded_language"]), further).figures()
    for source, part in parts_of_tone(dev, measured["tone"]):
        figures["tone"][source] = part.figures()
    lean = measured["lean"]
    figures["lean"]["every_article_alike"] = Classification(lean.probabilities, lean.truth).figures()
    for name, row in rows.items():
        figures[name]["not_calibrated"] = Classification(torch.softmax(logits[name], 1).numpy(), row.truth, row.groups).figures()
    return calibration, measured, figures


def evaluate(module, dev):
    """Calibrations, and the figures of cross-fitted calibration, for each measure."""
    calibration, _, figures = assess(dev, outputs(module, dev))
    return calibration, figures


def kept_outputs(args, module, dev):
    """Logits of these rows by these weights, computed once: some two million tokens."""
    key = hashlib.sha256(pickle.dumps(dev) + args.precision.encode())
    for name, value in sorted(module.state_dict().items()):
        key.update(name.encode() + value.numpy().tobytes())
    path = args.work / f"outputs-{key.hexdigest()[:16]}.pt"
    if not path.exists():
        torch.save(outputs(module, dev, args.precision == "bf16"), path)
    return torch.load(path)


def model_id(folder):
    """Name, version and hash, as the service gives them."""
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    parts = (folder / about["torchscript"], folder / "tokenizer.json", folder / "model.json")
    return {"name": about["name"], "version": about["version"],
            "hash": "sha256:" + hashlib.sha256(b"".join(p.read_bytes() for p in parts)).hexdigest()}


def main():
    parser = arguments(__doc__)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "models/parallax-en")
    parser.add_argument("--write", action="store_true", help="into the model folder too")
    parser.add_argument("--precision", choices=("bf16", "fp32"), default="bf16", help="fp32 takes several times longer")
    args = parser.parse_args()
    # Training needs none of these, nor what they import.
    from ablation import ablation
    from reliability import draw

    about = json.loads((args.folder / "model.json").read_text(encoding="utf-8"))
    module = torch.jit.load(str(args.folder / about["torchscript"]))
    dev = development_rows(args, Tokenizer(args.folder / "tokenizer.json"), about["window"])
    logits = kept_outputs(args, module, dev)
    calibration, measured, figures = assess(dev, logits)
    made = {"command": "models/training/run.sh evaluate.py --write", "precision": args.precision,
            "calibration": calibration, "figures": figures,
            "ablation": ablation(module, about.get("training", {}).get("shape", SHAPE), dev, logits, measured, args.work),
            "reliability": {name: found.reliability() for name, found in measured.items()}}
    if args.write:
        write(args.folder, about, made)
        for name, found in measured.items():
            draw(args.folder / f"reliability-{name.replace('_', '-')}.svg", name, about["measures"][name]["labels"], found)
    print(json.dumps({"model": model_id(args.folder), **made}, indent=1))


def write(folder, about, made):
    """Calibration and figures into model.json; then all of it, with the hash that the model has now, into figures.json."""
    for name, calibration in made["calibration"].items():
        about["measures"][name]["calibration"] = calibration
    about["figures"] = {**about["figures"], **made["figures"]}
    (folder / "model.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    (folder / "figures").mkdir(exist_ok=True)
    printed = json.dumps({"model": model_id(folder), **made}, indent=1)
    (folder / "figures/figures.json").write_text(printed + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
