"""Trains the vector for framing axes; the encoder and the other heads stay as they are.

Run: ./run.sh -m framing --minutes 36   needs work/labels.pt, work/pieces.txt, work/vectors.vec, models/data/axes; changes work/labels.pt.
A run that was broken off goes on from its checkpoint work/framing.pt when started again.
"""
import json
import random
import re
import time
from collections import defaultdict
from copy import deepcopy

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import measure
from export import load
from framing import antonyms as dictionary
from framing import lexicon, place, skipgram
from framing.rows import FOLDER, held_out, ids, training
from framing.swap import Swap, telling_words
from labels import options
from model import FIRST_PIECE
from normalize import normalize
from tokenizer import BEGIN, MASK, Tokenizer

WINDOW = 64  # of phrases, and of sentences that training draws from the dictionary and the articles
SOME = (2, 3, 3, 4, 6)  # phrases a pole, as often as researchers give so many
LEXICON = 2  # how often an axis of the lexicon comes for one of the dictionary
NEAR = 0.4  # a pole of another axis that is this like one's own proves nothing


class Vectors(nn.Module):
    """Ids [B,T] -> vectors [B,width], the encoder held still."""

    def __init__(self, module):
        super().__init__()
        self.module = module

    def forward(self, batch):
        with torch.no_grad():
            early, hidden, bias = self.module.encoder.early(batch)
        return self.module.framing(early, bias, hidden, batch)

    def train(self, mode=True):
        super().train(mode)
        self.module.encoder.eval()
        return self


def begin(module, vectors, rarity):
    """At first a sentence's vector is little but the average of its words'."""
    encoder, framing = module.encoder, module.framing
    with torch.no_grad():
        for own, model in zip(framing.layers, encoder.layers[encoder.branch:]):
            own.load_state_dict(model.state_dict())
        framing.norm.load_state_dict(encoder.norm.state_dict())
        width = min(vectors.shape[1], framing.embedding.weight.size(1))
        framing.embedding.weight.zero_()
        framing.embedding.weight[FIRST_PIECE:, :width] = torch.from_numpy(skipgram.unit(vectors))[FIRST_PIECE:, :width]
        framing.rarity.weight.copy_(torch.from_numpy(numpy.log(rarity)).unsqueeze(1))
        framing.rarity.weight[:FIRST_PIECE] = -6
        framing.words.weight.copy_(3 * torch.eye(framing.words.weight.size(0)))
        framing.gate.weight.mul_(0.1)
        framing.gate.weight[-1].zero_()
        framing.gate.bias.zero_()
        framing.project.weight.mul_(0.02)
        framing.project.bias.zero_()


class Batch:
    """Sentences that speak for a pole or for none, and the poles' phrases."""

    def __init__(self):
        self.axis, self.label, self.mixed, self.passages, self.weight, self.phrases, self.spans = [], [], [], [], [], [], []

    def add(self, label, passage, weight, mixed=False):
        self.axis.append(len(self.spans) // 2)  # the poles come after their sentences
        self.label.append(label)
        self.mixed.append(mixed)
        self.passages.append(passage)
        self.weight.append(weight)

    def pole(self, phrases):
        self.spans.append((len(self.phrases), len(self.phrases) + len(phrases)))
        self.phrases += phrases


class Draw:
    """Batches without end, of written axes and of antonyms."""

    def __init__(self, args, axes, antonyms, tokenizer, swap=None):
        self.args, self.tokenizer, self.random, self.read = args, tokenizer, random.Random(args.seed), {}
        self.written, self.antonyms = self._without_end(axes), self._without_end(antonyms)
        self.any_antonyms, self.swap = bool(antonyms), swap

    def _without_end(self, items):
        while items:
            yield from self.random.sample(items, len(items))

    def _ids(self, text):
        if text not in self.read:
            self.read[text] = ids(self.tokenizer, text, WINDOW)
        return self.read[text]

    def _other_things(self, text, passage):
        """Every second sentence is told of other things."""
        if not self.swap or self.random.random() < 0.5:
            return passage
        return ids(self.tokenizer, self.swap(text, self.random), WINDOW)

    def _hidden(self, text, word):
        """The sentence with that word behind a mask, so that its surroundings have to tell."""
        stem = word[:-1] if len(word) > 5 else word
        found = re.search(r"\b" + re.escape(stem).replace(r"\ ", r"\W+") + r"\w{0,4}\b", text, re.I)
        if not found:
            return self._ids(text)
        before, after = normalize(text[:found.start()]), normalize(text[found.end():])
        return [BEGIN, *self.tokenizer.ids(before), MASK, *self.tokenizer.ids(after)][:WINDOW]

    def next(self):
        batch = Batch()
        for _ in range(self.args.axes):
            self._axis(batch, next(self.written))
        for _ in range(self.args.antonyms if self.any_antonyms else 0):
            self._opposites(batch, next(self.antonyms))
        return batch

    def _axis(self, batch, axis):
        draw, poles = self.random, []
        for row in draw.sample(axis.rows, min(self.args.rows, len(axis.rows))):
            batch.add(row.label, self._other_things(row.text, row.ids), 1.0, row.kind == "mixed")
        for phrases, label in ((axis.negative, -1), (axis.positive, 1)):
            phrases = draw.sample(phrases, len(phrases))
            apart = max(0, min(2, len(phrases) - 2))  # phrases that have to find their own pole
            for phrase in phrases[:apart]:
                batch.add(label, self._ids(phrase), 0.5)
            poles.append([self._ids(p) for p in phrases[apart:][:draw.choice(SOME)]])
        for phrases in poles:
            batch.pole(phrases)

    def _opposites(self, batch, axis):
        draw, weight, poles = self.random, self.args.antonym_weight, []
        for cluster, label in ((axis.negative, -1), (axis.positive, 1)):
            used = set()
            for word, at in draw.sample(cluster.places, min(3, len(cluster.places))):
                used.add(word)
                text = axis.sentences[at]
                batch.add(label, self._hidden(text, word) if draw.random() < 0.3 else self._other_things(text, self._ids(text)), weight)
            if cluster.glosses:
                batch.add(label, self._ids(draw.choice(cluster.glosses)), weight)
            for word in draw.sample(cluster.lemmas, 1 if cluster.glosses else 3):
                used.add(word)
                batch.add(label, self._ids(word), weight)
            others = [lemma for lemma in cluster.lemmas if lemma not in used] or cluster.lemmas
            poles.append([self._ids(p) for p in draw.sample(others, min(len(others), draw.choice(SOME)))])
        for phrases in poles:
            batch.pole(phrases)

    def some_hidden(self, passage):
        if len(passage) <= 6:
            return passage
        return [MASK if at and i >= FIRST_PIECE and self.random.random() < self.args.hidden else i for at, i in enumerate(passage)]


def encoded(module, passages, parts):
    """Vectors of passages of unlike length, in parts of like length: little padding."""
    order = sorted(range(len(passages)), key=lambda i: len(passages[i]))
    size = -(-len(order) // parts)
    made = torch.cat([module(measure.pad([passages[i] for i in order[at:at + size]])).float() for at in range(0, len(order), size)])
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return made[back]


def losses(framing, sentences, phrases, batch):
    """By name. `own`: which pole of its axis, or neither. `side`: which of the poles, of those that speak for one. `cross`: nothing is
    said of other axes. `nearest`: its own pole of all the poles of the batch."""
    poles = place.unit(torch.stack([phrases[b:e].mean(0) for b, e in batch.spans]))
    rows, axis = torch.arange(len(batch.axis)), torch.tensor(batch.axis)
    label, mixed, weight = torch.tensor(batch.label), torch.tensor(batch.mixed), torch.tensor(batch.weight)
    products = framing.scale * (sentences @ poles.t())
    negative, positive = products[:, 0::2], products[:, 1::2]
    logs = torch.log_softmax(torch.stack([negative, framing.offset.expand_as(negative), positive], 2), 2)
    target = F.one_hot(label + 1, 3).float() * 0.94 + 0.02
    target[mixed] = torch.tensor([0.4, 0.2, 0.4])
    sided = (label != 0) & ~mixed
    further = (positive - negative)[rows, axis] * label
    with torch.no_grad():
        centred = place.unit(poles - poles.mean(0))
        like = centred @ centred.t()
        like = torch.maximum(like[0::2], like[1::2])
        like = torch.maximum(like[:, 0::2], like[:, 1::2])
        foreign = (like[axis] < NEAR).float() * torch.where(label == 0, 1.0, 0.6).unsqueeze(1)
        foreign[rows, axis] = 0
    cosines = place.unit(sentences[sided]) @ poles.t() * framing.sharpness.exp().clamp(max=40)
    nearest = F.cross_entropy(cosines, 2 * axis[sided] + (label[sided] > 0).long(), label_smoothing=0.05, reduction="none")
    made = {"own": -((target * logs[rows, axis]).sum(1) * weight).sum() / weight.sum(),
            "side": (F.softplus(-further)[sided] * weight[sided]).sum() / weight[sided].sum(),
            "cross": -0.3 * (logs[:, :, 1] * foreign).sum() / foreign.sum().clamp(min=1),
            "nearest": 0.3 * (nearest * weight[sided]).sum() / weight[sided].sum()}
    return made, float((further[sided] > 0).float().mean())


def groups(framing, rate):
    """The layers go on from what the encoder learned, the words from skip-gram: both move more slowly than what is new."""
    words = [framing.embedding.weight, framing.rarity.weight]
    layers = list(framing.layers.parameters())
    known = {id(p) for p in words + layers}
    return [{"params": layers, "top": rate}, {"params": words, "top": 0.6 * rate},
            {"params": [p for p in framing.parameters() if id(p) not in known], "top": 2 * rate}]


def train(module, draw, args, report):
    """For args.minutes (or args.steps); the module ends with averaged weights."""
    net, framing, checkpoint = Vectors(module), module.framing, args.work / "framing.pt"
    for part in framing.modules():
        if isinstance(part, nn.Dropout):
            part.p = args.dropout
    optimizer = torch.optim.AdamW(groups(framing, args.rate), lr=args.rate, weight_decay=0.02)
    averaged, step, spent, said, means = deepcopy(framing), 0, 0.0, 0.0, defaultdict(float)
    if checkpoint.exists():
        kept = torch.load(checkpoint)
        framing.load_state_dict(kept["framing"])
        averaged.load_state_dict(kept["averaged"])
        optimizer.load_state_dict(kept["optimizer"])
        step, spent = kept["step"], kept["spent"]
    for p in averaged.parameters():
        p.requires_grad_(False)
    began, before, first = time.monotonic(), spent, step
    while (step < args.steps) if args.steps else (spent < args.minutes * 60):
        net.train()
        left = 1 - (step / args.steps if args.steps else spent / (args.minutes * 60))
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(1.0, (step + 1) / 30, max(0.02, left))
        batch = draw.next()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            sentences = encoded(net, [draw.some_hidden(p) for p in batch.passages], 5)
            phrases = place.unit(encoded(net, batch.phrases, 2))
        found, right = losses(framing, sentences, phrases, batch)
        sum(found.values()).backward()
        nn.utils.clip_grad_norm_(framing.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        keep = min(0.99, step / (step + 10))
        with torch.no_grad():
            for mean, new in zip(averaged.parameters(), framing.parameters()):
                mean.mul_(keep).add_(new, alpha=1 - keep)
        for name, value in {**{n: loss.item() for n, loss in found.items()}, "right side": right}.items():
            means[name] += (value - means[name]) * max(0.03, 1 / (step - first))
        spent = before + time.monotonic() - began
        if spent - said > args.report:
            said = spent
            torch.save({"framing": framing.state_dict(), "averaged": averaged.state_dict(), "optimizer": optimizer.state_dict(),
                        "step": step, "spent": spent}, checkpoint)
            module.framing = averaged.eval()
            report({"spent": round(spent), "step": step, **{n: round(v, 3) for n, v in means.items()}, **development(args, net, draw.tokenizer)})
            module.framing = framing
    module.framing = averaged.eval()
    checkpoint.unlink(missing_ok=True)
    return step, spent


def development(args, net, tokenizer):
    """Mean areas under the curve on the development axes, told by value and by intensity."""
    net.eval()
    said, framing = {}, net.module.framing
    for part in ("dev", "dev-open"):
        axes, found = held_out(part, tokenizer, args.axes_folder), []
        for axis, (product, _, _) in zip(axes, place.products(net, axes, tokenizer)):
            found.append(place.axis_areas(axis, product, float(framing.scale), float(framing.offset)))
        said[part] = [round(float(m), 4) for m in numpy.mean(found, axis=0)]
    return said


def framing_options(description):
    parser = options(description)
    parser.add_argument("--axes-folder", type=type(FOLDER), default=FOLDER, help="the written axes")
    parser.add_argument("--minutes", type=float, default=36)
    parser.add_argument("--steps", type=int, default=0, help="0: by the minutes")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--hidden", type=float, default=0.12, help="share of a sentence's tokens behind masks")
    parser.add_argument("--axes", type=int, default=12, help="written axes in a step")
    parser.add_argument("--rows", type=int, default=9, help="sentences of each")
    parser.add_argument("--antonyms", type=int, default=14, help="dictionary axes in a step; 0: WordNet is not needed")
    parser.add_argument("--antonym-weight", type=float, default=0.6)
    parser.add_argument("--go-on", action="store_true", help="from the vector that the model has, not from skip-gram")
    parser.add_argument("--report", type=float, default=150, help="seconds between checkpoints")
    return parser


def swap(axes, clusters):
    """An exchange that leaves alone whatever describes a pole."""
    telling = [p for a in axes for p in (*a.negative, *a.positive)] + [w for c in clusters for side in (c.negative, c.positive) for w in side.lemmas]
    return Swap(telling_words(telling), [row.text for a in axes for row in a.rows])


def main():
    args = framing_options(__doc__).parse_args()
    torch.manual_seed(args.seed)
    path = args.out or args.work / "labels.pt"
    module, kept = load(path)
    tokenizer = Tokenizer(args.tokenizer)
    if not args.go_on:
        begin(module, *skipgram.read(args.work, len(tokenizer)))
    axes = training(tokenizer, args.axes_folder)
    lines = (args.work / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    written = lexicon.opposites(args.axes_folder / "lexicon.jsonl", lines, args.seed)
    antonyms = dictionary.opposites(lines, args.seed) if args.antonyms else []
    about = {"axes": len(axes), "sentences": sum(len(a.rows) for a in axes), "lexicon": len(written), "antonyms": len(antonyms)}
    print(json.dumps(about), flush=True)
    draw = Draw(args, axes, antonyms + LEXICON * written, tokenizer, swap(axes, antonyms + written) if args.antonyms else None)
    step, spent = train(module, draw, args, lambda said: print(json.dumps(said), flush=True))
    kept["framing"] = {"steps": step, "spent": spent, "seed": args.seed, **about, "before": kept.get("framing") if args.go_on else None}
    torch.save({**kept, "module": module.state_dict()}, path)
    print(json.dumps(development(args, Vectors(module), tokenizer)))


if __name__ == "__main__":
    main()
