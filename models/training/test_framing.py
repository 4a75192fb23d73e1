"""What framing axes and frames are made of. Run: python3 -m unittest   (in this folder; needs no WordNet: it makes up a small one)"""
import base64
import json
import math
import random
import tempfile
import unittest
from collections import namedtuple
from pathlib import Path
from unittest import mock

import numpy
import torch

import axes
import frames
from framing import antonyms, lexicon, place, wordnet
from framing.rows import Axis, Row
from framing.swap import Swap, telling_words

Sense = namedtuple("Sense", "offset file type words pointers gloss", defaults=((), "a gloss"))
NOTICE = "  1 This software and database is being provided to you under a licence"


def write_wordnet(folder, senses, tagged=None):
    """Database files of these senses by part of speech; `tagged`: how many senses of (part, word) were met in texts."""
    for part, pos in wordnet.PARTS.items():
        own, offsets = senses.get(part, []), {}
        for sense in own:
            for word in sense.words:
                offsets.setdefault(word.split("(")[0].lower(), []).append(sense.offset)
        data = [f"{s.offset} {s.file} {s.type} {len(s.words):02x} {' '.join(f'{w} 0' for w in s.words)} {len(s.pointers):03d} "
                + "".join(f"{symbol} {offset} {to} 0000 " for symbol, offset, to in s.pointers) + f"| {s.gloss}  " for s in own]
        index = [f"{word} {pos} {len(at)} 1 @ {len(at)} {(tagged or {}).get((part, word), 0)} {' '.join(at)}  "
                 for word, at in sorted(offsets.items())]
        Path(folder, f"data.{part}").write_text("\n".join([NOTICE, *data, ""]), encoding="utf-8")
        Path(folder, f"index.{part}").write_text("\n".join([NOTICE, *index, ""]), encoding="utf-8")


class Folder(unittest.TestCase):
    def setUp(self):
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        self.folder = Path(made.name)


class PlaceTest(unittest.TestCase):
    def test_probabilities_are_a_softmax_over_pole_neither_pole(self):
        found = place.probabilities(torch.tensor([[0.5, -1.0], [0.0, 0.0]]), 2.0, 0.7)
        powers = [math.exp(1), math.exp(0.7), math.exp(-2)]
        numpy.testing.assert_allclose(found[0], [p / sum(powers) for p in powers], rtol=1e-5)
        self.assertAlmostEqual(found[1][0], found[1][2])
        self.assertGreater(found[1][1], found[1][0])

    def test_the_area_counts_pairs_and_ties_by_half(self):
        self.assertEqual(place.auc([0.1, 0.4], [0.4, 0.5, 0.0]), (2.5 + 1) / 6)
        self.assertEqual(place.auc([1, 2], [3]), 1)
        self.assertEqual(place.auc([3], [1, 2]), 0)

    def test_neutral_sentences_have_no_part_in_the_poles_area(self):
        labels = numpy.array([-1, -1, 0, 1])
        value, intensity = numpy.array([-0.2, 0.6, 0.9, 0.5]), numpy.array([0.6, 0.7, 0.65, 0.8])
        self.assertEqual(place.areas(labels, value, intensity), (1 / 2, 2 / 3))

    def test_a_pole_is_the_direction_of_its_phrases_directions_whatever_their_length(self):
        pole = place.pole(torch.tensor([[10.0, 0.0], [0.0, 0.1]]))
        numpy.testing.assert_allclose(pole, [math.sqrt(0.5), math.sqrt(0.5)], rtol=1e-6)

    def test_vectors_come_in_the_order_of_the_passages(self):
        passages = [[2] * length for length in (7, 1, 4, 9, 3)]
        found = place.vectors(lambda ids: ids.float().sum(1, keepdim=True), passages, rows=2)
        self.assertEqual(found.squeeze(1).tolist(), [14, 2, 8, 18, 6])


class WordNetTest(Folder):
    def setUp(self):
        super().setUp()
        write_wordnet(self.folder, {
            "adj": [Sense("00000100", "00", "a", ["bold", "daring(p)"], (("!", "00000200", "a"), ("&", "00000300", "s"), ("@", "00000300", "a")),
                          'fearless (of persons); unafraid; "a bold plan for the harbour"; "bold"'),
                    Sense("00000200", "00", "a", ["timid"], (("!", "00000100", "a"),)),
                    Sense("00000300", "00", "s", ["lion_hearted"], (), '"they were lion-hearted to the end"')],
            "noun": [Sense("00000400", "06", "n", ["hammer"]), Sense("00000500", "18", "n", ["Ada"], (("@i", "00000600", "n"),)),
                     Sense("00000600", "07", "n", ["courage", "pluck"])]})

    def test_a_sense_has_its_words_gloss_examples_and_neighbours(self):
        bold = wordnet.synsets(self.folder)["a", "00000100"]
        self.assertEqual(bold.lemmas, ["bold", "daring"])
        self.assertEqual(bold.definition, "fearless")
        self.assertEqual(bold.examples, ["a bold plan for the harbour"])
        self.assertEqual(bold.near, [("a", "00000300")])
        self.assertEqual(bold.opposite, [("a", "00000200")])

    def test_a_gloss_that_is_an_example_defines_nothing(self):
        hearted = wordnet.synsets(self.folder)["a", "00000300"]
        self.assertEqual((hearted.lemmas, hearted.definition), (["lion hearted"], ""))
        self.assertEqual(hearted.examples, ["they were lion-hearted to the end"])

    def test_things_and_single_persons_are_left_out(self):
        known = wordnet.synsets(self.folder)
        self.assertEqual([known[key].lemmas for key in known if key[0] == "n"], [["courage", "pluck"]])
        words = wordnet.single_words(known, self.folder)
        self.assertEqual(words, {"courage": "n", "pluck": "n", "bold": "a", "daring": "a", "timid": "a"})


class AntonymsTest(Folder):
    def test_forms_are_those_of_the_part_of_speech(self):
        self.assertEqual(list(antonyms.forms("rescue", "v")), ["rescue", "rescues", "rescued", "rescuing"])
        self.assertIn("tidied", antonyms.forms("tidy", "v"))
        self.assertEqual(list(antonyms.forms("flop", "n")), ["flop", "flops"])
        self.assertEqual(list(antonyms.forms("bold", "a")), ["bold"])

    def lines(self, word, count):
        return [f"In the town of number {word} {i} the harbour board sat for an hour." for i in range(count)]

    def test_sentences_are_found_by_any_form_of_a_word(self):
        lines = self.lines("weakened", 5) + self.lines("weakens", 5) + ["It weakens."]
        kept, index = antonyms.sentences_by_word(lines, {"weaken": "v"}, 1)
        self.assertEqual(sorted(kept), sorted(lines[:10]))
        self.assertEqual(sorted(index["weaken"]), list(range(10)))

    def test_a_common_word_is_given_up_while_a_rare_one_is_still_looked_for(self):
        lines = self.lines("common", 600) + self.lines("rare", 20) + self.lines("scarce", 7)
        kept, index = antonyms.sentences_by_word(lines, dict.fromkeys(("common", "rare", "scarce"), "a"), 1)
        self.assertEqual(set(index), {"common", "rare"})
        self.assertEqual(len(index["rare"]), 20)
        self.assertTrue(antonyms.RARE <= len(index["common"]) < antonyms.MOST_A_WORD)
        for word, places in index.items():
            self.assertTrue(all(f" {word} " in kept[at] for at in places), word)

    def test_opposites_are_pairs_of_clusters_with_places_in_the_news(self):
        write_wordnet(self.folder, {"adj": [
            Sense("00000100", "00", "a", ["bold", "brave", "shared"], (("!", "00000200", "a"), ("&", "00000300", "s"))),
            Sense("00000200", "00", "a", ["timid", "meek", "craven", "shared"], (("!", "00000100", "a"),)),
            Sense("00000300", "00", "s", ["daring"]),
            Sense("00000400", "00", "a", ["lone"], (("!", "00000500", "a"),)), Sense("00000500", "00", "a", ["many"])]})
        known = wordnet.synsets(self.folder)
        words = wordnet.single_words(known, self.folder)
        lines = [line for word in ("bold", "timid", "lone", "many") for line in self.lines(word, 9)]
        with mock.patch.object(antonyms, "synsets", lambda: known), mock.patch.object(antonyms, "single_words", lambda _: words):
            made = antonyms.opposites(lines)
        self.assertEqual([axis.name for axis in made], ["bold/timid"])
        self.assertEqual(made[0].negative.lemmas, ["bold", "brave", "daring"])
        self.assertEqual(made[0].positive.lemmas, ["timid", "meek", "craven"])
        self.assertTrue(all(word in made[0].sentences[at] for word, at in made[0].negative.places))


class SwapTest(Folder):
    TEXTS = ["the hammer and hammers lay by a lantern, a table, a run and a tower"]

    def swap(self, telling=()):
        thing, group = "06", "14"
        write_wordnet(self.folder, {
            "noun": [Sense("00000100", thing, "n", ["hammer"]), Sense("00000200", thing, "n", ["lantern"]), Sense("00000300", thing, "n", ["table"]),
                     Sense("00000400", thing, "n", ["unheard"]), Sense("00000500", group, "n", ["club"]), Sense("00000600", "07", "n", ["tower"]),
                     Sense("00000700", thing, "n", ["run"])],
            "verb": [Sense("00000800", "35", "v", ["run"]), Sense("00000900", "35", "v", ["hammer"])]},
            {("noun", "hammer"): 2, ("verb", "hammer"): 1, ("noun", "run"): 1, ("verb", "run"): 9})
        return Swap(set(telling), self.TEXTS, self.folder)

    def test_only_plain_nouns_that_occur_are_exchanged(self):
        self.assertEqual(set(self.swap().kind), {"hammer", "lantern", "table"})
        self.assertEqual(set(self.swap({"table"}).kind), {"hammer", "lantern"})

    def test_a_noun_becomes_another_of_its_kind_and_keeps_its_number(self):
        swap, draw = self.swap(), random.Random(1)
        found = {swap("Two hammers, a tower and the club.", draw) for _ in range(200)}
        self.assertEqual(found, {f"Two {thing}s, a tower and the club." for thing in ("hammer", "lantern", "table")})

    def test_about_half_of_the_words_stay_and_names_do(self):
        swap, draw = self.swap(), random.Random(1)
        swap.others["06"] = ["chair"]
        changed = sum(swap("the hammer", draw) == "the chair" for _ in range(1000))
        self.assertTrue(430 < changed < 570, changed)
        self.assertEqual({swap("Hammer and Sons", draw) for _ in range(50)}, {"Hammer and Sons"})

    def test_what_describes_a_pole_is_left_alone_in_either_number(self):
        self.assertLessEqual({"dark", "clouds", "cloud", "gathering"}, telling_words(["Dark clouds gathering"]))
        self.assertIn("masterstrokes", telling_words(["masterstroke"]))


class LexiconTest(Folder):
    def test_items_stand_in_the_sentences_that_they_name(self):
        path = self.folder / "lexicon.jsonl"
        path.write_text(json.dumps({"axis": "a-b", "negative": ["on its last legs", "fool's errand", "nowhere to be seen"],
                                    "positive": ["thriving"]}) + "\n", encoding="utf-8")
        lines = ["The ferry line between the two islands is on its last legs, it said.",
                 "Commuters on its last train have no legs to stand on, the paper wrote.",
                 "They had sent the delegation on a fool\u2019s errand, members of the board said.",
                 "On its last legs.", *(f"The market of street number {i} is Thriving again, traders there say." for i in range(50))]
        axis, = lexicon.opposites(path, lines)
        places = {item: [axis.sentences[at] for word, at in axis.negative.places if word == item] for item in axis.negative.lemmas}
        self.assertEqual(places, {"on its last legs": lines[:1], "fool's errand": lines[2:3], "nowhere to be seen": []})
        self.assertEqual(len(axis.positive.places), lexicon.MOST_AN_ITEM)
        self.assertTrue(all("Thriving" in axis.sentences[at] for _, at in axis.positive.places))


def axis(labels, kind="plain"):
    return Axis("a-b", [], [], [Row(int(label), kind, [], "") for label in labels])


class AxesTest(unittest.TestCase):
    FAR = torch.full((1, 2), -60.0)  # speaks for neither pole, whatever scale and offset

    def drawn(self, scale, offset, rows=20_000):
        chance = numpy.random.default_rng(7)
        products = torch.from_numpy(chance.normal(0, 0.8, (rows, 2)).astype(numpy.float32))
        p = place.probabilities(products, scale, offset).astype(float)
        return axis((chance.random((rows, 1)) > p.cumsum(1)[:, :2]).sum(1) - 1), products

    def test_halves_come_back_and_are_big_endian(self):
        vector = numpy.array([0.1, -2.5, 3e-4, 0], dtype=numpy.float32)
        back = numpy.frombuffer(base64.b64decode(axes.halves(vector)), dtype=">f2")
        numpy.testing.assert_array_equal(back.astype(numpy.float32), vector.astype(numpy.float16).astype(numpy.float32))
        self.assertEqual(base64.b64decode(axes.halves([1.0])), b"\x3c\x00")

    def test_scale_and_offset_are_those_that_the_labels_were_drawn_with(self):
        made, products = self.drawn(3.0, 1.5)
        found = axes.calibrate([made], [products], self.FAR)
        self.assertAlmostEqual(found["scale"], 3.0, delta=0.15)
        self.assertAlmostEqual(found["offset"], 1.5, delta=0.15)

    def test_a_sentence_for_both_poles_is_left_out(self):
        made, products = self.drawn(3.0, 1.5, 500)
        alone = axes.calibrate([made], [products], self.FAR)
        made.rows.extend(Row(0, "mixed", [], "") for _ in range(500))
        both = torch.cat([products, torch.full((500, 2), 2.0)])
        self.assertEqual(axes.calibrate([made], [both], self.FAR), alone)

    def test_wire_copy_near_a_pole_makes_neither_likelier(self):
        made, products = self.drawn(3.0, 1.5, 500)
        found = axes.calibrate([made], [products], torch.tensor([[1.0, 0.0]] * 50))
        self.assertGreater(found["offset"], axes.calibrate([made], [products], self.FAR)["offset"] + 0.1)


class FramesTest(Folder):
    def test_the_threshold_lies_between_those_that_bear_a_label_and_the_others(self):
        truth = torch.tensor([[1.0, 0], [1, 0], [0, 1], [0, 0]])
        probabilities = torch.tensor([[0.35, 0.17], [0.31, 0.05], [0.17, 0.45], [0.05, 0.17]])
        self.assertTrue(0.17 < frames.best_threshold(truth, probabilities) < 0.31)

    def test_f1_of_a_label_that_nobody_bears_or_gets_is_nothing(self):
        truth, said = torch.tensor([[1.0, 0], [1, 0], [0, 0]]), torch.tensor([[1.0, 0], [0, 0], [1, 0]])
        numpy.testing.assert_allclose(frames.f1(truth, said), [0.5, 0])

    def test_labels_of_other_sets_stand_for_frames_or_say_nothing(self):
        (self.folder / "frames").mkdir()
        (self.folder / "frames/climate-articles.jsonl").write_text("\n".join(json.dumps({"text": t, "labels": l}) for t, l in [
            ("one", ["money"]), ("two", ["costs", "story"]), ("three", [])]) + "\n", encoding="utf-8")
        mapping = {"money": {"frame": "economic"}, "costs": {"frame": "economic"}, "story": {"frame": None}}
        texts, labels, own, mapped = frames.published_rows(self.folder, "climate", mapping)
        self.assertEqual((texts, labels), (["one", "two", "three"], ["costs", "money", "story"]))
        self.assertEqual(own.tolist(), [[0, 1, 0], [1, 0, 1], [0, 0, 0]])
        economic = frames.FRAMES.index("economic")
        self.assertEqual(mapped[:, economic].tolist(), [1, 1, 0])
        self.assertEqual(int(mapped.isnan().all(0).sum()), len(frames.FRAMES) - 1)


if __name__ == "__main__":
    unittest.main()
