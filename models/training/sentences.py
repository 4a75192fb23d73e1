"""A small sentence splitter for training text. The service has its own, better one; training needs only passages
of about the same shape."""
import re

_ABBREVIATIONS = set(
    "Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Govs Gen Col Lt Sgt Capt Maj Adm Rev Hon St Jr Sr Inc Corp Co Ltd No vs "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ariz Calif Colo Conn Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn "
    "Miss Mo Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ave Blvd Mt Ft al Atty".split())
_BOUNDARY = re.compile(r"[.!?][\"')\]\u201d\u2019]*\s+(?=[\"'(\[\u201c\u2018]*[A-Z0-9])")
_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.[\"')\]\u201d\u2019]*\s+$")


def split_sentences(text):
    """Sentences of a text, in order, trimmed, none empty. Line breaks always end a sentence."""
    result = []
    for line in text.splitlines():
        begin = 0
        for match in _BOUNDARY.finditer(line):
            before = _WORD.search(line, max(begin, match.end() - 24), match.end())
            if before and (before[1] in _ABBREVIATIONS or len(before[1]) == 1 or re.fullmatch(r"[A-Z](\.[A-Z])+", before[1])):
                continue
            result.append(line[begin:match.end()])
            begin = match.end()
        result.append(line[begin:])
    return [sentence for sentence in (s.strip() for s in result) if sentence]
