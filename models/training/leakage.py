"""The leakage probe of the model card: does the outlet show in what the model makes of a text, and does its name count?

1. Named: the share of dev articles that name their own outlet, in the text as it is and in what the model is shown.
2. Guess: the outlet of an article is guessed from the mean of its sentences' vectors, and beside it from its words, by a
   multinomial logistic regression on other articles of the same outlets; with masking and without it.
3. Shift: how far the lean of a dev article moves between a text without its outlet's name and one with it in front of the
   first sentences; with masking and without it.
Run: ./run.sh leakage.py [--folder models/parallax-en] [--articles 40] [--shifted 240]   prints one JSON object.
"""
import json
import random
import re
from collections import defaultdict
from pathlib import Path

import numpy
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import data
import masking
import measure
from evaluate import model_id
from model import mean_vector
from paths import REPOSITORY, arguments
from tokenizer import BEGIN, Tokenizer

FRONT = 3  # sentences that the name is put in front of


class Reader:
    """Sentence vectors and lean logits of a model folder; equal passages pass the encoder once."""

    def __init__(self, folder):
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.name = f"{about['name']} {about['version']}"
        self.window, self.calibration = about["window"], about["measures"]["lean"]["calibration"]
        self.tokenizer = Tokenizer(folder / "tokenizer.json")
        self.module = torch.jit.load(str(folder / about["torchscript"])).eval()
        self.at = {output: index for index, output in enumerate(about["outputs"])}
        self.read = {}

    def passage(self, sentence, names):
        """`names` None: nothing is hidden."""
        if names is None:
            return tuple([BEGIN, *self.tokenizer.ids(sentence)][:self.window])
        return tuple(data.passage(self.tokenizer, sentence, self.window, names))

    def encode(self, passages, rows=64):
        """(mean state, which lean reads; lean logits; vector, which is stored) by passage."""
        new = sorted({p for p in passages if p not in self.read}, key=len)
        none = torch.tensor([[0, 0, 1]])
        with torch.no_grad():
            for at in range(0, len(new), rows):
                chosen = new[at:at + rows]
                batch = measure.pad([list(p) for p in chosen])
                outputs = self.module(batch, none)
                mean = mean_vector(*self.module.encoder(batch))
                for row, passage in enumerate(chosen):
                    self.read[passage] = (mean[row].numpy(), *(outputs[self.at[o]][row].numpy() for o in ("lean", "vector")))
        return [self.read[p] for p in passages]

    def lean(self, passages):
        logits = torch.tensor(numpy.mean([logits for _, logits, _ in self.encode(passages)], axis=0)).unsqueeze(0)
        left, _, right = measure.apply(logits, self.calibration)[0]
        return float(right - left)


def hidden_names(row):
    return masking.Names(row["outlet"])


def story(row):
    return [s for s in row["sentences"] if not masking.is_furniture(s)] or row["sentences"]


def display(row):
    """The outlet's name as a text has it, from the label that the data gives it."""
    return re.split(r" - | \(|\.com$", row["outlet"])[0].replace(" Online News", " News").strip()


def interval(values, seed, draws=1000):
    """95 % of the mean, by bootstrap."""
    drawn = numpy.random.default_rng(seed).choice(values, (draws, len(values))).mean(1)
    return [round(float(q), 4) for q in numpy.quantile(drawn, [0.025, 0.975])]


def named(rows):
    """Shares of articles in which their outlet's name stands, before and after masking."""
    before = after = 0
    for row in rows:
        name = re.compile(f"(?<![0-9A-Za-z])(?:{re.escape(display(row).removeprefix('The '))}|{re.escape(row['domain'])})(?![0-9A-Za-z])")
        names = hidden_names(row)
        shown = [s[b:e] for s in story(row) for b, e, hidden in masking.pieces(s, names.spans(s)) if not hidden]
        before += any(name.search(s) for s in row["sentences"])
        after += any(name.search(s) for s in shown)
    return {"articles": len(rows), "before": round(before / len(rows), 4), "after": round(after / len(rows), 4)}


def sample(rows, most, seed):
    """Up to `most` articles of each domain that has that many."""
    draw, by_domain = random.Random(seed), defaultdict(list)
    for row in rows:
        if len(row["sentences"]) >= 4:
            by_domain[row["domain"]].append(row)
    return [row for found in by_domain.values() if len(found) >= most for row in draw.sample(found, most)]


def some(sentences, most, seed):
    return random.Random(seed).sample(sentences, min(most, len(sentences)))


def guess(features, truth, classifier, seed):
    """Accuracy on a quarter of the articles."""
    places = numpy.arange(len(truth))
    fit, test = train_test_split(places, test_size=0.25, random_state=seed, stratify=truth)
    made = classifier.fit([features[i] for i in fit], truth[fit])
    right = (made.predict([features[i] for i in test]) == truth[test]).astype(float)
    return {"accuracy": round(float(right.mean()), 4), "interval": interval(right, seed), "articles": len(test)}


def guesses(reader, rows, sentences, masked, seed):
    """The same sentences as vectors and as words."""
    truth = numpy.array([row["domain"] for row in rows])
    means, vectors, words = [], [], []
    for number, row in enumerate(rows):
        chosen = some(story(row) if masked else row["sentences"], sentences, seed + number)
        names = hidden_names(row) if masked else None
        passages = [reader.passage(s, names) for s in chosen]
        read = reader.encode(passages)
        means.append(numpy.mean([mean for mean, _, _ in read], axis=0))
        vectors.append(numpy.mean([vector for _, _, vector in read], axis=0))
        words.append(" ".join(s[b:e] for s in chosen for b, e, hidden in masking.pieces(s, names.spans(s) if names else [])
                              if not hidden))
    linear = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=300))
    lexical = make_pipeline(TfidfVectorizer(sublinear_tf=True, min_df=3, lowercase=False), LogisticRegression(C=30, max_iter=300))
    return {"representation": guess(means, truth, linear, seed), "stored vectors": guess(vectors, truth, linear, seed), "words": guess(words, truth, lexical, seed)}


def without(sentence, names, own):
    """A sentence with its own outlet's name taken out."""
    kept = [s for s in names.spans(sentence) if "".join(re.findall("[0-9a-z]+", sentence[slice(*s)].lower())).removeprefix("the") in own]
    return " ".join(sentence[b:e] for b, e, hidden in masking.pieces(sentence, kept) if not hidden)


def shifts(reader, rows, masked, most=40):
    """|lean with the name - lean without it| of each article, of its first sentences at most."""
    made = []
    for row in rows:
        names, own = hidden_names(row), masking.own_names(row["outlet"])
        bare = [s for s in (without(s, names, own) for s in story(row)[:most]) if s]
        if len(bare) < FRONT:
            continue
        front = [f"{display(row)} reports: {s}" for s in bare[:FRONT]]
        shown = names if masked else None
        made.append(abs(reader.lean([reader.passage(s, shown) for s in front + bare[FRONT:]])
                        - reader.lean([reader.passage(s, shown) for s in bare])))
    return made


def summary(values, seed):
    return {"mean": round(float(numpy.mean(values)), 4), "interval": interval(values, seed),
            "quantile_95": round(float(numpy.quantile(values, 0.95)), 4), "most": round(float(max(values)), 4)}


def main():
    parser = arguments(__doc__)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "models/parallax-en")
    parser.add_argument("--articles", type=int, default=40, help="of each outlet that has as many, for the guess")
    parser.add_argument("--sentences", type=int, default=12, help="of each of them")
    parser.add_argument("--shifted", type=int, default=240, help="dev articles, for the shift")
    args = parser.parse_args()
    reader = Reader(args.folder)
    rows = {split: [r for r in data.rows(args.work / "articles.jsonl") if r["split"] == split and r["sentences"]]
            for split in ("train", "dev")}
    chosen = sample(rows["train"], args.articles, args.seed)
    outlets = len({row["domain"] for row in chosen})
    made = {"model": model_id(args.folder), "seed": args.seed, "named": named(rows["dev"]),
            "guess": {"outlets": outlets, "articles": len(chosen), "chance": round(1 / outlets, 4)}}
    for label, masked in (("masked", True), ("shown", False)):
        made["guess"][label] = guesses(reader, chosen, args.sentences, masked, args.seed)
    told = random.Random(args.seed).sample(rows["dev"], min(args.shifted, len(rows["dev"])))
    moved = {label: shifts(reader, told, masked) for label, masked in (("masked", True), ("shown", False))}
    made["shift"] = {"articles": len(moved["masked"]), **{label: summary(v, args.seed) for label, v in moved.items()}}
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()
