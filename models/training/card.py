"""Writes MODEL_CARD.md: `card.md` filled with figures that other commands printed; no number is typed by hand.

Run: ./run.sh card.py [--folder models/parallax-en] [--partial]   reads model.json and figures/*.json of the model folder.
A missing file of figures, or one of another version, is an error; with `--partial` its section says so instead.
"""
import json
import sys
from collections import namedtuple
from pathlib import Path
from string import Template

from evaluate import model_id
from paths import HERE, REPOSITORY, arguments
from sections import (CardError, ablation, abstention, audit, axes, baselines, calibration, coverage, frames, leakage, main_figures,
                      pictures, serving)
from tables import table

Part = namedtuple("Part", "command fields")

FILES = {
    "figures": Part("models/training/run.sh evaluate.py --write",
                    {"figures": main_figures, "calibration": calibration, "pictures": pictures, "ablation": ablation}),
    "baselines": Part("models/training/run.sh -m baselines --write", {"baselines": baselines}),
    "axes": Part("models/training/run.sh axes.py --write", {"axes": axes}),
    "frames": Part("models/training/run.sh frames.py --write", {"frames": frames}),
    "serving": Part("models/training/run.sh serving.py", {"serving": serving, "coverage": coverage}),
    "leakage": Part("models/training/run.sh leakage.py > models/parallax-en/figures/leakage.json", {"leakage": leakage}),
    "abstention": Part("models/training/run.sh serving.py", {"abstention": abstention}),
    "audit": Part("models/training/run.sh serving.py", {"audit": audit}),
}


def read(folder, name, model):
    """The figures of a file; those of another version are an error."""
    path, command = folder / f"figures/{name}.json", FILES[name].command
    if not path.exists():
        raise CardError(f"{path} is missing: run {command}")
    made = json.loads(path.read_text(encoding="utf-8"))
    for found in (made, *(v for v in made.values() if isinstance(v, dict))):
        about = found.get("model")
        of = (f"{about['name']} {about['version']} {about.get('hash', '')}" if isinstance(about, dict) else about or "").strip()
        if of not in ("", f"{model['name']} {model['version']}", f"{model['name']} {model['version']} {model['hash']}"):
            raise CardError(f"{path} is of {of}, not of this model: run {command}")
    return made


def fields(folder, partial):
    """What the template asks for: tables, and the commands that print what stands in them."""
    model, missing, read_files, made = model_id(folder), [], {}, {}
    for name in FILES:
        try:
            read_files[name] = read(folder, name, model)
        except CardError as error:
            missing.append(str(error))
    for name, part in FILES.items():
        made[f"{name}_command"] = part.command
        for field, render in part.fields.items():
            try:
                made[field] = (render(read_files[name], read_files) if name in read_files
                               else f"Not measured yet; `{part.command}` does.")
            except CardError as error:
                missing.append(str(error))
                made[field] = f"Not measured yet: {error}."
    if missing and not partial:
        raise CardError("\n".join(missing))
    for line in missing:
        print(f"card.py: {line}", file=sys.stderr)
    return made


def cost(training):
    before = training["before"]
    pretraining = (f"{before['spent'] / 60:.0f} minutes of language modelling ({before['tokens'] / 1e6:.1f} million tokens, "
                   f"{before['step']:,} steps{', beginning with ' + before['begun_with'] if before.get('begun_with') else ''}), "
                   if before else "")
    return f"{training.get('machine', 'Two processor cores, no GPU')}: {pretraining}{training['spent'] / 60:.0f} minutes on the labels " \
           f"({training['steps']:,} steps, seed {training['seed']})."


def write(folder, partial=False):
    """The card of a model folder that `export.py` wrote."""
    folder = Path(folder)
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    if "training" not in about:
        raise CardError(f"{folder / 'model.json'} does not say how it was trained: run export.py")
    training = about["training"]
    data = table(("set", "origin", "licence", "rows", "used for"),
                 ([s["name"], s["origin"], s["licence"], f"{s['rows']:,}", s["use"]] for s in about["trainingData"]))
    template = Template((HERE / "card.md").read_text(encoding="utf-8"))
    (folder / "MODEL_CARD.md").write_text(template.substitute(
        fields(folder, partial), **training["shape"], version=about["version"], data=data, cost=cost(training),
        other=f"{training['parameters']['other']:,}"), encoding="utf-8")


def main():
    parser = arguments(__doc__)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "models/parallax-en")
    parser.add_argument("--partial", action="store_true", help="also without all figures")
    args = parser.parse_args()
    try:
        write(args.folder, args.partial)
    except CardError as error:
        sys.exit(f"card.py: {error}")


if __name__ == "__main__":
    main()
