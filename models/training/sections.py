"""The sections of the model card: JSON of figures as Markdown. Every function takes the file's JSON and all files by name."""
import audit_card
from tables import bounded, figure, number, table, words

NAMES = {"loaded_language": "Loaded language", "tone": "Target tone", "lean": "Lean"}


class CardError(Exception):
    """The card cannot be written; the message says which command to run."""


def parts(values):
    """A measure's own figures, and those of each part of the rows or other way of counting inside it."""
    return {"": values, **{name: v for name, v in values.items() if isinstance(v, dict) and "macro_f1" in v}}


def rows_of(figures):
    """Title, measure, part and figures of each measure and of each part of it."""
    for measure, values in figures.items():
        for name, part in parts(values).items():
            yield f"`{measure}`" + (f", {words(name)}" if name else ""), measure, name, part


def main_figures(made, others):
    """The model's, with the linear baseline beside them where the same rows were measured."""
    linear = {measure: next(iter(variants.values())) for measure, variants in others.get("baselines", {}).items() if measure in NAMES}
    rows = []
    for heading, measure, name, part in rows_of(made["figures"]):
        if name != "not_calibrated":
            beside = parts(linear.get(measure, {})).get(name, {})
            rows.append([heading, number(part["rows"]), figure(part, "macro_f1"), figure(beside, "macro_f1") or "–",
                         figure(part, "accuracy"), figure(part, "auc")])
    return table(("measure", "rows", "macro-F1", "linear baseline's macro-F1", "accuracy", "AUC"), rows)


def calibration(made, _):
    rows = [[heading, figure(part, "ece"), number(part["ece_perfect_q95"]), figure(part, "brier")]
            for heading, _, _, part in rows_of(made["figures"])]
    return table(("measure", "ECE", "95 % quantile of a perfect model's ECE", "Brier score"), rows)


def pictures(made, _):
    return "\n\n".join(f"![Reliability of {NAMES[measure].lower()}](reliability-{measure.replace('_', '-')}.svg)"
                       for measure in made["figures"])


def coverage(made, _):
    rows = []
    for labels, name in (("experts", "loaded-language"), ("language models", "loaded-language by language models")):
        found = made[name]["interval_coverage"]
        kinds = [("any, drawn evenly", found["all_rows"]), ("of one outlet", found["of_one_outlet"]),
                 *((f"a share of {v['share']:.1f} of them loaded", v) for v in found["by_share"])]
        rows += [[labels, kind, number(v["articles"]), bounded(v["coverage"], v["coverage_interval"]), number(v["mean_width"])]
                 for kind, v in kinds]
    return table(("labelled by", "sentences", "pseudo-articles", "interval holds the labelled share", "mean width"), rows)


def ablation(made, _):
    rows = []
    for measure, found in made["ablation"].items():
        gains = {d["over"]: d for d in found["differences"]}
        if not any(over in gains for over in ("wide part alone", "linear baseline")):
            raise CardError(f"nothing to compare {measure} with: run -m baselines, then evaluate.py --write")
        rows += [[measure, part, figure(v, "macro_f1"), number(v["accuracy"]), number(v["ece"]),
                  bounded(gains[part]["macro_f1"], gains[part]["interval"]) if part in gains else ""]
                 for part, v in found["parts"].items()]
    return table(("measure", "part", "macro-F1", "accuracy", "ECE", "the whole is better by"), rows)


def baselines(made, _):
    rows = [[heading, variant, *(figure(part, f) for f in ("macro_f1", "accuracy", "ece", "auc"))]
            for measure in NAMES for variant, values in made[measure].items()
            for heading, _, name, part in rows_of({measure: values}) if name != "not_calibrated"]
    return table(("measure", "baseline", "macro-F1", "accuracy", "ECE", "AUC"), rows)


def serving(made, _):
    rows = [[measure + (f", {name}" if name else ""), number(v["rows"]), *(figure(v, f) for f in ("macro_f1", "accuracy", "ece")),
             number(v.get("ece_perfect_q95")), number(v["abstained"]) if "abstained" in v else ""]
            for measure, values in made.items() if isinstance(values, dict) and "macro_f1" in values
            for name, v in {"": values, **values.get("by_source", {})}.items()]
    return table(("measure", "rows", "macro-F1", "accuracy", "ECE", "perfect", "abstained"), rows)


def audit(made, others):
    """The audit's own tables, and the errors of lean to either side."""
    lean = others.get("serving", {}).get("lean", {})
    beside = (f"\n\nErrors of `lean` side by side, {lean.get('weighting', 'rows equally')}:\n\n"
              f"{audit_card.sides(lean)}" if "confusion" in lean else "")
    return audit_card.audit(made) + beside


def abstention(made, others):
    rows = [[words(k["kind"]), k["part"], number(k["n"]), bounded(k["share"], k["interval"]),
             "; ".join(f"{reason} ({n})" for reason, n in k["reasons"].items())] for k in made["kinds"]]
    lean = others.get("serving", {}).get("lean")
    given = (f"\n\nOf {number(lean['rows'])} development articles `lean` is given for {number(lean['rows'] - lean['abstained'])}, "
             f"{number(1 - lean['abstained'] / lean['rows'])} of them (`evaluate lean`).") if lean else ""
    return table(("texts", "part", "number", "share withheld", "reasons"), rows) + given


def leakage(made, _):
    named, guessed, shift = made["named"], made["guess"], made["shift"]
    rows = [[f"outlet guessed from the {kind}: share right of {guessed['outlets']} outlets, by chance {number(guessed['chance'])}",
             *(bounded(guessed[way][kind]["accuracy"], guessed[way][kind]["interval"]) for way in ("shown", "masked"))]
            for kind in ("representation", "words")]
    rows.append([f"mean shift of `lean` by the outlet's own name, {number(shift['articles'])} articles",
                 *(bounded(shift[way]["mean"], shift[way]["interval"]) for way in ("shown", "masked"))])
    rows.append(["its 95 % quantile", *(number(shift[way]["quantile_95"]) for way in ("shown", "masked"))])
    return table(("", "nothing hidden", "outlets hidden, as served"),
                 [["share of articles that name their own outlet", number(named["before"]), number(named["after"])], *rows])
