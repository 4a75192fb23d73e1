"""What the model is not shown: the same rule as the service's `news.parallax.text.Masking`.

A sentence, normalised, is page furniture or not, and holds spans to be hidden: names of outlets, datelines at its
beginning, web addresses and handles. The tables lie beside the service's code, so that both sides read one file.
"""
import re
from collections import namedtuple
from pathlib import Path

from normalize import normalize

TABLES = Path(__file__).resolve().parents[2] / "src/main/resources/news/parallax/text"
MOST_WORDS = 12  # of a name
LONGEST = 1200   # characters; a longer sentence is no furniture
LONGEST_HANDLE = 40
BEFORE = 60      # characters before a name that may tell what it is
ALWAYS, THE, TITLE, CAPITAL, CONTEXT, ADDRESS = "", "the", "title", "capital", "context", "address"
CAPITALS, ONE_WORD, ANYHOW = range(3)
Name = namedtuple("Name", "kind shape")
_SMALL = {"of", "and", "the", "in", "for", "on", "s", "to", "with", "a", "de", "la", "le", "della", "com", "org", "co", "nz"}
_OPENERS = {"A", "An", "And", "As", "At", "But", "By", "For", "From", "If", "In", "Of", "On", "That", "To", "When", "While", "With"}
_GAPS = {" ", "-", ".", "'", " & ", "&", "! ", "/", "' "}
_WORD = re.compile("[0-9A-Za-z\u00c0-\u1fff\u2c00-\u2fff\u3040-\ud7ff]+")
_NUMBER, _CAPITAL_LETTER, _SMALL_LETTER = re.compile("[0-9]+"), re.compile("[A-Z]"), re.compile("[a-z]")
_CAPITAL = re.compile("[A-Z]|^[0-9]")
_THE_GLUED = re.compile("^[Tt]he[A-Z]")
_OWN_CUT = re.compile(r" [-(|:] ?|\(|: ")
_OWN_TAIL = re.compile(r" (?:Online News|Online|Newspaper|Newspapers|Editorial|Opinion|Opinions)$")
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([0-9A-Za-z.-]+?)(?:\.(?:com|co|org|net|gov|ac))?\.[A-Za-z]{2,6}/?$")


def _lines(name):
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _squeezed(name):
    """The letters and digits of a name in small letters, without a leading 'The'."""
    words = _WORD.findall(name)
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    elif words and _THE_GLUED.match(words[0]):
        words[0] = words[0][3:]
    return "".join(words).lower()


def _capitals(word):
    return bool(_CAPITAL_LETTER.search(word)) and not _SMALL_LETTER.search(word)


def _shape(name):
    """How a name must be written: in capitals, as one word, or anyhow."""
    if _WORD.fullmatch(name) and _capitals(name):
        return CAPITALS
    return ONE_WORD if _WORD.fullmatch(name) and not _CAPITAL.search(name[1:]) else ANYHOW


def _read_outlets():
    names, addresses = {}, set()
    for name, *kind in _lines("outlets.txt"):
        if kind == [ADDRESS]:
            addresses.add(name)
        else:
            names.setdefault(_squeezed(name), []).append(Name(kind[0] if kind else ALWAYS, _shape(name)))
    return names, addresses


def _read_furniture():
    first, held = {}, []
    for key, pattern in _lines("furniture.txt"):
        if key.startswith("^"):
            first.setdefault(key[1:], []).append(re.compile(pattern))
        else:
            held.append((key, re.compile(pattern)))
    return first, held


_NAMES, _ADDRESSES = _read_outlets()
_BEGINNINGS = {key[:2] for key in _NAMES}
_FIRST, _HELD = _read_furniture()
_ORDINARY = {name.replace(" ", "") for name, in _lines("ordinary.txt")}
_CONTEXTS = {}
for _name, _pattern in _lines("contexts.txt"):
    _CONTEXTS.setdefault(_name, []).append(re.compile(_pattern))


def is_furniture(sentence):
    """Whether a normalised sentence belongs to the page and not to the story."""
    if len(sentence) > LONGEST:
        return False
    word = _WORD.search(sentence)
    if not word or sum(len(w) for w in _WORD.findall(sentence[:40]) if not _NUMBER.fullmatch(w)) < 2:
        return True
    for pattern in _FIRST.get(word[0].lower(), ()):
        if pattern.search(sentence):
            return True
    lowered = sentence.lower()
    for literal, pattern in _HELD:
        if literal in lowered and pattern.search(sentence):
            return True
    return False


class Names:
    """The names to be hidden in one text: those of the list, and those of its own outlet."""

    def __init__(self, *outlets):
        self._own = {}
        for outlet in outlets:
            self._own.update(own_names(outlet))
        self._beginnings = _BEGINNINGS | {key[:2] for key in self._own} if self._own else _BEGINNINGS

    def spans(self, sentence):
        """The spans [(begin, end)] to be hidden in a normalised sentence: in order, apart, none empty."""
        found = []
        if "(" in sentence or "-" in sentence:
            for pattern in _CONTEXTS["place"]:
                match = pattern.match(sentence)
                if match and _shouted(match[0]):
                    found.append((0, len(match[0].rstrip(" "))))
                    break
        if "@" in sentence or "." in sentence[:-1]:
            self._addresses(sentence, found)
        self._outlets(sentence, found)
        return _merged(sentence, found) if found else found

    def _addresses(self, sentence, found):
        if "/" in sentence or "@" in sentence or "www." in sentence:
            for pattern in _CONTEXTS["address"]:
                for match in pattern.finditer(sentence):
                    end = match.end()
                    while end > match.start() + 1 and sentence[end - 1] in ".,;:!?)]\"'":
                        end -= 1
                    found.append((match.start(), end))
        if "@" in sentence:
            for match in _CONTEXTS["handle"][0].finditer(sentence):
                if self._names_outlet(match[0][1:].lower()):
                    found.append(match.span())
        for match in _CONTEXTS["site"][0].finditer(sentence):
            end = match.end()
            if end < len(sentence) and _WORD.match(sentence[end]):
                continue
            if match[0] in _ADDRESSES or any(self._known(p) for p in match[0].lower().split(".")[:-1]):
                found.append(match.span())

    def _known(self, key):
        key = key.replace("-", "")
        return any(k in self._own or k in _NAMES for k in (key, key.removeprefix("the")))

    def _names_outlet(self, handle):
        """A handle that is an outlet's name, or begins or ends with one of three letters or more that always counts."""
        handle = handle.replace("_", "")
        return self._known(handle) or any(
            any(name.kind == ALWAYS for name in (*_NAMES.get(part, ()), *self._own.get(part, ())))
            for n in range(3, min(len(handle), LONGEST_HANDLE)) for part in (handle[:n], handle[-n:]))

    def _outlets(self, sentence, found):
        words, at = list(_WORD.finditer(sentence)), 0
        for place, match in enumerate(words):
            word, begin = match[0], match.start()
            if begin < at or not _CAPITAL.search(word):
                continue
            glued = bool(_THE_GLUED.match(word))
            if len(word) > 1 and (word[3:5] if glued else word[:2]).lower() not in self._beginnings:
                continue
            end = self._longest(sentence, words, place, glued)
            if end:
                the = sentence[max(0, begin - 4):begin].lower() == "the " and not _WORD.match(sentence[begin - 5:begin - 4])
                found.append((begin - 4 if the and not glued else begin, end))
                at = end

    def _longest(self, sentence, words, first, glued):
        """The end of the longest name that begins with this word, or 0."""
        squeezed, ends = "", 0
        for place in range(first, min(len(words), first + MOST_WORDS)):
            word = words[place]
            if place > first:
                gap = sentence[words[place - 1].end():word.start()]
                if gap not in _GAPS and not (gap == ". " and len(words[place - 1][0]) <= 2):
                    break
                if word[0] not in _SMALL and not _CAPITAL.search(word[0]):
                    break
            squeezed += word[0][3:] if place == first and glued else word[0]
            key = squeezed.lower()
            listed, own = _NAMES.get(key, ()), self._own.get(key, ())
            if listed or own:
                kinds = {n.kind for n in (*listed, *own) if n.shape == ANYHOW or n.shape == ONE_WORD and place == first
                         or n.shape == CAPITALS and _capitals(squeezed)}
                if kinds and _counts(sentence, words[first].start(), word.end(), kinds, glued):
                    ends = word.end()
        return ends


def _counts(sentence, begin, end, kinds, glued):
    """Whether what may be a name is one where it stands."""
    if ALWAYS in kinds or glued:
        return True
    the = sentence[max(0, begin - 4):begin]
    the = the if the.lower() == "the " else ""
    before = sentence[max(0, begin - len(the) - BEFORE):begin - len(the)]
    after = sentence[end:end + BEFORE]
    alone = bool(the) or not _capital_before(before)
    if alone and any(p.search(after) for p in _CONTEXTS["after"]) or before[-1:] == "(" and after[:1] == ")":
        return True
    if any(p.search(after) for p in _CONTEXTS["goes"]):
        return False
    if any(p.search(before) for p in _CONTEXTS["before"]):
        return True
    of, inside = after.startswith(" of "), _inside(before)
    return (THE in kinds and bool(the) and not of or TITLE in kinds and the[:1] == "T" and inside and not of
            or CAPITAL in kinds and inside and alone)


def own_names(outlet):
    """The names of a text's own outlet, by squeezed name. One that is no name of the list counts wherever it is written
    so; an ordinary word in context only. A listed name that needs something beside it needs less here."""
    outlet = normalize(outlet)
    domain = _DOMAIN.match(outlet)
    whole = domain[1].split(".")[-1] if domain else _OWN_CUT.split(outlet)[0]
    names = {}
    for name in (whole, _OWN_TAIL.sub("", whole), whole.removesuffix(".com").removesuffix(".org")):
        key = _squeezed(name)
        if len(key) < 3 or _NUMBER.fullmatch(key):
            continue
        if key in _NAMES:
            names[key] = [Name(ALWAYS if n.kind == CAPITAL else CAPITAL, n.shape) for n in _NAMES[key] if n.kind != ALWAYS]
        else:
            names[key] = [Name(CONTEXT if key in _ORDINARY else ALWAYS, ANYHOW if domain else _shape(name))]
    return names


def _shouted(dateline):
    """A dateline has a word of four capitals or an agency in brackets; 'NRA -- ' has neither."""
    return "(" in dateline or any(_capitals(w) and len(w) > 3 for w in _WORD.findall(dateline.split(",")[0]))


def _inside(before):
    """The place is not at the beginning of a sentence or of a quotation."""
    kept = before.rstrip(" ")
    return bool(_WORD.search(kept)) and kept[-1] not in ".!?:\"'*-"


def _capital_before(before):
    """Whether the word just before is a part of the same name, by its capital."""
    words = _WORD.findall(before)
    return (bool(words) and before[-1:] in " -" and before.rstrip(" -").endswith(words[-1])
            and "A" <= words[-1][0] <= "Z" and words[-1] not in _OPENERS)


def _merged(sentence, spans):
    """In order, and as one where only spaces lie between."""
    made = []
    for begin, end in sorted(spans):
        if made and not sentence[made[-1][1]:begin].strip(" "):
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((begin, end))
    return made


def pieces(sentence, spans):
    """The text around hidden spans: [(begin, end, hidden)], trimmed, none empty."""
    made, at = [], 0
    for begin, end in [*spans, (len(sentence), len(sentence))]:
        left, right = at, begin
        while left < right and sentence[left] == " ":
            left += 1
        while right > left and sentence[right - 1] == " ":
            right -= 1
        if left < right:
            made.append((left, right, False))
        if begin < end:
            made.append((begin, end, True))
        at = end
    return made
