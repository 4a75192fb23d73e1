"""The text as the model sees it: the same rule as the service's `news.parallax.text.NormalizedText`.

White space becomes one space, compatibility forms are decomposed, marks and invisible characters vanish, letters of
other scripts that are drawn like a Latin one become that letter, and quotation marks and dashes become ASCII.
"""
import re
import unicodedata
from pathlib import Path

LOOKALIKES = Path(__file__).resolve().parents[2] / "src/main/resources/news/parallax/text/lookalikes.tsv"
_DROPPED = {"Mn", "Me", "Cf", "Cc", "Co", "Cs"}
_PUNCTUATION = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u0060\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    **dict.fromkeys("\u2014\u2015", "--"),
}
_SPACES = re.compile(" {2,}")


def _read_lookalikes():
    table = {}
    for line in LOOKALIKES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, letter = line.split("\t")[:2]
            table[chr(int(code, 16))] = letter
    return table


class _Table(dict):
    """Code point -> replacement, filled as code points turn up."""

    def __init__(self):
        super().__init__()
        self._lookalikes = _read_lookalikes()

    def __missing__(self, code):
        char = chr(code)
        self[code] = " " if char.isspace() else "".join(map(self._one, unicodedata.normalize("NFKD", char)))
        return self[code]

    def _one(self, char):
        if char.isspace():
            return " "
        if unicodedata.category(char) in _DROPPED:
            return ""
        return self._lookalikes.get(char) or _PUNCTUATION.get(char) or char


_TABLE = _Table()


def normalize(text):
    """The normalised text; may be empty."""
    return _SPACES.sub(" ", text.translate(_TABLE)).strip(" ")


def normalize_with_source(text):
    """The normalised text, and for each of its code points the index of the code point in `text` it came from."""
    out, source = [], []
    for index, char in enumerate(text):
        for produced in _TABLE[ord(char)]:
            if produced == " " and (not out or out[-1] == " "):
                continue
            out.append(produced)
            source.append(index)
    if out and out[-1] == " ":
        out.pop()
        source.pop()
    return "".join(out), source
