"""Other things in the same sentence: what a sentence is about shall not tell which pole it speaks for."""
import re
from collections import defaultdict

from framing.wordnet import FOLDER, PARTS, entries, first_sense

# WordNet's files of nouns for what one can point at: artefacts, body, food, groups, places, persons, belongings, substances, plants, animals
_POINTED_AT = {"05", "06", "08", "13", "14", "15", "17", "18", "20", "21", "27"}
_WORD = re.compile(r"[A-Za-z]+")


class Swap:
    """Exchanges half of the plain nouns for others of their kind, and never a word that speaks for a pole.

    `telling`: lower-case words to leave as they are; `texts`: where the others come from."""

    def __init__(self, telling, texts, folder=FOLDER):
        self.kind, self.others = {}, defaultdict(list)
        files = dict(line.split(" ", 2)[:2] for line in entries(folder / "data.noun"))
        used = {word for text in texts for word in _WORD.findall(text) if word.islower()}
        tagged = {part: dict(map(_tagged, entries(folder / f"index.{part}"))) for part in PARTS}
        for line in entries(folder / "index.noun"):
            word = line.split(" ", 1)[0]
            file = files[first_sense(line)]
            mostly_noun = word not in tagged["verb"] or tagged["noun"][word] > tagged["verb"][word]
            if (file in _POINTED_AT and word.isalpha() and len(word) >= 3 and mostly_noun and word not in telling
                    and word not in tagged["adj"] and word not in tagged["adv"] and used & {word, word + "s"}):
                self.kind[word] = file
                self.others[file].append(word)

    def __call__(self, text, draw):
        def other(match):
            word = match[0]
            base = word[:-1] if word.endswith("s") and word[:-1] in self.kind else word
            if base not in self.kind or base != base.lower() or draw.random() < 0.5:
                return word
            return draw.choice(self.others[self.kind[base]]) + word[len(base):]
        return _WORD.sub(other, text)


def _tagged(line):
    """A word of an index file, and how many of its senses were met in WordNet's own texts."""
    field = line.split()
    return field[0], int(field[-1 - int(field[2])])


def telling_words(phrases):
    """Words of phrases, and their stems with common endings."""
    words = {w for phrase in phrases for w in _WORD.findall(phrase.lower())}
    return words | {w + "s" for w in words} | {w[:-1] for w in words if w.endswith("s")}
