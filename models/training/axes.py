"""Calibration of the axes on the development axes, and figures on axes that neither training nor calibration has seen.

Run: ./run.sh axes.py [--write]   after `-m framing`; changes work/labels.pt. `--write` puts the figures into figures/axes.json.
Poles are three phrases each, the first three where there are more. Beside the model stands FrameAxis (Kwak et al. 2021) with averaged skip-gram vectors.
"""
import base64
import json
import random

import numpy
import torch
from torch.nn import functional as F

import data
from export import NAME, VERSION, load
from framing import place, skipgram
from framing.__main__ import Vectors
from framing.rows import FOLDER, PARTS, Axis, held_out, ids
from labels import options
from model import FIRST_PIECE
from paths import REPOSITORY
from sentences import split_sentences
from tokenizer import Tokenizer

BUILT_IN = REPOSITORY / "src/main/resources/news/parallax/measure/axes.json"
FIRST_OF_ALL = "desperation-bold-pivot"
CORPUS = 4000  # sentences of the training corpus, for FrameAxis' baseline bias
DRAWS = 2000


def labels(axis):
    return numpy.array([r.label for r in axis.rows])


def kinds(axis):
    return numpy.array([r.kind for r in axis.rows])


def wire(folder, built_in, net, tokenizer):
    """Products of the sentences of neutral wire copy with the poles of the built-in axes [N,2]."""
    passages = [ids(tokenizer, s) for r in data.rows(folder / "wire.jsonl") for s in split_sentences(r["text"])]
    sentences, made = place.vectors(net, passages), []
    for axis in json.loads(built_in.read_text(encoding="utf-8")):
        poles = [place.pole(place.vectors(net, [ids(tokenizer, p) for p in axis[side]])) for side in ("negative", "positive")]
        made.append(sentences @ torch.stack(poles).t())
    return torch.cat(made)


def calibrate(axes, products, neutral):
    """Scale and offset by cross-entropy over three classes; the axes weigh alike, and all of the wire copy as much as a third of them. A sentence that
    speaks for both poles is left out."""
    groups = [(torch.from_numpy(labels(a) + 1)[keep], p[keep], 1.0) for a, p in zip(axes, products)
              for keep in [torch.from_numpy(kinds(a) != "mixed")]]
    groups.append((torch.ones(len(neutral), dtype=torch.long), neutral, len(axes) / 3))
    log_scale, offset = torch.zeros(1, requires_grad=True), torch.ones(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([log_scale, offset], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        value = torch.zeros(())
        for truth, product, weight in groups:
            logits = torch.stack([log_scale.exp() * product[:, 0], offset.expand(len(truth)), log_scale.exp() * product[:, 1]], 1)
            value = value + weight * F.cross_entropy(logits, truth)
        value.backward()
        return value

    optimizer.step(loss)
    return {"scale": float(log_scale.exp()), "offset": float(offset)}


def summary(found, seed=1):
    """Per axis [A,2] and means over the axes with 95 % intervals (bootstrap over axes)."""
    values = numpy.array(list(found.values()))
    drawn = values[numpy.random.default_rng(seed).integers(0, len(values), (DRAWS, len(values)))].mean(1)
    low, high = numpy.quantile(drawn, [0.025, 0.975], axis=0)
    made = {}
    for k, name in enumerate(("auc", "intensity_auc")):
        made[name] = round(float(values[:, k].mean()), 4)
        made[f"{name}_interval"] = [round(float(low[k]), 4), round(float(high[k]), 4)]
    others = [v for n, v in found.items() if n != FIRST_OF_ALL]
    made["others_auc"] = round(float(numpy.mean(others, axis=0)[0]), 4)
    made["axes"] = {n: [round(float(x), 4) for x in v] for n, v in found.items()}
    return made


def of_model(axes, products, calibration):
    return summary({axis.name: of_axis(axis, product, calibration) for axis, product in zip(axes, products)})


def of_axis(axis, product, calibration):
    return place.axis_areas(axis, product, calibration["scale"], calibration["offset"])


def frame_axis(axes, vector, phrase, background):
    """FrameAxis' bias (cosine with the difference of the poles) and intensity (its squared distance from the corpus' bias)."""
    found = {}
    for axis in axes:
        poles = [numpy.mean([phrase(p) for p in side[:place.PHRASES]], axis=0) for side in (axis.negative, axis.positive)]
        direction = skipgram.unit(poles[1] - poles[0])
        bias = numpy.array([vector(r) for r in axis.rows]) @ direction
        found[axis.name] = place.areas(labels(axis), bias, (bias - background @ direction) ** 2)
    return summary(found)


def right_side(axes, products, calibration):
    """By kind of sentence: how many speak for a pole, and the share of them that lies on its side of 0."""
    found = {}
    for axis, product in zip(axes, products):
        p = place.probabilities(product, calibration["scale"], calibration["offset"])
        for row, value in zip(axis.rows, p[:, 2] - p[:, 0]):
            if row.label:
                found.setdefault(row.kind, []).append(value * row.label > 0)
    return {kind: {"rows": len(sides), "right_side": round(float(numpy.mean(sides)), 4)} for kind, sides in found.items()}


def built_in(file, net, tokenizer, parts, calibration):
    """Figures of the built-in axes with all of their own phrases, on the test sentences of the axis of that name."""
    made = {}
    for axis in json.loads(file.read_text(encoding="utf-8")):
        rows = [r for part in ("test", "test-open") for a in parts[part] if a.name == axis["name"] for r in a.rows]
        if rows:
            whole = Axis(axis["name"], axis["negative"], axis["positive"], rows)
            value, intensity = of_axis(whole, place.products(net, [whole], tokenizer, None)[0][0], calibration)
            made[axis["name"]] = {"model": f"{NAME} {VERSION}", "rows": len(rows), "auc": round(value, 4), "intensity_auc": round(intensity, 4)}
    return made


def write_built_in(file, figures):
    """Into the file that the service reads the built-in axes from."""
    axes = json.loads(file.read_text(encoding="utf-8"))
    for axis in axes:
        if axis["name"] in figures:
            axis["figures"] = figures[axis["name"]]
    file.write_text(json.dumps(axes, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def corpus(work, seed):
    """Some sentences of the articles."""
    with open(work / "articles.jsonl", encoding="utf-8") as lines:
        sentences = [s for number, line in enumerate(lines) if number % 20 == 0 for s in json.loads(line)["sentences"]]
    return random.Random(seed).sample(sentences, min(CORPUS, len(sentences)))


def halves(vector):
    return base64.b64encode(numpy.asarray(vector, dtype=">f2").tobytes()).decode("ascii")


def main():
    parser = options(__doc__)
    parser.add_argument("--axes-folder", type=type(FOLDER), default=FOLDER)
    parser.add_argument("--folder", type=type(FOLDER), default=REPOSITORY / "models/parallax-en")
    parser.add_argument("--built-in", type=type(FOLDER), default=BUILT_IN, help="the built-in axes; `--write` adds their figures")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    path = args.out or args.work / "labels.pt"
    module, kept = load(path)
    module.eval()
    tokenizer, net = Tokenizer(args.tokenizer), Vectors(module).eval()
    parts = {part: held_out(part, tokenizer, args.axes_folder) for part in PARTS}
    placed = {part: place.products(net, axes, tokenizer) for part, axes in parts.items()}
    products = {part: [product for product, _, _ in made] for part, made in placed.items()}
    calibration = calibrate(parts["dev"] + parts["dev-open"], products["dev"] + products["dev-open"],
                            wire(args.axes_folder, args.built_in, net, tokenizer))
    passages = [ids(tokenizer, s) for s in corpus(args.work, args.seed)]
    background = place.unit(place.vectors(net, passages)).mean(0)
    kept["axes"] = {**calibration, "background": halves(background)}
    figures = {"command": "models/training/run.sh axes.py --write", "model": f"{NAME} {VERSION}", **calibration}
    for part, axes in parts.items():
        plain = [a._replace(rows=[r for r in a.rows if r.kind == "plain"]) for a in axes]
        kept_rows = [p[torch.from_numpy(kinds(a) == "plain")] for a, p in zip(axes, products[part])]
        figures[part] = {"rows": sum(len(a.rows) for a in axes), **of_model(axes, products[part], calibration),
                         "plain_sentences": {k: v for k, v in of_model(plain, kept_rows, calibration).items() if k != "axes"}}
    figures["implied_by_kind"] = right_side(parts["dev"] + parts["test"], products["dev"] + products["test"], calibration)
    vectors, rarity = skipgram.read(args.work, len(tokenizer))

    def averaged(passage):
        return skipgram.unit(skipgram.average(vectors, rarity, passage, FIRST_PIECE))

    middle = numpy.mean([averaged(p) for p in passages], axis=0)
    said = {}
    for part, axes in parts.items():
        own = {id(r): place.unit(v).numpy() for a, (_, _, sentences) in zip(axes, placed[part]) for r, v in zip(a.rows, sentences)}
        units = {p: place.unit(v).numpy() for a in axes for p, v in zip(
            [*a.negative[:place.PHRASES], *a.positive[:place.PHRASES]],
            place.vectors(net, [ids(tokenizer, p) for p in (*a.negative[:place.PHRASES], *a.positive[:place.PHRASES])]))}
        said[part] = {"skip_gram": frame_axis(axes, lambda r: averaged(r.ids), lambda p: averaged(ids(tokenizer, p)), middle),
                      "model": frame_axis(axes, lambda r: own[id(r)], units.get, background.numpy())}
    figures["frame_axis"] = said
    figures["built_in"] = built_in(args.built_in, net, tokenizer, parts, calibration)
    kept["figures"]["axes"] = {part: {k: v for k, v in figures[part].items() if k != "plain_sentences"} for part in parts}
    torch.save(kept, path)
    printed = json.dumps(figures, indent=1)
    if args.write:
        (args.folder / "figures/axes.json").write_text(printed + "\n", encoding="utf-8")
        write_built_in(args.built_in, figures["built_in"])
    print(printed)


if __name__ == "__main__":
    main()
