"""Framing axes: the vector in which a sentence lies near the pole that it speaks for, for poles that nobody has seen before.

Three sources teach it. Skip-gram vectors of the articles' pieces are where it begins (`skipgram.py`). WordNet's antonyms make some
1,300 axes out of the dictionary, with news sentences in which their words stand (`wordnet.py`, `antonyms.py`). And there are the axes that were
written for the project, with sentences or as a lexicon (`rows.py`, `lexicon.py`, `models/data/axes`). The encoder is held still: the other measures do not move by a digit.

Run: ./run.sh -m framing --minutes 36   changes work/labels.pt, after `words.py`
"""
