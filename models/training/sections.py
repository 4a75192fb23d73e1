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
            for kind in ("representation", "stored vectors", "words")]
    rows.append([f"mean shift of `lean` by the outlet's own name, {number(shift['articles'])} articles",
                 *(bounded(shift[way]["mean"], shift[way]["interval"]) for way in ("shown", "masked"))])
    rows.append(["its 95 % quantile", *(number(shift[way]["quantile_95"]) for way in ("shown", "masked"))])
    return table(("", "nothing hidden", "outlets hidden, as served"),
                 [["share of articles that name their own outlet", number(named["before"]), number(named["after"])], *rows])


STYLES = {"dev": "development, implied", "dev-open": "development, open", "test": "test, implied", "test-open": "test, open"}


def axes(made, _):
    """The model, and FrameAxis with skip-gram vectors beside it, on axes held out as a whole."""
    rows = []
    for part, style in STYLES.items():
        found, linear = made[part], made["frame_axis"][part]["skip_gram"]
        rows.append([style, len(found["axes"]), number(found["rows"]), *(figure(found, f) for f in ("auc", "intensity_auc")),
                     *(number(linear[f]) for f in ("auc", "intensity_auc"))])
    whole = table(("axes", "number", "sentences", "AUC of value", "AUC of intensity", "FrameAxis, AUC of bias", "of intensity"), rows)
    each = table(("axis", *(f"{STYLES[part]}: {what}" for part in ("test", "test-open") for what in ("value", "intensity"))),
                 [[f"`{name}`", *(number(v) for part in ("test", "test-open") for v in made[part]["axes"].get(name, [None, None]))]
                  for name in made["test"]["axes"]])
    return f"{whole}\n\nThe test axes one by one:\n\n{each}"


def frames(made, _):
    """On the project's own test sentences, and on the published sets by cross-validation."""
    own = made["own"]
    rows = [["own sentences, test", number(own["rows"]), number(own["macro_f1_at_threshold"]), number(own["auc"])],
            ["the same, by the phrases alone", number(own["rows"]), "", number(made["own_by_phrases_alone"]["auc"])],
            ["the same, without the published sets", number(own["rows"]), number(made["own_without_the_published_sets"]["macro_f1"]),
             number(made["own_without_the_published_sets"]["auc"])]]
    for name, title in (("gvfc", "gun violence headlines"), ("climate", "climate articles")):
        if name in made:
            rows += [[f"{title}, {way}", number(made[name][key]["rows"]), number(made[name][key]["macro_f1"]), number(made[name][key]["auc"])]
                     for key, way in (("own_labels", "their own labels"), ("mapped", "labels mapped to the ten"),
                                      ("mapped_without_its_labels", "mapped, trained without this set"))]
    unmapped = "; ".join(f"{title}: " + ", ".join(f"`{l}` {n}" for l, n in made[name]["unmapped"].items())
                         for name, title in (("gvfc", "headlines"), ("climate", "articles")) if name in made)
    each = table(("frame", "F1, own test sentences"), [[f"`{n}`", number(v)] for n, v in own["f1_at_threshold"].items()])
    return table(("rows", "number", "macro-F1", "AUC"), rows) + f"\n\nNot mapped, and counted: {unmapped}.\n\n{each}"
