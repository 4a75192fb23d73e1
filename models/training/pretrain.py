"""Masked-language modelling on the packed rows, with a time budget fixed at the start.

Run: python3 pretrain.py --minutes 50   needs work/rows.npy, uses work/vectors.vec; writes work/encoder.pt.
A run that was broken off goes on from its checkpoint when started again with the same options.
With --begin the encoder of a finished model folder goes on learning, from row `--skip` steps on.
"""
import json
import math
import time
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional as F

from model import FIRST_PIECE, SHAPE, Encoder
from optimizer import optimizers, schedule
from paths import REPOSITORY, arguments
from tokenizer import MASK, Tokenizer


class Masked(nn.Module):
    """The encoder with the head that guesses hidden tokens; the output weights are the embedding's."""

    def __init__(self, shape):
        super().__init__()
        self.encoder = Encoder(**shape)
        width = shape["width"]
        self.transform = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(shape["pieces"]))
        for layer in self.encoder.modules():
            if isinstance(layer, nn.Dropout):
                layer.p = 0.0

    def forward(self, ids, hidden_at, wanted):
        states, _ = self.encoder(ids)
        states = self.norm(F.gelu(self.transform(states.reshape(-1, states.size(2))[hidden_at])).float())
        return F.cross_entropy(F.linear(states, self.encoder.embedding.weight, self.bias).float(), wanted)


def read_vectors(path, weights):
    """Skip-gram vectors of token ids into the rows of `weights`, scaled to its usual size."""
    vectors = numpy.zeros(weights.shape, dtype=numpy.float32)
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            word, *values = line.split()
            if word.isdigit():
                vectors[int(word)] = numpy.array(values, dtype=numpy.float32)
    known = numpy.abs(vectors).sum(1) > 0
    vectors[known] -= vectors[known].mean(0)
    vectors[known] *= 0.04 / vectors[known].std()
    with torch.no_grad():
        weights[torch.from_numpy(known)] = torch.from_numpy(vectors[known])
    return int(known.sum())


def encoder_of(torchscript):
    """The encoder's parameters in a TorchScript that `export.py` wrote, in single precision."""
    kept = torch.jit.load(str(torchscript), map_location="cpu").state_dict()
    return {name.removeprefix("encoder."): value.float() for name, value in kept.items() if name.startswith("encoder.")}


def hide(ids, share, generator, pieces):
    """Hides a share of the tokens: 80 % become the mask, 10 % another token, 10 % stay. Returns ids, places, wanted."""
    chosen = (torch.rand(ids.shape, generator=generator) < share) & (ids >= FIRST_PIECE)
    places = chosen.reshape(-1).nonzero().squeeze(1)
    wanted = ids.reshape(-1)[places]
    shown = ids.clone().reshape(-1)
    kind = torch.rand(len(places), generator=generator)
    other = torch.randint(FIRST_PIECE, pieces, (len(places),), generator=generator)
    shown[places] = torch.where(kind < 0.8, torch.full_like(wanted, MASK), torch.where(kind < 0.9, other, wanted))
    return shown.view_as(ids), places, wanted


def rate_at(progress, step, warm_up=150, decay_from=0.4):
    """Share of the full rate: a short warm-up, a level stretch, then straight down to zero at the end of the budget."""
    return min(1.0, (step + 1) / warm_up, max(0.0, (1 - progress) / (1 - decay_from)))


def main():
    parser = arguments(__doc__)
    parser.add_argument("--tokenizer", type=Path, default=REPOSITORY / "models/parallax-en/tokenizer.json")
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--steps", type=int, default=0, help="a number of steps instead of minutes")
    parser.add_argument("--rows", type=int, default=64)
    parser.add_argument("--hidden", type=float, default=0.2)
    parser.add_argument("--matrix-rate", type=float, default=0.01)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--layers", type=int, default=SHAPE["layers"])
    parser.add_argument("--width", type=int, default=SHAPE["width"])
    parser.add_argument("--begin", type=Path, help="a TorchScript whose encoder to begin with, instead of skip-gram vectors")
    parser.add_argument("--skip", type=int, default=0, help="steps whose rows were read before")
    parser.add_argument("--out", default="encoder.pt", help="name of the checkpoint in the work folder")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    shape = {**SHAPE, "pieces": len(Tokenizer(args.tokenizer)), "layers": args.layers, "width": args.width}
    rows = numpy.load(args.work / "rows.npy")
    module = Masked(shape)
    vectors = args.work / "vectors.vec"
    if args.begin:
        module.encoder.load_state_dict(encoder_of(args.begin))
    elif vectors.exists():
        print(f"vectors for {read_vectors(vectors, module.encoder.embedding.weight.data)} pieces", flush=True)
    made = optimizers(module, args.matrix_rate, args.rate)
    step, spent, mean = 0, 0.0, math.log(shape["pieces"])
    out = args.work / args.out
    if out.exists():
        kept = torch.load(out)
        module.load_state_dict(kept["module"])
        for optimizer, state in zip(made, kept["optimizers"]):
            optimizer.load_state_dict(state)
        step, spent, mean = kept["step"], kept["spent"], kept["loss"]

    def save():
        torch.save({"module": module.state_dict(), "optimizers": [o.state_dict() for o in made], "step": step,
                    "tokens": step * args.rows * rows.shape[1], "spent": spent, "loss": mean, "shape": shape,
                    "begun_with": args.begin.name if args.begin else None}, out.with_suffix(".new"))
        out.with_suffix(".new").replace(out)

    began, saved, said = time.monotonic() - spent, spent, spent

    def progress():
        return step / args.steps if args.steps else spent / (args.minutes * 60)

    while progress() < 1:
        at = (args.skip + step) * args.rows % (len(rows) - args.rows)
        generator = torch.Generator().manual_seed(args.seed * 1000003 + step)
        ids = torch.from_numpy(rows[at:at + args.rows].astype(numpy.int64))
        schedule(made, rate_at(progress(), step))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = module(*hide(ids, args.hidden, generator, shape["pieces"]))
        loss.backward()
        nn.utils.clip_grad_norm_(module.parameters(), 1.0)
        for optimizer in made:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        step, spent = step + 1, time.monotonic() - began
        mean += (loss.item() - mean) * max(0.01, 1 / step)
        if spent - said > 30:
            said = spent
            print(json.dumps({"step": step, "seconds": round(spent), "tokens": step * args.rows * rows.shape[1],
                              "loss": round(mean, 4)}), flush=True)
        if spent - saved > 240:
            saved = spent
            save()
    save()
    print(json.dumps({"done": step, "tokens": step * args.rows * rows.shape[1], "loss": round(mean, 4)}), flush=True)


if __name__ == "__main__":
    main()
