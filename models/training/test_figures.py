"""What figures are made of. Run: python3 -m unittest   (in this folder; needs numpy, scipy and torch)"""
import json
import tempfile
import unittest
from pathlib import Path

import numpy

import card
import reliability
import tables
from classification import Classification, difference, wilson


def two(probabilities, truth, groups=None):
    probabilities = numpy.array(probabilities)
    return Classification(numpy.stack([1 - probabilities, probabilities], 1), truth, groups)


class ClassificationTest(unittest.TestCase):
    """The tables of the service's ClassificationTest, so that both sides agree."""

    def test_figures_of_a_small_table_are_those_computed_by_hand(self):
        found = two([0.1, 0.2, 0.4, 0.3, 0.6, 0.7, 0.9], [0, 0, 0, 1, 0, 1, 1])
        once = numpy.ones((1, 7))
        self.assertAlmostEqual(found.accuracy(once)[0], 5 / 7)
        self.assertAlmostEqual(found.macro_f1(once)[0], (6 / 8 + 4 / 6) / 2)
        self.assertAlmostEqual(found.auc(once)[0], 10 / 12)
        self.assertAlmostEqual(found.ece(once)[0], (abs(1 - 1.2) + abs(1 - 1.4) + abs(1 - 0.8) + abs(2 - 1.8)) / 7)

    def test_a_label_that_is_neither_there_nor_predicted_does_not_count(self):
        self.assertEqual(two([0.9, 0.8], [1, 1]).macro_f1(numpy.ones((1, 2)))[0], 1)
        three = Classification([[0.8, 0.1, 0.1], [0.2, 0.5, 0.3], [0.1, 0.2, 0.7]], [0, 2, 2])
        self.assertAlmostEqual(three.macro_f1(numpy.ones((1, 3)))[0], (1 + 0 + 2 / 3) / 3)

    def test_groups_weigh_equally_whatever_their_size(self):
        found = two([0.1] * 100, [0] * 99 + [1], ["large"] * 99 + ["small"])
        once = numpy.ones((1, 2))
        self.assertAlmostEqual(found.accuracy(once)[0], 0.5)
        self.assertAlmostEqual(found.macro_f1(once)[0], 2 / 3 / 2)
        self.assertAlmostEqual(found.ece(once)[0], 0.4)

    def test_ties_count_half(self):
        self.assertAlmostEqual(two([0.4, 0.4, 0.4], [0, 1, 1]).auc(numpy.ones((1, 3)))[0], 0.5)

    def test_a_calibrated_model_is_mostly_below_the_quantile_and_another_is_not(self):
        chance, below = numpy.random.default_rng(3), 0
        for _ in range(40):
            probabilities = chance.random(300)
            truth = (chance.random(300) < probabilities).astype(int)
            figures = two(probabilities, truth).figures()
            below += figures["ece"] <= figures["ece_perfect_q95"]
        self.assertGreaterEqual(below, 33)
        sure = two(numpy.where(truth == 1, 0.999, 0.001) * 0.98 + 0.01, chance.permutation(truth)).figures()
        self.assertGreater(sure["ece"], 2 * sure["ece_perfect_q95"])

    def test_the_same_twice_differs_by_nothing_and_a_better_one_by_something(self):
        truth = numpy.arange(400) % 2
        good = two(numpy.where(numpy.arange(400) % 10 < 8, truth, 1 - truth) * 0.8 + 0.1, truth)
        bad = two(numpy.where(numpy.arange(400) % 10 < 5, truth, 1 - truth) * 0.8 + 0.1, truth)
        self.assertEqual(difference(good, good), {"macro_f1": 0.0, "interval": [0.0, 0.0]})
        self.assertGreater(difference(good, bad)["interval"][0], 0.1)

    def test_bins_hold_all_rows(self):
        found = two([0.1, 0.2, 0.4, 0.95, 1.0], [0, 0, 1, 1, 1])
        for bins in (found.reliability(), found.reliability(1)):
            self.assertEqual(sum(b["rows"] for b in bins), 5)
            self.assertAlmostEqual(sum(b["share"] for b in bins), 1, places=3)

    def test_wilson(self):
        # Brown, Cai and DasGupta 2001: n = 10, x = 3.
        numpy.testing.assert_allclose(wilson(0.3, 10), [0.1078, 0.6032], atol=1e-4)


class PictureTest(unittest.TestCase):
    def test_shapes_are_rounded_and_words_are_not(self):
        self.assertEqual('<path d="M 1.23 4"/>\n<text x="2.50">ECE 0.038</text>',
                         reliability.smaller('<path d="M 1.2345 4"/>\n  <text x="2.5067">ECE 0.038</text>'))


class CardTest(unittest.TestCase):
    MODEL = {"name": "made-up", "version": "2", "hash": "sha256:ab"}

    def read(self, made):
        with tempfile.TemporaryDirectory() as folder:
            if made is not None:
                Path(folder, "figures").mkdir()
                Path(folder, "figures/leakage.json").write_text(json.dumps(made), encoding="utf-8")
            return card.read(Path(folder), "leakage", self.MODEL)

    def test_missing_figures_name_the_command_that_makes_them(self):
        with self.assertRaisesRegex(card.CardError, "leakage.json is missing: run .*leakage.py"):
            self.read(None)

    def test_figures_of_another_model_are_refused(self):
        for other in ({"name": "made-up", "version": "1", "hash": "sha256:ab"},
                      {"name": "made-up", "version": "2", "hash": "sha256:cd"}, "made-up 1"):
            for made in ({"model": other}, {"lean": {"model": other}}):
                with self.assertRaisesRegex(card.CardError, "not of this model"):
                    self.read(made)
        self.assertEqual(self.read({"model": self.MODEL, "value": 1})["value"], 1)

    def test_an_interval_stands_beside_its_value(self):
        self.assertEqual(tables.figure({"macro_f1": 0.5, "macro_f1_interval": [0.4, 0.6]}, "macro_f1"), "0.500 (0.400 to 0.600)")
        self.assertEqual(tables.figure({"macro_f1": 0.5}, "auc"), "")


if __name__ == "__main__":
    unittest.main()
