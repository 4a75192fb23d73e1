"""The audit's part of the model card: tables from what the service's command line prints.

Run: python3 audit_card.py AUDIT.json [LEAN.json]   of `audit` and of `evaluate lean FILE`; prints Markdown.
"""
import json
import sys
from pathlib import Path

LEGEND = """`tone.read`: share of texts whose likeliest class of tone is the one that a human reads; `tone.direction`: share of pairs
whose tone moves the right way from the one to the other; `loaded_language.read`: share on the right side of one half.
`voices` puts one hostile sentence into a short article, quoted and as its own: `lower` and `milder` are the shares of articles
whose own voice is less loaded, and kinder to the target, where the sentence is quoted, `difference` is by how much;
`quotation.above_own_voice` is the share in which what is quoted is measured as more loaded than the article around it;
`sentence_shift` is what quotation marks do to the probability of the sentence itself. `largest_spread` is the most that a value
moved with the place of the telling sentences."""
COMMAND = "java -jar target/quarkus-app/quarkus-run.jar audit"


def audit(made):
    """One table of shifts, with their sizes beside them, and one of everything else."""
    shifts, others = [], []
    for check in made["checks"]:
        figures = {found["figure"]: found for found in check["figures"]}
        for name, found in figures.items():
            measure, kind, *side = name.split(".")
            size = figures.get(".".join([measure, "absolute", *side]))
            if kind == "shift" and size:
                shifts.append([check["check"], side[0], f"`{measure}`", value(found), value(size), found["n"],
                               f"{limits(found)}; {limits(size)}"])
            elif kind != "absolute":
                others.append([check["check"], f"`{name}`", value(found), found["n"], limits(found)])
    questions = "\n".join(f"- *{check['check']}*: {check['question']}" for check in made["checks"])
    return "\n\n".join([
        questions,
        table(("check", "from the first version to", "measure", "mean shift", "mean absolute shift", "texts", "tolerances"), shifts),
        LEGEND,
        table(("check", "figure", "value", "n", "tolerance"), others)])


def sides(evaluated):
    """What `evaluate` printed for one measure: which class was taken for which, errors to either side beside each other."""
    classes = list(next(iter(evaluated["confusion"].values())))
    return table(("label", "rows", *(f"read as {name}" for name in classes)),
                 [[label, f"{evaluated['recall'][label]['rows']:,}", *(value(row[name]) for name in classes)]
                  for label, row in evaluated["confusion"].items()])


def value(found):
    low, high = found.get("interval", (None, None))
    return f"{found['value']:.3f}" + ("" if low is None else f" [{low:.3f}, {high:.3f}]")


def limits(found):
    sign = {"within": "±", "at most": "≤ ", "at least": "≥ "}
    return ", ".join(f"{sign[t['kind']]}{t['limit']:g}{'' if t['met'] else ' **not met**'}"
                     for t in found.get("tolerances", [])) or "none"


def table(head, rows):
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [head, ["---"] * len(head), *rows])


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    audited, *evaluated = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:])
    print(f"Of `{audited['model']['name']}` {audited['model']['version']}, {audited['model']['hash']}; printed by `{COMMAND}`.\n")
    print(audit(audited))
    for made in evaluated:
        if made["model"]["hash"] != audited["model"]["hash"]:
            sys.exit("audit_card.py: the two files are of different models")
        print(f"\nErrors of {made['measure']} side by side; {made.get('weighting', 'rows equally')}:\n\n{sides(made)}")


if __name__ == "__main__":
    main()
