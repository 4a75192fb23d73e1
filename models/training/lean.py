"""Finishes the lean head with the encoder held still; nothing but lean changes.

1. The head is trained on more articles than `labels.py` gets through: their sentences are encoded once and kept.
2. What single words say is added: a weight per piece and class, summed over a sentence's tokens. It is a logistic regression
   on whole articles, and errs differently from the encoder, so that the sum is better than either.
Run: ./run.sh lean.py   changes work/labels.pt: weights, calibration and figures.
"""
import json
import random
from collections import defaultdict

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import measure
from evaluate import development_rows, evaluate
from export import load
from labels import options, training_rows
from tokenizer import SPECIAL, Tokenizer

FEWEST = 20  # a piece in fewer training articles than this gets no weight


def drawn(labels, size, steps, seed):
    """For each step, places of `size` rows of every class."""
    draw, places = random.Random(seed), [[i for i, l in enumerate(labels) if l == label] for label in range(3)]
    for _ in range(steps):
        yield [i for rows in places for i in draw.choices(rows, k=size)]


def decayed(optimizer, rate, batches, steps):
    """The batches, with the rate falling straight to zero."""
    for step, batch in enumerate(batches):
        optimizer.param_groups[0]["lr"] = rate * (1 - step / steps)
        yield batch


def chosen(articles, seed, per_root=12.5):
    """Some articles of each outlet, a number that grows with the root of how many it has."""
    draw, outlets = random.Random(seed), defaultdict(list)
    for article in articles:
        outlets[article.label, article.outlet].append(article)
    return [a for rows in outlets.values() for a in draw.sample(rows, min(len(rows), max(1, int(per_root * len(rows) ** 0.5))))]


def features(module, articles, seed, sentences=12, rows=96):
    """What the head reads, for some sentences of each article: features [N,2 width], begins [articles + 1]."""
    draw = random.Random(seed)
    picked = [draw.sample(a.sentences, min(sentences, len(a.sentences))) for a in articles]
    passages = [s for part in picked for s in part]
    order = sorted(range(len(passages)), key=lambda i: len(passages[i]))
    made = None
    module.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), rows):
            places = order[at:at + rows]
            states, hidden = module.encoder(measure.pad([passages[i] for i in places]))
            states, seen = states.float(), (~hidden).float().unsqueeze(2)
            read = module.lean.read(states, hidden, (states * seen).sum(1) / seen.sum(1)).half()
            made = torch.zeros(len(passages), read.size(1), dtype=torch.half) if made is None else made
            made[places] = read
    return made, numpy.cumsum([0, *map(len, picked)])


def train_head(head, read, begins, labels, seed, steps=500, rate=1e-3, size=64):
    """Trains the head's last two layers on kept features."""
    labels = numpy.array(labels)
    for part in head.modules():
        if isinstance(part, nn.Dropout):
            part.p = 0.3
    head.train()
    trained = [*head.inner.parameters(), *head.out.parameters()]
    optimizer = torch.optim.AdamW(trained, lr=rate, weight_decay=0.05)
    for batch in decayed(optimizer, rate, drawn(labels, size, steps, seed), steps):
        counts = torch.tensor([begins[i + 1] - begins[i] for i in batch])
        rows = torch.cat([torch.arange(begins[i], begins[i + 1]) for i in batch])
        place = torch.repeat_interleave(torch.arange(len(batch)), counts)
        logits = head.decide(read[rows].float())
        mean = torch.zeros(len(batch), 3).index_add(0, place, logits) / counts.unsqueeze(1)
        loss = F.cross_entropy(mean, torch.from_numpy(labels[batch]), label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    head.eval()
    return loss.item()


def counts(article, pieces):
    """The pieces of an article and how often each comes in a sentence of it."""
    ids = numpy.concatenate([numpy.array(s) for s in article.sentences])
    found, times = numpy.unique(ids[ids >= len(SPECIAL)], return_counts=True)
    return found, (times / len(article.sentences)).astype(numpy.float32)


def bag(rows, weights):
    """The sum of the weights of each row's pieces, times their counts."""
    ids, values = (torch.from_numpy(numpy.concatenate(part)) for part in zip(*rows))
    begins = torch.tensor([0, *numpy.cumsum([len(found) for found, _ in rows])[:-1]])
    return F.embedding_bag(ids, weights, begins, mode="sum", per_sample_weights=values)


def words(rows, labels, pieces, seed, steps=700, rate=0.02, decay=1e-5, dropped=0.3, size=128):
    """Weights [pieces,3] of a logistic regression over whole articles; rarer pieces may weigh more."""
    drop = numpy.random.default_rng(seed)
    spread = torch.bincount(torch.from_numpy(numpy.concatenate([found for found, _ in rows])), minlength=pieces).float()
    rarity = torch.where(spread < FEWEST, torch.zeros(pieces), ((1 + len(rows)) / (1 + spread)).log()).unsqueeze(1)
    weights, bias = torch.zeros(pieces, 3, requires_grad=True), torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.Adam([weights, bias], lr=rate)
    for batch in decayed(optimizer, rate, drawn(labels, size, steps, seed), steps):
        shown = []
        for found, values in (rows[i] for i in batch):
            kept = drop.random(len(found)) > dropped
            shown.append((found[kept], values[kept] / (1 - dropped)))
        loss = F.cross_entropy(bag(shown, weights * rarity) + bias, torch.tensor([labels[i] for i in batch]))
        optimizer.zero_grad()
        (loss + decay * weights.pow(2).sum()).backward()
        optimizer.step()
    return (weights * rarity).detach(), loss.item()


def deviation(logits):
    return (logits - logits.mean(1, keepdim=True)).std().item()


def main():
    args = options(__doc__).parse_args()
    path = args.out or args.work / "labels.pt"
    module, kept = load(path)
    tokenizer, pieces = Tokenizer(args.tokenizer), kept["shape"]["pieces"]
    articles = training_rows(args, tokenizer, kept["shape"]["window"])["lean"]
    some = chosen(articles, args.seed)
    read, begins = features(module, some, args.seed)
    said = {"articles": len(some), "sentences": len(read)}
    said["loss of the head"] = train_head(module.lean, read, begins, [a.label for a in some], args.seed)
    rows = [counts(article, pieces) for article in articles]
    weights, said["loss of words"] = words(rows, [a.label for a in articles], pieces, args.seed)
    with torch.no_grad():
        by_head = torch.stack([part.mean(0) for part in module.lean.decide(read.float()).split(numpy.diff(begins).tolist())])
        by_words = bag([counts(article, pieces) for article in some], weights)
        said["scale"] = deviation(by_head) / deviation(by_words)
        module.lean_words.weight.copy_(weights * said["scale"])
    print(json.dumps(said), flush=True)
    kept["calibration"], kept["figures"] = evaluate(module, development_rows(args, tokenizer, kept["shape"]["window"]))
    torch.save({**kept, "module": module.state_dict()}, path)
    print(json.dumps({"figures": kept["figures"], "calibration": kept["calibration"]}, indent=1))


if __name__ == "__main__":
    main()
