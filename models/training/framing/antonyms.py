"""Axes out of a dictionary: two opposite clusters of words, and news sentences in which those words stand."""
import random
import re
from collections import Counter, defaultdict, namedtuple

from framing.wordnet import single_words, synsets

Cluster = namedtuple("Cluster", "lemmas glosses places")  # places: (word, index of a sentence)
Opposites = namedtuple("Opposites", "name negative positive sentences")
LEFT_OUT = {"black/white", "white/black"}  # people, in WordNet's first sense
MOST_SENTENCES, MOST_A_WORD, RARE = 120_000, 150, 60
_WORD = re.compile("[A-Za-z']+")


def forms(word, pos):
    """A word and its regular inflections."""
    yield word
    if pos == "v":
        stem = word[:-1] if word.endswith("e") else word
        yield from (word + "s", stem + "ed", stem + "ing")
        if word.endswith("y"):
            yield from (word[:-1] + "ies", word[:-1] + "ied")
    elif pos == "n":
        yield word + "s"


def sentences_by_word(lines, words, seed):
    """Sentences of ordinary length, and for each word the places of those that hold it; rare words are looked for longer."""
    form = {}
    for word, pos in words.items():
        for written in forms(word, pos):
            form.setdefault(written, word)
    lines = [line for line in lines if 50 < len(line) < 260]
    random.Random(seed).shuffle(lines)
    kept, index, seen, matched = [], defaultdict(list), Counter(), 0
    for line in lines:
        held = sorted({form[w] for w in _WORD.findall(line) if w in form})
        wanted = [w for w in held if seen[w] < MOST_A_WORD]
        seen.update(held)
        if wanted:
            if matched % 3 == 0 or any(seen[w] <= RARE for w in wanted):
                for word in wanted:
                    index[word].append(len(kept))
                kept.append(line)
            matched += 1
        if len(kept) == MOST_SENTENCES:
            break
    return kept, {word: places for word, places in index.items() if len(places) >= 8}


def opposites(lines, seed=1):
    """One axis for each pair of antonyms whose clusters have three words and eight sentences each."""
    known = synsets()
    sentences, index = sentences_by_word(lines, single_words(known), seed)

    def cluster(key):
        synset = known[key]
        members = [synset] + [known[k] for k in synset.near[:30] if k in known]
        derived = [known[k] for near in synset.near[:30] if near in known and near[0] == key[0] == "a"
                   for k in known[near].near if k in known and k[0] != "a"]
        lemmas = [lemma for m in members for lemma in m.lemmas] + [lemma for m in derived for lemma in m.lemmas[:2]]
        glosses = [text for m in members for text in (*m.examples, m.definition) if len(text) > 12]
        return list(dict.fromkeys(lemma.lower() for lemma in lemmas)), glosses

    def placed(lemmas, glosses, other):
        own = [lemma for lemma in lemmas if lemma not in other]
        return Cluster(own, glosses, [(word, at) for word in own for at in index.get(word, [])[:40]])

    made, seen = [], set()
    for key, synset in known.items():
        for other in synset.opposite:
            name = f"{synset.lemmas[0]}/{known[other].lemmas[0]}" if other in known else None
            if not name or frozenset((key, other)) in seen or name in LEFT_OUT:
                continue
            seen.add(frozenset((key, other)))
            here, there = cluster(key), cluster(other)
            negative, positive = placed(*here, set(there[0])), placed(*there, set(here[0]))
            if all(len(c.lemmas) >= 3 and len(c.places) >= 8 for c in (negative, positive)):
                made.append(Opposites(name, negative, positive, sentences))
    return made
