"""Trains encoder and heads on the sentences labelled for loaded language and the mentions labelled for tone, together.

Lean has no part in it: an encoder that learns from outlets' labels learns the outlets; `lean.py` fits that head to what comes out here.
(The encoder that 2.0.0 began with, that of 1.0.0, had been trained on them too.)
Run: ./run.sh labels.py --steps 700 --encoder work/encoder.pt   writes work/labels.pt.
"""
import json
import random
import time
from collections import defaultdict
from copy import deepcopy
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

import data
import measure
from model import FIRST_PIECE, SHAPE, Parallax
from paths import REPOSITORY, arguments
from tokenizer import MASK, Tokenizer

EXPERT_WEIGHT = 5  # a row labelled by experts comes so often for one labelled by language models


class Draw:
    """Batches without end, of rows of about the same length."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def similar(self, rows, size, weight=lambda row: 1):
        """Epoch after epoch; a row comes `weight` times in each. Batches hold rows of similar length."""
        repeated = [row for row in rows for _ in range(weight(row))]
        while True:
            self.random.shuffle(repeated)
            for at in range(0, len(repeated), 32 * size):
                near = sorted(repeated[at:at + 32 * size], key=lambda row: len(row.ids))
                batches = [near[i:i + size] for i in range(0, len(near) - size + 1, size)]
                self.random.shuffle(batches)
                yield from batches


def hide(ids, share):
    """Some tokens become the mask, so that no single word decides."""
    return torch.where((torch.rand(ids.shape) < share) & (ids >= FIRST_PIECE), torch.full_like(ids, MASK), ids)


def training_rows(args, tokenizer, window):
    """The rows of both measures, from the cache when they were read before."""
    return data.cached("training-rows", args.work, args.tokenizer, lambda: {
        "loaded_language": data.loaded_language(args.data / "loaded-language/train.jsonl", tokenizer, window),
        "tone": data.target_tone(args.data / "target-tone/train.jsonl", tokenizer, window)})


def groups(module, rate, head_rate):
    heads = [p for n, p in module.named_parameters() if not n.startswith("encoder.")]
    return [{"params": list(module.encoder.parameters()), "top": rate}, {"params": heads, "top": head_rate}]


def train(module, rows, args, report):
    """Trains for args.minutes (or args.steps); returns the module with averaged weights, the steps and the seconds."""
    draw = Draw(args.seed)
    loaded = draw.similar(rows["loaded_language"], args.loaded, lambda r: EXPERT_WEIGHT if r.source == "babe-v3" else 1)
    tone = draw.similar(rows["tone"], args.mentions)
    optimizer = torch.optim.AdamW(groups(module, args.rate, args.head_rate), lr=args.rate, weight_decay=0.05)
    averaged = deepcopy(module)
    for p in averaged.parameters():
        p.requires_grad_(False)
    began, step, said, means = time.monotonic(), 0, 0.0, defaultdict(float)
    progress = 0.0
    while progress < 1:
        module.train()
        share = min(1.0, (step + 1) / 60, 1 - progress)
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * share
        with torch.autocast("cpu", dtype=torch.bfloat16):
            batch, losses = next(loaded), {}
            ids = hide(measure.pad([r.ids for r in batch]), args.hidden)
            losses["loaded_language"] = F.cross_entropy(
                module(ids, torch.tensor([[0, 0, 1]]))[1], torch.tensor([r.label for r in batch]), label_smoothing=0.05)
            losses["loaded_language"].backward()
            batch = next(tone)
            marks = torch.tensor([(row, r.begin, r.end) for row, r in enumerate(batch)])
            losses["tone"] = F.cross_entropy(module(hide(measure.pad([r.ids for r in batch]), args.hidden), marks)[3],
                                             torch.tensor([r.label for r in batch]), label_smoothing=0.05)
            losses["tone"].backward()
        nn.utils.clip_grad_norm_(module.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        keep = min(0.995, step / (step + 10))
        with torch.no_grad():
            for mean, new in zip(averaged.parameters(), module.parameters()):
                mean.mul_(keep).add_(new, alpha=1 - keep)
        for name, loss in losses.items():
            means[name] += (loss.item() - means[name]) * max(0.02, 1 / step)
        spent = time.monotonic() - began
        progress = step / args.steps if args.steps else spent / (args.minutes * 60)
        if spent - said > 30:
            said = spent
            report({"step": step, "seconds": round(spent), **{n: round(m, 4) for n, m in means.items()}})
    return averaged, step, spent


def options(description):
    parser = arguments(description)
    parser.add_argument("--tokenizer", type=Path, default=REPOSITORY / "models/parallax-en/tokenizer.json")
    parser.add_argument("--out", type=Path)
    return parser


def training_options(description):
    """Those of the steps that go through the rows of tone in batches."""
    parser = options(description)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--hidden", type=float, default=0.15)
    parser.add_argument("--mentions", type=int, default=48, help="mentions in a step")
    return parser


def main():
    parser = training_options(__doc__)
    parser.add_argument("--encoder", type=Path, help="checkpoint of pretrain.py; without it, the encoder starts from nothing")
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--steps", type=int, default=700, help="0: by the minutes")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--loaded", type=int, default=64, help="sentences labelled for loaded language in a step")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    tokenizer, shape = Tokenizer(args.tokenizer), SHAPE
    state, before = None, None
    if args.encoder:
        kept = torch.load(args.encoder)
        before = {name: kept[name] for name in ("step", "tokens", "spent", "loss", "begun_with")}
        shape = kept["shape"]
        state = {n.removeprefix("encoder."): v for n, v in kept["module"].items() if n.startswith("encoder.")}
    module = Parallax(**shape)
    if state:
        module.encoder.load_state_dict(state)
    for later in (module.words, module.framing, module.frames):  # each fitted by a step of its own
        later.requires_grad_(False)
    rows = training_rows(args, tokenizer, shape["window"])
    print(json.dumps({name: len(part) for name, part in rows.items()}), flush=True)
    module, steps, spent = train(module, rows, args, lambda said: print(json.dumps(said), flush=True))
    torch.save({"module": module.state_dict(), "shape": shape,
                "steps": steps, "seed": args.seed, "spent": spent, "before": before}, args.out or args.work / "labels.pt")


if __name__ == "__main__":
    main()
