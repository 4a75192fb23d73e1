"""Linear baselines on the development rows: one JSON object. See the package.

Run: ./run.sh -m baselines [--measure tone] [--write]   `--write` puts it into figures/baselines.json of the model folder.
"""
import json
import sys
import time
from pathlib import Path

import numpy

import data
import measure
from baselines import lean, loaded_language, tone
from classification import Classification
from paths import REPOSITORY, arguments

FOLDERS = {"loaded_language": "loaded-language", "tone": "target-tone"}
ALL = {"loaded_language": loaded_language, "tone": tone, "lean": lean}


def development(args, name):
    """Labels, groups, folds, the weights a calibration is fitted with, and sources, as `evaluate.labelled` has them."""
    if name == "lean":
        rows = [r for r in data.rows(args.work / "articles.jsonl") if r["split"] == "dev" and r["sentences"]]
        outlets = numpy.array([r["domain"] for r in rows])
        return numpy.array([data.LEAN[r["lean"]] for r in rows]), outlets, outlets, measure.balanced_weights, []
    rows = list(data.rows(args.data / FOLDERS[name] / "dev.jsonl"))
    labels = numpy.array([r["label"] if name == "loaded_language" else data.TONE[r["label"]] for r in rows])
    folds = measure.folds(len(rows)) if name == "loaded_language" else measure.folds_of([r["text"] for r in rows])
    return labels, None, folds, lambda truth, groups: None, [r["source"] for r in rows] if name == "tone" else []


def measured(found, labels, groups, folds, weigh, sources):
    """Figures of one baseline with the model's own kind of calibration, cross-fitted; and its probabilities."""
    logits = found.pop("logits")
    whole = Classification(measure.cross_fitted(logits, labels, folds, weigh), labels, groups)
    plain = Classification(numpy.exp(logits.numpy()), labels, groups)
    figures = {**whole.figures(), "not_calibrated": plain.figures(), **found}
    for source in sorted(set(sources)):
        chosen = numpy.array([s == source for s in sources])
        figures[source] = Classification(whole.probabilities[chosen], labels[chosen]).figures()
    return figures, whole.probabilities


def main():
    parser = arguments(__doc__)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "models/parallax-en")
    parser.add_argument("--measure", choices=ALL, action="append", help="only this one; may be repeated")
    parser.add_argument("--write", action="store_true", help="into the model folder too")
    args = parser.parse_args()
    made, kept, path = {}, {}, args.folder / "figures/baselines.json"
    predictions = args.work / "baselines.npz"
    if args.measure and path.exists() and predictions.exists():
        made, kept = json.loads(path.read_text(encoding="utf-8")), dict(numpy.load(predictions))
    for name in args.measure or ALL:
        began, about = time.monotonic(), development(args, name)
        found = {variant: measured(part, *about) for variant, part in ALL[name].run(args).items()}
        made[name] = {variant: figures for variant, (figures, _) in found.items()}
        kept[name] = next(iter(found.values()))[1].astype(numpy.float32)  # the first variant is the one to beat
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    numpy.savez(predictions, **kept)
    printed = json.dumps({"command": "models/training/run.sh -m baselines", **{k: v for k, v in made.items() if k != "command"}}, indent=1)
    if args.write:
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed + "\n", encoding="utf-8")
    print(printed)


if __name__ == "__main__":
    main()
