"""The labelled rows as token ids. Texts are normalised; a passage is the begin token and at most window - 1 tokens."""
import hashlib
import json
import pickle
import re
from collections import Counter, namedtuple
from pathlib import Path

import masking
from normalize import normalize, normalize_with_source
from tokenizer import BEGIN, MASK

Sentence = namedtuple("Sentence", "ids label source")
Mention = namedtuple("Mention", "ids begin end label source")
Article = namedtuple("Article", "sentences label outlet topic year")

LISTED = masking.Names()
_GLUED = re.compile("[a-z]{3}[A-Z][a-z]{2,} .*[a-z]{3}[A-Z][a-z]{2,} ")  # names run into headlines: links, not a story
LEAN = {-1: 0, 0: 1, 1: 2}
TONE = {-1: 0, 0: 1, 1: 2}


def cached(name, work, tokenizer_file, make):
    """What `make` gives, kept in the work folder for this vocabulary and these rules of masking. Delete the file after a
    change of the data."""
    files = [tokenizer_file, Path(masking.__file__), Path(__file__), *sorted(masking.TABLES.glob("*.t[xs][tv]"))]
    key = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
    path = work / f"{name}-{key}.pickle"
    if not path.exists():
        made = make()
        path.with_suffix(".new").write_bytes(pickle.dumps(made))
        path.with_suffix(".new").replace(path)
    return pickle.loads(path.read_bytes())


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def passage(tokenizer, text, window, names=LISTED):
    """Ids of a normalised text; what `names` hides is one mask each, and the pieces between are read each by itself."""
    hidden = names.spans(text)
    if not hidden:
        return [BEGIN, *tokenizer.ids(text)][:window]
    ids = [BEGIN]
    for begin, end, masked in masking.pieces(text, hidden):
        ids += [MASK] if masked else tokenizer.ids(text[begin:end])
    return ids[:window]


def tokens(tokenizer, text, names):
    """As `passage`, without the begin token: (id, begin, end) for each token, code points of the text."""
    made = []
    for begin, end, masked in masking.pieces(text, names.spans(text)):
        made += [(MASK, begin, end)] if masked else [
            (index, begin + b, begin + e) for index, b, e in tokenizer.spans(text[begin:end])]
    return made


def loaded_language(path, tokenizer, window):
    return [Sentence(passage(tokenizer, normalize(r["text"]), window), r["label"], r["source"]) for r in rows(path)]


def target_tone(path, tokenizer, window):
    """Mentions; `begin` and `end` of the file are code points of the raw text, here they are token positions."""
    return [mention(r["text"], r["begin"], r["end"], tokenizer, window, TONE[r["label"]], r["source"]) for r in rows(path)]


def mention(text, begin, end, tokenizer, window, label=0, source=""):
    normalized, origin = normalize_with_source(text)
    spans = tokens(tokenizer, normalized, LISTED)
    touched = [i + 1 for i, (_, b, e) in enumerate(spans) if any(begin <= origin[c] < end for c in range(b, max(e, b + 1)))]
    first, last = (touched[0], touched[-1] + 1) if touched else (0, 1)
    ids = [BEGIN] + [index for index, _, _ in spans]
    cut = max(0, last - window + window // 4) if last > window else 0  # a late mention: keep the part around it
    ids = [BEGIN] + ids[1 + cut:window + cut]
    return Mention(ids, first - cut, min(last - cut, window), label, source)


def articles(path, split, tokenizer, window, scrub):
    """Articles of a split of `prepare.py`'s file, as the service reads them: outlets hidden, page furniture left out (if
    there is anything else). Scrubbed, for training: also without short sentences and those that recur."""
    kept = [r for r in rows(path) if r["split"] == split]
    recurring = Counter(s for r in kept for s in set(r["sentences"])) if scrub else {}
    made = []
    for r in kept:
        sentences = [s for s in r["sentences"] if not masking.is_furniture(s)]
        if scrub:
            sentences = [s for s in sentences if recurring[s] < 3 and len(s) >= 25 and not _GLUED.search(s)]
        if len(sentences) >= 4 if scrub else r["sentences"]:
            names = masking.Names(r["outlet"], r["domain"]) if scrub else masking.Names(r["outlet"])
            made.append(Article([passage(tokenizer, s, window, names) for s in sentences or r["sentences"]],
                                LEAN[r["lean"]], r["domain"], r["topic"], r["year"]))
    return made
