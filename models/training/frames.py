"""The head for the ten policy frames: each begins at the phrases that describe it and learns from labels where there are any.

Labels: sentences written for the project (`models/data/frames/train.jsonl`), and two published sets by a written mapping of their labels
(the service reads it too; what is not mapped is counted and left out). What a set does not label says nothing for or against a frame. Each set has intercepts
of its own, since it chose its texts by its own rules; the project's are the ones that serve. An article's label is learned by the mean of its sentences.
Run: ./run.sh frames.py [--write]   after `-m framing`; changes work/labels.pt. `--write` puts the figures into figures/frames.json.
"""
import json

import numpy
import torch
from torch.nn import functional as F

import data
import measure
from export import NAME, VERSION, load
from framing import place
from framing.rows import ids
from labels import options
from model import LABELS, mean_vector
from normalize import normalize
from paths import REPOSITORY
from sentences import split_sentences
from tokenizer import Tokenizer

FOLDER = REPOSITORY / "models/data/frames"
MAPPING = REPOSITORY / "src/main/resources/news/parallax/cli/frame-labels.json"
FRAMES = LABELS["frames"]
SETS = {"gvfc": "gun-violence-headlines.jsonl", "climate": "climate-articles.jsonl"}
STRENGTH, BEGINNING, MOST = 0.06, 4.0, 40  # of the pull towards the phrases; of the phrases; sentences of an article
PUBLISHED = 0.05  # weight of a published set; the project's own counts as 1


def sentence_features(module, tokenizer, texts):
    """[S, 2 x width]: the vector that axes read, and the mean of the encoder's states; and which text each sentence is of [S]."""
    passages, owner = [], []
    for place_, text in enumerate(texts):
        for sentence in split_sentences(normalize(text))[:MOST] or [text]:
            passages.append(ids(tokenizer, sentence))
            owner.append(place_)
    module.eval()
    order, made = sorted(range(len(passages)), key=lambda i: len(passages[i])), [None] * len(passages)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), 128):
            chosen = order[at:at + 128]
            batch = measure.pad([passages[i] for i in chosen])
            states, hidden, early, bias = module.encoder.read(batch)
            found = torch.cat([module.framing(early, bias, hidden, batch).float(), mean_vector(states, hidden)], 1)
            for i, row in zip(chosen, found):
                made[i] = row
    return torch.stack(made), torch.tensor(owner)


def means(rows, owner):
    """Of each text the mean of its sentences' rows."""
    total = torch.zeros(int(owner.max()) + 1, rows.size(1)).index_add_(0, owner, rows)
    return total / torch.bincount(owner).unsqueeze(1)


def features(module, tokenizer, texts):
    return means(*sentence_features(module, tokenizer, texts))


def own_rows(part):
    rows = list(data.rows(FOLDER / f"{part}.jsonl"))
    return [r["text"] for r in rows], torch.tensor([[float(f in r["labels"]) for f in FRAMES] for r in rows])


def published_rows(folder, name, mapping):
    """Texts, own labels [N,K], and for the ten frames 1, 0, or not a number where the set has no label for them."""
    rows, labels = list(data.rows(folder / "frames" / SETS[name])), sorted(mapping)
    own = torch.tensor([[float(l in r["labels"]) for l in labels] for r in rows])
    mapped = torch.full((len(rows), len(FRAMES)), float("nan"))
    for k, frame in enumerate(FRAMES):
        columns = [own[:, i] for i, l in enumerate(labels) if mapping[l]["frame"] == frame]
        if columns:
            mapped[:, k] = torch.stack(columns).amax(0)
    return [r["text"] for r in rows], labels, own, mapped


class Fitted:
    """A logistic regression per label over several sets with intercepts of their own, pulled towards `prior` [K,D]."""

    def __init__(self, sets, prior, strength=STRENGTH, published=PUBLISHED):
        x = torch.cat([s for s, _ in sets])
        self.mean, self.deviation = x.mean(0), x.std(0) + 1e-6
        prior = prior * self.deviation
        self.weight = prior.clone().requires_grad_(True)
        self.biases = [torch.full((prior.size(0),), -1.5, requires_grad=True) for _ in sets]
        optimizer = torch.optim.LBFGS([self.weight, *self.biases], max_iter=200, line_search_fn="strong_wolfe")

        def loss():
            optimizer.zero_grad()
            value = strength * (self.weight - prior).pow(2).sum() / 2
            for at, ((features_, truth), bias) in enumerate(zip(sets, self.biases)):
                known = ~truth.isnan()
                logits = F.linear((features_ - self.mean) / self.deviation, self.weight, bias)
                value = value + (published if at else 1) * F.binary_cross_entropy_with_logits(logits[known], truth[known]) * truth.size(1)
            value.backward()
            return value

        optimizer.step(loss)

    def linear(self, which=0):
        weight = (self.weight / self.deviation).detach()
        return weight, (self.biases[which] - weight @ self.mean).detach()

    def logits(self, x, which=0):
        return F.linear(x, *self.linear(which))


def f1(truth, said):
    hits = (truth * said).sum(0)
    return (2 * hits / (truth.sum(0) + said.sum(0)).clamp(min=1)).numpy()


def area(truth, scores):
    return [round(place.auc(scores[truth[:, k] == 0, k].numpy(), scores[truth[:, k] == 1, k].numpy()), 4) for k in range(truth.size(1))]


def report(names, truth, logits, threshold=0.5):
    found = f1(truth, (torch.sigmoid(logits) >= threshold).float())
    return {"rows": len(truth), "macro_f1": round(float(found.mean()), 4),
            "auc": round(float(numpy.mean(area(truth, logits))), 4), "f1": {n: round(float(v), 4) for n, v in zip(names, found)}}


def best_threshold(truth, probabilities):
    """The one with the largest mean F1."""
    grid = [t / 100 for t in range(4, 61, 2)]
    return max(grid, key=lambda t: float(f1(truth, (probabilities >= t).float()).mean()))


def folds(rows, seed=1):
    return torch.from_numpy(measure.folds(rows, 5, seed))


def out_of_fold(fit, rows, columns):
    made, fold = torch.zeros(rows, columns), folds(rows)
    for k in range(5):
        made[fold == k] = fit(fold != k, fold == k)
    return made


def main():
    parser = options(__doc__)
    parser.add_argument("--folder", type=type(REPOSITORY), default=REPOSITORY / "models/parallax-en")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    path = args.out or args.work / "labels.pt"
    module, kept = load(path)
    tokenizer, mapping = Tokenizer(args.tokenizer), json.loads(MAPPING.read_text(encoding="utf-8"))
    described = {f["name"]: f["phrases"] for f in json.loads((FOLDER / "frames.json").read_text(encoding="utf-8"))}
    width = module.framing.embedding.weight.size(1)
    phrases = torch.stack([place.pole(features(module, tokenizer, described[f])[:, :width]) for f in FRAMES])
    prior = torch.cat([BEGINNING * (phrases - phrases.mean(0)), torch.zeros_like(phrases)], 1)
    (texts, truth), (unseen, wanted) = own_rows("train"), own_rows("test")
    own, test = features(module, tokenizer, texts), features(module, tokenizer, unseen)
    published = {}
    for name in SETS:
        if (args.data / "frames" / SETS[name]).exists():
            texts, labels, own_labels, mapped = published_rows(args.data, name, mapping[name])
            published[name] = (features(module, tokenizer, texts), labels, own_labels, mapped)
    sets = [(own, truth), *((x, mapped) for x, _, _, mapped in published.values())]
    fitted = Fitted(sets, prior)
    out = out_of_fold(lambda fit, left: Fitted([(own[fit], truth[fit]), *sets[1:]], prior).logits(own[left]), len(own), len(FRAMES))
    figures = {"command": "models/training/run.sh frames.py --write", "model": f"{NAME} {VERSION}", "own": report(FRAMES, wanted, fitted.logits(test)),
               "own_by_phrases_alone": {"auc": round(float(numpy.mean(area(wanted, test @ prior.t()))), 4)},
               "own_without_the_published_sets": report(FRAMES, wanted, Fitted(sets[:1], prior).logits(test)),
               "own_training_rows_out_of_fold": report(FRAMES, truth, out)}
    for place_, (name, (x, labels, own_labels, mapped)) in enumerate(published.items(), 1):
        def fit_mapped(fit, left):
            return Fitted([*sets[:place_], (x[fit], mapped[fit]), *sets[place_ + 1:]], prior).logits(x[left], place_)
        there = [k for k in range(len(FRAMES)) if not mapped[:, k].isnan().any()]
        by_frame = out_of_fold(fit_mapped, len(x), len(FRAMES))
        nothing = torch.zeros(len(labels), x.size(1))
        by_label = out_of_fold(lambda fit, left: Fitted([(x[fit], own_labels[fit])], nothing).logits(x[left]), len(x), len(labels))
        unseen_set = Fitted([s for at, s in enumerate(sets) if at != place_], prior).logits(x)
        names = [FRAMES[k] for k in there]
        figures[name] = {"own_labels": report(labels, own_labels, by_label), "mapped": report(names, mapped[:, there], by_frame[:, there]),
                         "mapped_without_its_labels": report(names, mapped[:, there], unseen_set[:, there]),
                         "unmapped": {l: int(own_labels[:, i].sum()) for i, l in enumerate(labels) if mapping[name][l]["frame"] is None}}
    with torch.no_grad():
        weight, bias = fitted.linear()
        module.frames.weight.copy_(weight)
        module.frames.bias.copy_(bias)
    calibration = kept["calibration"]["frames"] = calibrate(out, truth)

    def calibrated(logits):
        return torch.sigmoid(logits / calibration["temperature"] + torch.tensor(calibration["bias"]))

    kept["frame_threshold"] = {"sentence": best_threshold(truth, calibrated(out)), "article": 0.5}
    if "climate" in published:
        texts, _, _, mapped = published_rows(args.data, "climate", mapping["climate"])
        sentences, owner = sentence_features(module, tokenizer, texts)
        there = ~mapped.isnan().any(0)
        shares = means(calibrated(fitted.logits(sentences)), owner)
        kept["frame_threshold"]["article"] = best_threshold(mapped[:, there], shares[:, there])
        figures["climate_by_share_of_sentences"] = {"auc": round(float(numpy.mean(area(mapped[:, there], shares[:, there]))), 4)}
    figures.update(calibration=calibration, threshold=kept["frame_threshold"])
    said = calibrated(fitted.logits(test)) >= kept["frame_threshold"]["sentence"]
    found = f1(wanted, said.float())
    figures["own"].update(macro_f1_at_threshold=round(float(found.mean()), 4), f1_at_threshold=dict(zip(FRAMES, (round(float(v), 4) for v in found))))
    kept["figures"]["frames"] = {name: {k: v for k, v in part.items() if k in ("rows", "macro_f1", "macro_f1_at_threshold", "auc")}
                                 for name, part in [("own", figures["own"]), *((n, figures[n]["mapped"]) for n in published)]}
    torch.save({**kept, "module": module.state_dict()}, path)
    printed = json.dumps(figures, indent=1)
    if args.write:
        (args.folder / "figures/frames.json").write_text(printed + "\n", encoding="utf-8")
    print(printed)


def calibrate(logits, truth, strength=0.02):
    """A temperature for all frames and a bias for each, on rows that the weights have not seen."""
    log_scale, bias = torch.zeros(1, requires_grad=True), torch.zeros(truth.size(1), requires_grad=True)
    optimizer = torch.optim.LBFGS([log_scale, bias], max_iter=100, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        value = F.binary_cross_entropy_with_logits(logits * log_scale.exp() + bias, truth) + strength * bias.pow(2).mean()
        value.backward()
        return value

    optimizer.step(loss)
    return {"temperature": float((-log_scale).exp()), "bias": bias.detach().tolist()}


if __name__ == "__main__":
    main()
