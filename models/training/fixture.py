"""Writes the 10,000 lines on which the service's normalisation and tokenizer must agree with this side's.

Every line is made up here, from a seed: no line is anybody's text. Only characters whose properties have stood since
Unicode 3.2 are drawn at random, so that Python's and Java's tables cannot differ; newer emoji are named one by one.
Run: python3 fixture.py   writes src/test/resources/news/parallax/model/tokens-10000.jsonl.gz
"""
import gzip
import json
import random
import unicodedata
from pathlib import Path

from normalize import normalize
from paths import REPOSITORY, arguments
from tokenizer import Tokenizer

SUBJECTS = """the finance minister|a spokesman for the harbour|Senator Alvarez|Prime Minister O'Hara|the union's lawyers|
both mayors|Dr. J. K. Lindqvist|the U.S. delegation|an ex-regulator|critics|nobody at the plant|the so-called "fixer"|
Mrs. van der Meer|protesters|the court|Zhang Wei|the 32-year-old farmer|pollsters|two former aides|NATO officials""".replace("\n", "").split("|")
VERBS = """said|denied|slammed|quietly welcomed|refused to explain|will vote on|has been ignoring|praised|couldn't stop|
re-opened|warned of|bragged about|postponed|mis-read|applauded|didn't mention|doubled down on|walked back""".replace("\n", "").split("|")
OBJECTS = """the $3.5 billion budget|a 12.75% tariff|what she called "a disgrace"|the border deal|his disastrous plan|
new COVID-19 rules|the state-run broadcaster|an e-mail from 2016|the co-operative's bailout|climate targets|
"free" school meals|the Nov. 3 ballot|Chapter 11 protection|a shameless power grab|the 1990s-era treaty|wheat exports""".replace("\n", "").split("|")
ENDS = ["on Tuesday", "at 9:30 a.m.", "in São Paulo", "late last year", "(again)", "for the third time", "near Kraków",
        "under oath", "before Thanksgiving", "without comment", "in a 5-4 ruling", "despite warnings from the C.D.C."]
PIECES = ["https://example.org/a?b=1&c=%20d#e", "@handle", "#Hashtag2020", "name@example.com", "1,234,567.89", "½", "№ 5",
          "<s>", "</s>", "<mask>", "<unk>", "<pad>", "[MASK]", "\\n", "&amp;", "`code`", "!!!!!!", "........", "-----",
          "hahahahaha", "aaaaaaaaaaaaaaaaaaaaa", "=====", "1111111111", "co\u00adoperate", "naïve", "façade", "ﬁnance", "Ⅳ",
          "①②③", "ＦＵＬＬ", "𝐛𝐨𝐥𝐝", "™", "…", "№", "日本語", "한국어", "ελληνικά", "русский", "عربي", "עברית", "हिन्दी", "\u2581", "a\u2581b"]
EMOJI = ["😀", "😂", "🔥", "👍", "👍🏽", "❤\ufe0f", "👩\u200d🚀", "🇺🇸", "✅", "💥", "🚨"]
SPACES = [" ", "  ", "\u00a0", "\u2009", "\t", "\n", "\r\n", "\u3000", "\u2028", "\u0085", "\u202f", "\x1f"]
HIDDEN = ["\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0301", "\u20dd", "\x07", "\ue000", "\u180e"]
DRAWN_ALIKE = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "p": "\u0440", "c": "\u0441", "x": "\u0445", "A": "\u0410",
               "B": "\u0392", "E": "\u0395", "H": "\u041d", "i": "\u0456", "y": "\u0443", "T": "\u0422", "M": "\u041c"}
QUOTES = [("\u201c", "\u201d"), ("\u2018", "\u2019"), ("\u00ab", "\u00bb"), ("\u201e", "\u201c"), ("\u2039", "\u203a"), ('"', '"')]
DASHES = ["\u2013", "\u2014", " \u2014 ", "\u2011", "\u2212", "--", "\u2015"]


def settled():
    """Characters assigned since Unicode 3.2 whose category has not changed since."""
    old = unicodedata.ucd_3_2_0
    return [chr(code) for code in range(0x20, 0x30000)
            if old.category(chr(code)) not in ("Cn", "Cs") and old.category(chr(code)) == unicodedata.category(chr(code))
            and old.normalize("NFKD", chr(code)) == unicodedata.normalize("NFKD", chr(code))]


def sentence(draw):
    words = f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} {draw.choice(OBJECTS)} {draw.choice(ENDS)}".split(" ")
    return words[0][0].upper() + " ".join(words)[1:] + draw.choice([".", "!", "?", "", "...", "\u2026"])


def line(draw, characters, pieces):
    """One line of one of eight kinds."""
    kind, text = draw.randrange(8), sentence(draw)
    if kind == 1:
        begin, end = draw.choice(QUOTES)
        return f"{begin}{text}{end} {draw.choice(SUBJECTS)} {draw.choice(VERBS)}{draw.choice(DASHES)}{draw.choice(OBJECTS)}."
    if kind == 2:
        return "".join(draw.choice(HIDDEN) + c if draw.random() < 0.08 else c for c in text)
    if kind == 3:
        return "".join(DRAWN_ALIKE.get(c, c) if draw.random() < 0.4 else c for c in text)
    if kind == 4:
        return "".join(draw.choice(SPACES) if c == " " else c for c in text) + draw.choice(EMOJI)
    if kind == 5:
        return " ".join(draw.choice(PIECES + EMOJI + text.split(" ")) for _ in range(draw.randrange(1, 12)))
    if kind == 6:
        return "".join(draw.choice(characters) if draw.random() < 0.7 else " " for _ in range(draw.randrange(1, 25)))
    if kind == 7:
        made = "".join(draw.choice(pieces) for _ in range(draw.randrange(1, 30))).replace("\u2581", draw.choice(["", "", " "]))
        return made[:draw.randrange(1, 400)] if draw.random() < 0.99 else made * 20
    return text


def main():
    parser = arguments(__doc__)
    parser.add_argument("--tokenizer", type=Path, default=REPOSITORY / "models/parallax-en/tokenizer.json")
    parser.add_argument("--out", type=Path,
                        default=REPOSITORY / "src/test/resources/news/parallax/model/tokens-10000.jsonl.gz")
    args = parser.parse_args()
    tokenizer, draw, characters = Tokenizer(args.tokenizer), random.Random(args.seed), settled()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with open(args.out, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        written = 0
        while written < 10000:
            text = line(draw, characters, tokenizer.pieces[5:])
            normalized = normalize(text)
            if normalized:
                row = {"text": text, "normalized": normalized, "ids": tokenizer.ids(normalized)}
                packed.write((json.dumps(row, separators=(",", ":")) + "\n").encode())
                written += 1


if __name__ == "__main__":
    main()
