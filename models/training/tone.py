"""Trains the head for tone further, with the encoder held still, on rows in which somebody else is named.

Who is named shall not decide: of the rows that name an American party or its side, half are shown with the sides exchanged, and in
some rows another name stands in the target's place (counterfactual augmentation). The labels stay: they are about what is said.
Run: ./run.sh tone.py   changes work/labels.pt; comes after labels.py, before words.py.
"""
import json
import random
import re

import torch
from torch.nn import functional as F

import data
import measure
from export import load
from labels import Draw, hide, training_options
from model import mean_vector
from tokenizer import Tokenizer

RENAMED = 0.3  # share of rows in which another name stands in the target's place
EXCHANGED = {"Democrat": "Republican", "Democrats": "Republicans", "Republicans": "Democrats", "liberal": "conservative",
             "liberals": "conservatives", "conservative": "liberal", "conservatives": "liberals", "Democratic": "Republican",
             "Dems": "GOP", "GOP": "Democratic", "leftist": "rightist", "left-wing": "right-wing", "right-wing": "left-wing"}
_SIDE = re.compile(r"\b(" + "|".join(sorted([*EXCHANGED, "Republican"], key=len, reverse=True)) + r")\b")
FIRST = """James Mary John Linda Robert Susan Emily Connor DeShawn Lakisha Malik Ebony Tyrone Keisha José María Luis Guadalupe Carlos
Rosa Wei Mei Hiroshi Yuki Jin Min-jun Mohammed Fatima Ahmed Aisha Omar Layla Raj Priya Arjun Olga Ivan Chidi Ngozi Moshe Leah""".split()
LAST = """Smith Miller Walsh Baker Washington Jefferson Booker Robinson García Hernández Martínez Rivera Chen Wang Kim Nguyen Tanaka
Park al-Masri Hassan Khalil Rahman Patel Singh Petrov Okafor Adeyemi Cohen Levin O'Brien Kowalski""".split()


def exchanged(match):
    """A side for the other; `Republican` before a noun is `Democratic`, alone it is `Democrat`."""
    if match[1] != "Republican":
        return EXCHANGED[match[1]]
    return "Democratic" if re.match(r" [a-z]", match.string[match.end():]) else "Democrat"


def swapped(row):
    """The row with the sides exchanged, its target's place moved along."""
    before, target, after = row["text"][:row["begin"]], row["text"][row["begin"]:row["end"]], row["text"][row["end"]:]
    made = [_SIDE.sub(exchanged, part) for part in (before, target, after)]
    return {**row, "text": "".join(made), "begin": len(made[0]), "end": len(made[0]) + len(made[1])}


def renamed(row, draw):
    """The row with another name in its target's place: a whole name or a last name."""
    name = draw.choice(LAST) if draw.random() < 0.5 else f"{draw.choice(FIRST)} {draw.choice(LAST)}"
    return {**row, "text": row["text"][:row["begin"]] + name + row["text"][row["end"]:], "end": row["begin"] + len(name)}


def shown(rows, draw):
    """The rows as they are shown in one round."""
    for row in rows:
        if _SIDE.search(row["text"]) and draw.random() < 0.5:
            row = swapped(row)
        yield renamed(row, draw) if draw.random() < RENAMED else row


def train(module, rounds, size, rate, hidden, seed):
    """Trains the head on the rounds, one after the other; returns the running mean of the loss."""
    for p in module.parameters():
        p.requires_grad_(False)
    head = module.tone
    for p in head.parameters():
        p.requires_grad_(True)
    optimizer = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.05)
    steps, step, mean = sum(len(rows) // size for rows in rounds), 0, 1.1
    for rows in rounds:
        batches = Draw(seed + step).similar(rows, size)
        for _ in range(len(rows) // size):
            batch = next(batches)
            optimizer.param_groups[0]["lr"] = rate * (1 - step / steps)
            module.eval()
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                states, padding = module.encoder(hide(measure.pad([r.ids for r in batch]), hidden))
            states = states.float()
            head.train()
            marks = torch.tensor([(row, r.begin, r.end) for row, r in enumerate(batch)])
            loss = F.cross_entropy(head(states, padding, mean_vector(states, padding), marks),
                                   torch.tensor([r.label for r in batch]), label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step, mean = step + 1, mean + (loss.item() - mean) * max(0.02, 1 / (step + 1))
    head.eval()
    return mean


def main():
    parser = training_options(__doc__)
    parser.add_argument("--rounds", type=int, default=4)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    path = args.out or args.work / "labels.pt"
    module, kept = load(path)
    tokenizer, draw = Tokenizer(args.tokenizer), random.Random(args.seed)
    rows = list(data.rows(args.data / "target-tone/train.jsonl"))
    rounds = [[data.mention(r["text"], r["begin"], r["end"], tokenizer, kept["shape"]["window"], data.TONE[r["label"]])
               for r in shown(rows, draw)] for _ in range(args.rounds)]
    loss = train(module, rounds, args.mentions, args.rate, args.hidden, args.seed)
    torch.save({**kept, "module": module.state_dict()}, path)
    print(json.dumps({"rows": len(rows), "with a side": sum(bool(_SIDE.search(r["text"])) for r in rows), "loss": loss}))


if __name__ == "__main__":
    main()
