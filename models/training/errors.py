"""How often the classifier of loaded language errs at its threshold, on the development rows that experts labelled.

Run: ./run.sh errors.py [--folder models/parallax-en] [--write]   prints the counts of one model, cross-fitted as the figures of
the card: a row is classified by a calibration fitted without its fold. `--write` puts them into the service's
comparison/error-rates.json under the model's hash, beside those of other models. Last of all steps that need the model's hash.
"""
import json
from pathlib import Path

import torch

import data
import measure
from evaluate import model_id
from paths import REPOSITORY, arguments
from tokenizer import Tokenizer

RATES = REPOSITORY / "src/main/resources/news/parallax/comparison/error-rates.json"
THRESHOLD = 0.5


def counts(probabilities, truth):
    """Of the rows in the class: found and missed; of the others: taken for it and left out."""
    said = probabilities[:, 1] >= THRESHOLD
    return {"threshold": THRESHOLD,
            "found": int((said & (truth == 1)).sum()), "missed": int((~said & (truth == 1)).sum()),
            "falseAlarms": int((said & (truth == 0)).sum()), "leftOut": int((~said & (truth == 0)).sum())}


def main():
    parser = arguments(__doc__)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "models/parallax-en")
    parser.add_argument("--write", action="store_true", help="into the service's resources too")
    args = parser.parse_args()
    about = json.loads((args.folder / "model.json").read_text(encoding="utf-8"))
    module = torch.jit.load(str(args.folder / about["torchscript"]))
    rows = data.loaded_language(args.data / "loaded-language/dev.jsonl", Tokenizer(args.folder / "tokenizer.json"), about["window"])
    truth = torch.tensor([row.label for row in rows]).numpy()
    logits = measure.predict(module, [row.ids for row in rows], half=False)[0]
    everyone_alike = lambda truth, groups: None
    made = measure.cross_fitted(logits, truth, measure.folds(len(truth)), everyone_alike)
    found = {"loaded_language": counts(made, truth)}
    print(json.dumps({model_id(args.folder)["hash"]: found}, indent=2))
    if args.write:
        rates = json.loads(RATES.read_text(encoding="utf-8"))
        rates["models"][model_id(args.folder)["hash"]] = found
        RATES.write_text(json.dumps(rates, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
