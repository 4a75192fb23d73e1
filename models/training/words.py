"""Fits the wide part: weights of pieces and of pairs of neighbours, for loaded language and for lean, beside what is there.

Each is a logistic regression of its own, fitted to the training rows alone; its logits are scaled by the spread that the head's
have on training rows and added. For lean only pieces of small letters weigh: names, numbers and marks tell who writes, when
and of whom.
Run: ./run.sh words.py   changes work/labels.pt: weights, calibration and figures.
"""
import json
import re

import numpy
import torch
from torch.nn import functional as F

import measure
from evaluate import assess, development_rows, outputs
from export import load
from labels import EXPERT_WEIGHT, training_rows
from lean import capped, head_options, kept_vectors, training_articles, weights
from model import BUCKETS, FIRST_PIECE
from regression import fit
from tokenizer import Tokenizer

FEWEST = {"loaded_language": 5, "lean": 20}  # a piece or pair in fewer rows than this gets no weight
STRENGTH = {"loaded_language": 10.0, "lean": 1.0}
WEIGHT = {"loaded_language": 1.0, "lean": 1.5}  # spread of the logits that are added, in that of the head's
SAMPLE = 4000  # sentences whose spread is measured
_WORD = re.compile(r"\u2581?[a-z']+")


def features(ids, told):
    """Rows of the wide part's tables that a passage touches: pieces, then pairs, as `model.Words` has them."""
    ids = numpy.asarray(ids)
    left, right = ids[:-1], ids[1:]
    pairs = (left * 1000003 + right * 7919) % BUCKETS
    return numpy.concatenate([ids[told[ids]], len(told) + pairs[told[left] & told[right]]])


def counted(passages, told):
    """The features of a row's passages and how often each comes in one of them."""
    found, times = numpy.unique(numpy.concatenate([features(ids, told) for ids in passages]), return_counts=True)
    return found, (times / len(passages)).astype(numpy.float32)


def regression(rows, labels, weight, columns, pieces, fewest, strength, steps=60):
    """Weights [pieces + BUCKETS, columns]; rarer features may weigh more."""
    ids, values = (torch.from_numpy(numpy.concatenate(part)) for part in zip(*rows))
    begins = torch.tensor([0, *numpy.cumsum([len(found) for found, _ in rows])[:-1]])
    spread = torch.bincount(ids, minlength=pieces + BUCKETS).float()
    rarity = torch.where(spread < fewest, torch.zeros(len(spread)), ((1 + len(rows)) / (1 + spread)).log())
    values = values * rarity[ids]
    scale = float((values.pow(2).sum() / len(rows)).sqrt()) or 1.0  # nothing may be frequent enough
    table, bias = torch.zeros(len(spread), columns, requires_grad=True), torch.zeros(columns, requires_grad=True)

    def logits():
        return F.embedding_bag(ids, table, begins, mode="sum", per_sample_weights=values / scale) + bias

    loss = fit(logits, [table, bias], labels, weight, strength, steps)
    with torch.no_grad():
        made = logits()
    return (table * (rarity / scale).unsqueeze(1)).detach(), made, loss


def spread(logits):
    return float((logits - logits.mean(1, keepdim=True)).std())


def scale(head, words, weight):
    """What brings the words' logits to their share of the head's spread; none where they say nothing."""
    own = spread(words)
    return weight * spread(head) / own if own > 0 else 0.0


def loaded_language(rows, pieces):
    """A sentence's weights are summed and divided by the root of its length, as in the model."""
    told = numpy.arange(pieces) >= FIRST_PIECE
    table = []
    for row in rows:
        found, times = counted([row.ids], told)
        table.append((found, times / numpy.float32(len(row.ids) ** 0.5)))
    weight = [EXPERT_WEIGHT if row.source == "babe-v3" else 1.0 for row in rows]
    return regression(table, [row.label for row in rows], weight, 2, pieces, FEWEST["loaded_language"], STRENGTH["loaded_language"])


def lean_pieces(tokenizer):
    """Which pieces may weigh for lean: those of small letters."""
    return numpy.array([bool(_WORD.fullmatch(piece)) for piece in tokenizer.pieces])


def lean(articles, told):
    rows = [counted(article.sentences, told) for article in articles]
    return regression(rows, [a.label for a in articles], weights(articles), 3, len(told), FEWEST["lean"], STRENGTH["lean"])


def put(words, columns, table, pieces):
    words.single.weight[:, columns] = table[:pieces]
    words.pair.weight[1:, columns] = table[pieces:]


def main():
    args = head_options(__doc__).parse_args()
    path = args.out or args.work / "labels.pt"
    module, kept = load(path)
    tokenizer, window = Tokenizer(args.tokenizer), kept["shape"]["window"]
    pieces = len(tokenizer)
    with torch.no_grad():
        for part in (module.words.single, module.words.pair):
            part.weight.zero_()
    sentences, articles = training_rows(args, tokenizer, window)["loaded_language"], training_articles(args, tokenizer)
    by_sentence, of_sentences, loss = loaded_language(sentences, pieces)
    some = numpy.random.default_rng(args.seed).permutation(len(sentences))[:SAMPLE]
    of_head = measure.predict(module, [sentences[i].ids for i in some])[0]
    said = {"loaded_language": {"loss": loss, "scale": scale(of_head, of_sentences[some], WEIGHT["loaded_language"])}}
    told = lean_pieces(tokenizer)
    by_article, of_articles, loss = lean(articles, told)
    with torch.no_grad():
        of_head = module.lean.out(kept_vectors(args, module, capped(articles, args.most, args.seed)))
        said["lean"] = {"loss": loss, "scale": scale(of_head, of_articles, WEIGHT["lean"])}
        put(module.words, slice(0, 2), by_sentence * said["loaded_language"]["scale"], pieces)
        module.words.told.copy_(torch.from_numpy(told))
        put(module.words, slice(2, 5), by_article * said["lean"]["scale"], pieces)
    print(json.dumps(said), flush=True)
    dev = development_rows(args, tokenizer, window)
    kept["calibration"], _, kept["figures"] = assess(dev, outputs(module, dev))
    torch.save({**kept, "module": module.state_dict()}, path)
    print(json.dumps({"figures": kept["figures"], "calibration": kept["calibration"]}, indent=1))


if __name__ == "__main__":
    main()
