"""The whole way in under a minute, on rows it makes up: text, vocabulary, pretraining, labels, model folder.

The result is a model folder of the real layout that knows nothing. Run: ./smoke.sh OUT
"""
import json
import lzma
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import fixture
from framing.rows import PARTS

HERE = Path(__file__).resolve().parent
LOADED = ["disgraceful", "shameless", "pathetic", "radical", "so-called", "reckless"]
TONE = {-1: "condemned", 0: "met", 1: "praised"}


def write_rows(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with (lzma.open(path, "wt", encoding="utf-8") if path.suffix == ".xz" else open(path, "w", encoding="utf-8")) as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def loaded(draw, index):
    words = fixture.sentence(draw).split(" ")
    if index % 2:
        words.insert(draw.randrange(len(words)), draw.choice(LOADED))
    return {"text": " ".join(words), "label": index % 2, "outlet": "", "source": "babe-v3" if index % 4 > 1 else "anno-lexical"}


def tone(draw, index):
    target, label = draw.choice(["Álvarez", "O\u2019Hara", "Lindqvist"]), index % 3 - 1
    before = f"On\u00a0Tuesday {draw.choice(fixture.SUBJECTS)} {TONE[label]} "
    return {"id": str(index), "text": f"{before}{target} {draw.choice(fixture.ENDS)}.", "target": target, "begin": len(before),
            "end": len(before) + len(target), "label": label, "source": "newsmtsc-rw" if index % 2 else "newsmtsc-mt"}


def article(draw, index):
    return {"id": str(index), "title": fixture.sentence(draw), "text": "\n".join(fixture.sentence(draw) for _ in range(12)),
            "outlet": f"Outlet {index % 9}", "domain": f"outlet-{index % 9}.example", "date": "2020-01-01", "topic": "made up",
            "lean": index % 3 - 1, "split": "dev" if index % 5 == 0 else "train"}


def write_data(folder, draw):
    write_rows(folder / "partisanship/articles.jsonl.xz", [article(draw, i) for i in range(60)])
    for name, size in (("train", 200), ("dev", 24), ("dev-anno-lexical", 24)):
        write_rows(folder / f"loaded-language/{name}.jsonl", [loaded(draw, i) for i in range(size)])
    for name, size in (("train", 100), ("dev", 24)):
        write_rows(folder / f"target-tone/{name}.jsonl", [tone(draw, i) for i in range(size)])


def axis(draw, name, poles):
    """An axis with phrases, and rows for either pole and for none."""
    rows = [(label, f"{fixture.sentence(draw)} It was {draw.choice(poles[label]) if label else 'on Tuesday'}.") for label in (-1, 0, 1) for _ in range(4)]
    return ({"axis": name, "negative": poles[-1], "positive": poles[1]},
            [{"axis": name, "text": text, "label": label, "kind": "plain"} for label, text in rows])


def write_axes(folder, draw):
    made = [axis(draw, f"made-up-{i}", {-1: ["pathetic", "reckless", "shameless", "radical"], 1: ["careful", "patient", "modest", "calm"]})
            for i in range(4)]
    write_rows(folder / "train-axes.jsonl", [poles for poles, _ in made])
    write_rows(folder / "train.jsonl", [row for _, rows in made for row in rows])
    write_rows(folder / "lexicon.jsonl", [poles for poles, _ in made])
    for part in PARTS:
        write_rows(folder / f"{part}.jsonl", [{**poles, **row} for poles, rows in made for row in rows])
    write_rows(folder / "wire.jsonl", [{"id": "wire-1", "text": fixture.sentence(draw)}])
    (folder / "built-in.json").write_text(json.dumps([{"name": made[0][0]["axis"], **made[0][0]}]), encoding="utf-8")


def complete(folder):
    """The folder holds what a model's folder must hold, and the card has a place for every kind of figure."""
    for name in ("parallax-en.pt", "model.json", "tokenizer.json", "figures/figures.json", "figures/baselines.json", "figures/axes.json",
                 "figures/frames.json",
                 *(f"reliability-{measure}.svg" for measure in ("loaded-language", "tone", "lean"))):
        assert (folder / name).stat().st_size > 0, name
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    measured = card.count("Not measured yet")
    assert measured == 5 and "$" not in card, f"{measured} sections of the card are empty"  # serving, coverage, leakage, abstention, audit


def main():
    out = Path(sys.argv[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data, work = Path(folder, "data"), Path(folder, "work")
        work.mkdir()
        write_data(data, random.Random(1))
        axes = Path(folder, "axes")
        write_axes(axes, random.Random(2))
        (out / "figures").mkdir(exist_ok=True)

        def step(*script):
            subprocess.run([sys.executable, *map(str, script), "--data", str(data), "--work", str(work)],
                           cwd=HERE, check=True, stdout=sys.stderr)

        vocabulary = out / "tokenizer.json"
        step("masking_fixture.py", "--check")
        step("prepare.py")
        step("tokenizer.py", "--pieces", 400, "--out", vocabulary)
        step("pack.py", "--tokenizer", vocabulary)
        step("pretrain.py", "--tokenizer", vocabulary, "--steps", 8, "--rows", 4, "--layers", 2, "--width", 64)
        step("labels.py", "--tokenizer", vocabulary, "--steps", 4, "--encoder", work / "encoder.pt",
             "--loaded", 16, "--mentions", 16)
        step("tone.py", "--tokenizer", vocabulary)
        step("lean.py", "--tokenizer", vocabulary)
        step("words.py", "--tokenizer", vocabulary)
        step("-m", "framing", "--tokenizer", vocabulary, "--axes-folder", axes, "--steps", 3, "--axes", 2, "--antonyms", 0)
        step("axes.py", "--tokenizer", vocabulary, "--axes-folder", axes, "--folder", out, "--write", "--built-in", axes / "built-in.json")
        step("frames.py", "--tokenizer", vocabulary, "--folder", out, "--write")
        step("export.py", "--model", work / "labels.pt", "--out", out)
        for measure in ("loaded_language", "tone", "lean"):
            step("-m", "baselines", "--folder", out, "--measure", measure, "--write")
        step("evaluate.py", "--folder", out, "--write")
        step("card.py", "--folder", out, "--partial")
    complete(out)
    print(out)


if __name__ == "__main__":
    main()
