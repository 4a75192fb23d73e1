"""The audit's tables. Run: python3 -m unittest   (in this folder)"""
import unittest

import audit_card


class AuditCardTest(unittest.TestCase):
    def test_a_shift_stands_beside_its_size(self):
        made = {"checks": [{"check": "parties", "question": "How far?", "figures": [
            {"figure": "tone.shift.republican", "value": -0.0154, "interval": [-0.035, 0.005], "n": 62,
             "tolerances": [{"kind": "within", "limit": 0.06, "why": "", "met": True}]},
            {"figure": "tone.absolute.republican", "value": 0.2, "interval": [0.1, 0.3], "n": 62,
             "tolerances": [{"kind": "at most", "limit": 0.12, "why": "", "met": False}]},
            {"figure": "tone.largest_spread", "value": 0.0, "n": 4}]}]}
        lines = audit_card.audit(made).split("\n")
        self.assertIn("| parties | republican | `tone` | -0.015 [-0.035, 0.005] | 0.200 [0.100, 0.300] | 62 "
                      "| ±0.06; ≤ 0.12 **not met** |", lines)
        self.assertIn("| parties | `tone.largest_spread` | 0.000 | 4 | none |", lines)
        self.assertEqual(2, sum(line.startswith("| parties") for line in lines))

    def test_errors_stand_side_by_side(self):
        cell = {"value": 0.5, "interval": [0.25, 0.75]}
        made = {"recall": {"left": {"rows": 1200}}, "confusion": {"left": {"left": cell, "right": cell}}}
        self.assertEqual("| left | 1,200 | 0.500 [0.250, 0.750] | 0.500 [0.250, 0.750] |", audit_card.sides(made).split("\n")[-1])


if __name__ == "__main__":
    unittest.main()
