"""WordNet's senses, from the database files (Debian `wordnet-base`): WordNet 3.0, Princeton University, its own free licence."""
import re
from collections import namedtuple
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
Synset = namedtuple("Synset", "lemmas definition examples near opposite")  # near, opposite: keys of other senses
PARTS = {"noun": "n", "verb": "v", "adv": "r", "adj": "a"}
_THINGS = {"05", "06", "08", "13", "15", "17", "20", "23", "27"}  # animals, artefacts, body, food, places ...: what frames nothing
_NEAR = {"&", "+", "\\", "=", "^"}  # similar, derived, pertaining to, attribute, see also


def synsets(folder=FOLDER):
    """(part of speech, offset) -> Synset; names of single things are left out."""
    made = {}
    for part in PARTS:
        for line in entries(folder / f"data.{part}"):
            key, synset = _synset(part, *line.split(" | ", 1))
            if synset:
                made[key] = synset
    return made


def entries(path):
    """The lines of a database file, its licence left out."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("  ")]


def first_sense(line):
    """The offset of the most frequent sense, of a line of an index file."""
    return next(field for field in line.split() if len(field) == 8 and field.isdigit())


def _synset(part, head, gloss):
    field = head.split()
    key = PARTS[part], field[0]
    count = int(field[3], 16)
    at = 4 + 2 * count
    pointers = [field[at + 1 + 4 * i:at + 5 + 4 * i] for i in range(int(field[at]))]
    if part == "noun" and (field[1] in _THINGS or any(symbol == "@i" for symbol, *_ in pointers)):
        return key, None
    lemmas = [re.sub(r"\((a|p|ip)\)$", "", word).replace("_", " ") for word in field[4:at:2]]

    def linked(symbols):
        return [(pos.replace("s", "a"), offset) for symbol, offset, pos, _ in pointers if symbol in symbols]

    pieces = [piece.strip() for piece in re.split(r';\s*(?=")', gloss)]
    definition = "" if pieces[0].startswith('"') else re.sub(r"\([^)]*\)", "", pieces[0].split(";")[0]).strip()
    examples = [example for piece in pieces for example in re.findall(r'"([^"]{8,})"', piece)]
    return key, Synset(lemmas, definition, examples, linked(_NEAR), linked({"!"}))


def single_words(known, folder=FOLDER):
    """Lower-case words of at least four letters that have a sense in `known` -> part of speech, adjectives before adverbs, verbs and nouns."""
    made = {}
    for part, pos in PARTS.items():
        for line in entries(folder / f"index.{part}"):
            word = line.split(" ", 1)[0]
            if word.isalpha() and len(word) >= 4 and (pos, first_sense(line)) in known:
                made[word] = pos
    return made
