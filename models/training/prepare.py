"""Reads the articles once: normalised sentences per article to `work/articles.jsonl`, and plain lines for the
vocabulary to `work/vocabulary.txt`. Run: python3 prepare.py [--data DIR] [--work DIR]"""
import json
import lzma
import random
from multiprocessing import Pool

from normalize import normalize
from paths import arguments
from sentences import split_sentences


def prepare(line):
    row = json.loads(line)
    sentences = [normalize(s) for s in split_sentences(row["text"])]
    return json.dumps({
        "id": row["id"], "split": row["split"], "lean": row["lean"], "outlet": row["outlet"], "domain": row["domain"],
        "topic": row["topic"], "year": (row["date"] or "")[:4],
        "title": normalize(row["title"] or ""), "sentences": [s for s in sentences if s]}, ensure_ascii=False)


def main():
    args = arguments(__doc__).parse_args()
    chance = random.Random(1)
    source = args.data / "partisanship/articles.jsonl.xz"
    with lzma.open(source, "rt", encoding="utf-8") as lines, Pool(2) as pool, \
            open(args.work / "articles.jsonl", "w", encoding="utf-8") as articles, \
            open(args.work / "vocabulary.txt", "w", encoding="utf-8") as vocabulary:
        for made in pool.imap(prepare, lines, chunksize=200):
            articles.write(made + "\n")
            row = json.loads(made)
            if row["split"] != "dev":
                vocabulary.writelines(s + "\n" for s in row["sentences"] if chance.random() < 0.3)
        for name in ("loaded-language", "target-tone"):
            with open(args.data / name / "train.jsonl", encoding="utf-8") as rows:
                vocabulary.writelines(normalize(json.loads(row)["text"]) + "\n" for row in rows)


if __name__ == "__main__":
    main()
