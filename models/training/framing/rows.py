"""The axes that were written for the project: `models/data/axes`."""
from collections import namedtuple

import data
from normalize import normalize
from paths import REPOSITORY
from tokenizer import BEGIN

FOLDER = REPOSITORY / "models/data/axes"
PARTS = ("dev", "dev-open", "test", "test-open")
Row = namedtuple("Row", "label kind ids text")
Axis = namedtuple("Axis", "name negative positive rows")


def ids(tokenizer, text, window=128):
    """As the service reads a phrase or a sentence in which nothing is hidden."""
    return [BEGIN, *tokenizer.ids(normalize(text))][:window]


def row(r, tokenizer):
    return Row(r["label"], r.get("kind", "plain"), ids(tokenizer, r["text"]), r["text"])


def training(tokenizer, folder=FOLDER):
    axes = {a["axis"]: Axis(a["axis"], a["negative"], a["positive"], []) for a in data.rows(folder / "train-axes.jsonl")}
    for r in data.rows(folder / "train.jsonl"):
        axes[r["axis"]].rows.append(row(r, tokenizer))
    return list(axes.values())


def held_out(part, tokenizer, folder=FOLDER):
    """Rows that bring their poles along, as `evaluate axis` reads them."""
    axes = {}
    for r in data.rows(folder / f"{part}.jsonl"):
        axes.setdefault(r["axis"], Axis(r["axis"], r["negative"], r["positive"], [])).rows.append(row(r, tokenizer))
    return list(axes.values())
