"""Fits the lean head with the encoder held still: a logistic regression on the mean of an article's sentence vectors.

An outlet's label is all that an article has, and outlets differ in what they write of and in which years. So the classes
weigh the same within every topic and every year: what an article is about, or when it was written, shall not give it away.
Run: ./run.sh lean.py   changes work/labels.pt; `words.py` comes after it.
"""
import hashlib
import json
import pickle
import random
from collections import defaultdict

import numpy
import torch
from torch.nn import functional as F

import data
import measure
from export import load
from labels import options
from model import mean_vector
from regression import fit
from tokenizer import Tokenizer

ROUNDS, PRIOR, HEAVIEST = 3, 3.0, 20.0  # of balancing; articles added to each cell; and no article counts for more than this


def even(labels):
    """A weight per article so that every class weighs the same; the mean weight is one."""
    weight = numpy.zeros(len(labels))
    for label in set(labels.tolist()):
        weight[labels == label] = 1 / (labels == label).sum()
    return weight * len(labels) / weight.sum()


def balanced(labels, *groupings):
    """As `even`, and within each group of every grouping too, as far as small groups allow (raking)."""
    weight = even(labels)
    for _ in range(ROUNDS):
        for groups in groupings:
            cell, whole = defaultdict(float), defaultdict(float)
            for group, label, w in zip(groups, labels, weight):
                cell[group, label] += w
                whole[group] += w
            weight = weight * [(whole[g] / 3 + PRIOR) / (cell[g, label] + PRIOR) for g, label in zip(groups, labels)]
            weight = weight * even_share(labels, weight)
    return numpy.clip(weight, 0, HEAVIEST)


def even_share(labels, weight):
    """What brings each class back to its share of the whole weight."""
    total = {label: weight[labels == label].sum() for label in set(labels.tolist())}
    return numpy.array([len(labels) / len(total) / total[label] for label in labels])


def weights(articles):
    return balanced(numpy.array([a.label for a in articles]), [a.year for a in articles], [a.topic for a in articles])


def capped(articles, most, seed):
    """At most so many articles of each outlet, drawn at random; their order is kept."""
    count, kept = defaultdict(int), []
    for place in random.Random(seed).sample(range(len(articles)), len(articles)):
        count[articles[place].outlet] += 1
        if count[articles[place].outlet] <= most:
            kept.append(place)
    return [articles[place] for place in sorted(kept)]


def mean_vectors(module, articles, seed, sentences, rows=96):
    """The mean vector [N,width] of some sentences of each article."""
    draw = random.Random(seed)
    passages = [(ids, place) for place, a in enumerate(articles) for ids in draw.sample(a.sentences, min(sentences, len(a.sentences)))]
    passages.sort(key=lambda passage: len(passage[0]))
    count = torch.bincount(torch.tensor([place for _, place in passages]), minlength=len(articles))
    total = torch.zeros(len(articles), module.encoder.position.size(1))
    module.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(passages), rows):
            some = passages[at:at + rows]
            states, hidden = module.encoder(measure.pad([ids for ids, _ in some]))
            total.index_add_(0, torch.tensor([place for _, place in some]), mean_vector(states, hidden))
    return total / count.clamp(min=1).unsqueeze(1)


def kept_vectors(args, module, articles):
    """`mean_vectors`, computed once for an encoder and a choice of articles: a few million tokens."""
    key = hashlib.sha256(pickle.dumps(articles) + f"{args.seed} {args.sentences}".encode())
    for name, value in sorted(module.encoder.state_dict().items()):
        key.update(name.encode() + value.numpy().tobytes())
    path = args.work / f"vectors-{key.hexdigest()[:16]}.pt"
    if not path.exists():
        torch.save(mean_vectors(module, articles, args.seed, args.sentences), path)
    return torch.load(path)


def head(vectors, articles, strength=0.003, steps=200):
    """Weight [3,width] and bias [3] over vectors, fitted to standardised ones."""
    mean, deviation = vectors.mean(0), vectors.std(0) + 1e-6
    weight, bias = torch.zeros(3, vectors.size(1), requires_grad=True), torch.zeros(3, requires_grad=True)
    scaled = (vectors - mean) / deviation
    loss = fit(lambda: F.linear(scaled, weight, bias), [weight, bias], [a.label for a in articles], weights(articles), strength, steps)
    weight = (weight / deviation).detach()
    return weight, bias.detach() - weight @ mean, loss


def training_articles(args, tokenizer):
    return data.cached("training-articles", args.work, args.tokenizer,
                       lambda: data.articles(args.work / "articles.jsonl", "train", tokenizer, 96, scrub=True))


def head_options(description):
    """Which articles the head is fitted to; the same for every step that asks what it says of them."""
    parser = options(description)
    parser.add_argument("--most", type=int, default=1000, help="articles of one outlet that the head is fitted to")
    parser.add_argument("--sentences", type=int, default=16, help="sentences of each of them")
    return parser


def main():
    args = head_options(__doc__).parse_args()
    path = args.out or args.work / "labels.pt"
    module, kept = load(path)
    tokenizer = Tokenizer(args.tokenizer)
    articles = training_articles(args, tokenizer)
    some = capped(articles, args.most, args.seed)
    weight, bias, loss = head(kept_vectors(args, module, some), some)
    with torch.no_grad():
        module.lean.out.weight.copy_(weight)
        module.lean.out.bias.copy_(bias)
    torch.save({**kept, "module": module.state_dict()}, path)
    print(json.dumps({"articles": len(articles), "of them for the head": len(some), "loss": loss}))


if __name__ == "__main__":
    main()
