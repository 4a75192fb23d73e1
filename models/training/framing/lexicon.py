"""The written lexicon: opposite poles as lists of words, collocations and idioms, and news sentences in which those stand."""
import random
import re
from collections import defaultdict

import data
from framing.antonyms import Cluster, Opposites

MOST_AN_ITEM, LONGEST = 30, 6  # sentences; words of an item that is looked for
_WORD = re.compile("[a-z0-9']+")


def opposites(path, lines, seed=1):
    """One axis for each row {axis, negative, positive}; an item that stands in no sentence serves as a phrase only."""
    rows = list(data.rows(path))
    items = {tuple(_WORD.findall(item)): item for row in rows for side in ("negative", "positive") for item in row[side]}
    lines = [line for line in lines if 50 < len(line) < 260]
    random.Random(seed).shuffle(lines)
    kept, found = [], defaultdict(list)
    for line in lines:
        words = _WORD.findall(line.lower().replace("\u2019", "'"))
        held = {items[key] for at in range(len(words)) for size in range(1, LONGEST + 1)
                if (key := tuple(words[at:at + size])) in items and len(found[items[key]]) < MOST_AN_ITEM}
        for item in sorted(held):
            found[item].append(len(kept))
        if held:
            kept.append(line)

    def cluster(lemmas):
        return Cluster(lemmas, [], [(item, at) for item in lemmas for at in found.get(item, [])])

    return [Opposites(row["axis"], cluster(row["negative"]), cluster(row["positive"]), kept) for row in rows]
