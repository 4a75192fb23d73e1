"""Prints a comparison of two outlets as a table for a paper, in Markdown. Needs Python 3 and nothing else.

usage: samples/table.py URL      a comparison of two outlets, /v1/outlets/comparison?... or /v1/stories/comparison?..., in quotation marks
"""
import csv, io, sys, urllib.request

NAMES = {"loaded_language": "Loaded language", "lean": "Lean", "tone": "Tone"}


def table(name):
    url = sys.argv[1] + "&format=csv&table=" + name
    return list(csv.DictReader(io.StringIO(urllib.request.urlopen(url).read().decode())))


def number(text, digits=2):
    # A true minus sign, and none before 0.
    value = round(float(text), digits) + 0.0
    return f"{value:.{digits}f}".replace("-", "−")


def interval(row, value):
    return f"{number(row[value])} [{number(row['low'])}, {number(row['high'])}]" if row["low"] else "n/a"


def p(text):
    return "< .001" if float(text) < 0.001 else number(text, 3).lstrip("0")


values = {(row["outlet"], row["measure"]): row for row in table("outlets")}
differences = table("differences")
pairs = {(row["a"], row["b"]) for row in differences}
if len(pairs) != 1:
    sys.exit(f"{len(pairs)} pairs of outlets: name two outlets")
(a, b), = pairs
print(f"| | {a} | {b} | difference | *g* | *n* | *p* | *p* (Holm) |")
print("|---|---|---|---|---|---|---|---|")
for row in differences:
    measure = row["measure"]
    cells = [NAMES.get(measure, measure.replace("axes.", "Axis "))]
    cells += [interval(values[o, measure], "value") if (o, measure) in values else "n/a" for o in (a, b)]
    cells += [interval(row, "difference"), number(row["effectSize"]) if row["effectSize"] else "n/a"]
    cells += [row["nA"] if row["nA"] == row["nB"] else row["nA"] + ", " + row["nB"]]
    cells += [p(row[k]) if row[k] else "n/a" for k in ("pValue", "pValueCorrected")]
    print("| " + " | ".join(cells) + " |")
for row in differences:
    if row["reason"]:
        print(f"\nNot tested: {row['measure']}: {row['reason']}.", end="")
first = differences[0]
print(f"\n\nUnit: {first['method.unit']}. Tests in the family: {first['method.tests']}. Seed: {first['method.seed'].lstrip(chr(39))}. "
      f"Model: parallax-en {first['model.version']}, {first['model.hash']}.")
