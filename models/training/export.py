"""Writes a trained model as a model folder: TorchScript, model.json and the card beside the tokenizer.json that is there.

Run: python3 export.py --model work/labels.pt   see `labels.py`; calibration and figures are those of `words.py`
until `evaluate.py --write` measures the TorchScript itself.
"""
import json
from pathlib import Path

import torch
from torch import Tensor, nn

import card
from model import LABELS, Parallax, parameters_by_kind
from paths import HERE, REPOSITORY, arguments
from tokenizer import BEGIN, MASK, PAD, UNKNOWN, Tokenizer

NAME = "parallax-en"
VERSION = "3.0.0"
TOLERANCE = 1e-5
UNITS = {"loaded_language": "sentence", "lean": "article", "tone": "mention", "frames": "sentence"}


class HalfEmbedding(nn.Module):
    """The token embedding at half the size: kept in half precision, the rows that are looked up become fp32."""

    def __init__(self, weight: Tensor):
        super().__init__()
        self.register_buffer("weight", weight.detach().half())

    def forward(self, ids: Tensor) -> Tensor:
        return torch.embedding(self.weight, ids).float()


class ByteEmbedding(nn.Module):
    """An embedding at a quarter of the size: a byte per number and a scale per row."""

    def __init__(self, weight: Tensor):
        super().__init__()
        scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("weight", (weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.weight[ids].float() * self.scale[ids]


def script(module):
    """The TorchScript of a trained module, checked against it."""
    module.eval()
    for p in module.parameters():
        p.requires_grad_(False)
    module.encoder.embedding = HalfEmbedding(module.encoder.embedding.weight)
    module.framing.embedding = ByteEmbedding(module.framing.embedding.weight)
    scripted = torch.jit.script(module)
    check(module, scripted)
    return scripted


def check(module, scripted):
    """The script equals the module on several shapes, and padding changes nothing."""
    generator = torch.Generator().manual_seed(1)
    pieces, window = module.encoder.embedding.weight.size(0), module.encoder.position.size(0)
    for rows, length in ((1, 2), (3, 17), (5, window), (2, window)):
        ids = torch.randint(5, pieces, (rows, length), generator=generator)
        ids[:, 0] = BEGIN
        mentions = torch.tensor([[rows - 1, 1, 2], [0, 0, 1]])
        expected = module(ids, mentions)
        padded = torch.cat([ids, torch.full((rows, window - length), PAD)], 1)
        for given in (ids, padded):
            for wanted, found in zip(expected, scripted(given, mentions)):
                assert found.dtype == torch.float32 and (wanted - found).abs().max() <= TOLERANCE, (rows, length)


def write(module, folder, kept):
    """Writes `parallax-en.pt`, `model.json` and the card into the folder that holds the module's tokenizer.json."""
    folder = Path(folder)
    shape, sources = kept["shape"], json.loads((HERE / "sources.json").read_text(encoding="utf-8"))
    assert len(Tokenizer(folder / "tokenizer.json")) == shape["pieces"]
    parameters = parameters_by_kind(module)
    script(module).save(str(folder / f"{NAME}.pt"))
    measures = {name: {"unit": UNITS[name], "labels": labels, "calibration": kept["calibration"][name]} for name, labels in LABELS.items()}
    measures["frames"]["threshold"] = kept["frame_threshold"]
    (folder / "model.json").write_text(json.dumps({
        "name": NAME, "version": VERSION, "language": "en", "torchscript": f"{NAME}.pt", "window": shape["window"],
        "width": shape["width"], "tokens": {"pad": PAD, "unknown": UNKNOWN, "begin": BEGIN, "mask": MASK},
        "outputs": ["vector", *LABELS],
        "measures": measures,
        "axes": kept["axes"],
        "figures": kept["figures"], "trainingData": sources,
        "training": {"shape": shape, "parameters": parameters, **{n: kept[n] for n in ("seed", "steps", "spent", "before")}},
    }, indent=2) + "\n", encoding="utf-8")
    card.write(folder, partial=True)


def load(path):
    """A module from a file of `labels.py`, and what was kept beside it."""
    kept = torch.load(path, map_location="cpu")
    module = Parallax(**kept["shape"])
    module.load_state_dict(kept["module"])
    return module, kept


def main():
    parser = arguments(__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=REPOSITORY / "models" / NAME)
    args = parser.parse_args()
    module, kept = load(args.model)
    write(module, args.out, kept)


if __name__ == "__main__":
    main()
