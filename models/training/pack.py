"""Token ids of the articles, cached: work/rows.npy, the rows for language modelling, and work/pieces.txt, the text for
the skip-gram vectors (token ids as words). The articles of the development outlets are left out.
Run: python3 pack.py"""
import json
import random
from pathlib import Path

import numpy

from paths import REPOSITORY, arguments
from tokenizer import BEGIN, Tokenizer

WINDOW = 128


def rows_of(sentences, window=WINDOW):
    """Full rows from lists of ids: a row begins with a sentence; what does not fit at its end is left out."""
    row = [BEGIN]
    for ids in sentences:
        row += ids
        if len(row) >= window:
            yield row[:window]
            row = [BEGIN]


def main():
    parser = arguments(__doc__)
    parser.add_argument("--tokenizer", type=Path, default=REPOSITORY / "models/parallax-en/tokenizer.json")
    parser.add_argument("--pieces", type=float, default=20e6, help="tokens written for the skip-gram vectors")
    args = parser.parse_args()
    tokenizer = Tokenizer(args.tokenizer)
    rows, tokens, written = [], 0, 0
    articles = (args.work / "articles.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    random.Random(args.seed).shuffle(articles)
    with open(args.work / "pieces.txt", "w", encoding="utf-8") as pieces:
        for line in articles:
            article = json.loads(line)
            if article["split"] == "dev":
                continue
            text = [tokenizer.ids(s) for s in [article["title"], *article["sentences"]] if s]
            tokens += sum(map(len, text))
            rows += [numpy.array(row, dtype=numpy.uint16) for row in rows_of(text)]
            if written < args.pieces:
                pieces.write(" ".join(str(i) for ids in text for i in ids) + "\n")
                written += sum(map(len, text))
    with open(args.data / "loaded-language/train.jsonl", encoding="utf-8") as lines:
        from normalize import normalize
        sets = [tokenizer.ids(normalize(json.loads(line)["text"])) for line in lines]
    tokens += sum(map(len, sets))
    rows += [numpy.array(row, dtype=numpy.uint16) for row in rows_of(sets)]
    rows = numpy.stack(rows)
    numpy.random.default_rng(args.seed).shuffle(rows)
    numpy.save(args.work / "rows.npy", rows)
    print(f"{tokens} tokens, {len(rows)} rows of {WINDOW}")


if __name__ == "__main__":
    main()
