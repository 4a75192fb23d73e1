"""Reliability curves as small SVG pictures that are readable on a light and on a dark page."""
import io
import re
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402  the backend comes first

TICKS = (0, 0.25, 0.5, 0.75, 1)
GREY, BLUE, ORANGE, GREEN = "#808890", "#3b8eea", "#e0803a", "#3fa66b"
STYLE = {"svg.hashsalt": "parallax", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9, "text.color": GREY,
         "axes.edgecolor": GREY, "axes.labelcolor": GREY, "axes.titlecolor": GREY, "xtick.color": GREY, "ytick.color": GREY,
         "axes.spines.top": False, "axes.spines.right": False, "axes.facecolor": "none", "path.simplify": False}


def curve(axes, bins, color, counts):
    """Share that is true over mean stated probability, with 95 % intervals, and with the rows of each bin where asked."""
    stated, true = [b["stated"] for b in bins], [b["true"] for b in bins]
    below = [max(0.0, b["true"] - b["true_interval"][0]) for b in bins]
    above = [max(0.0, b["true_interval"][1] - b["true"]) for b in bins]
    axes.errorbar(stated, true, [below, above], color=color, marker="o", markersize=3.5, linewidth=1.2, elinewidth=1, capsize=2)
    if counts:
        for b in bins:
            axes.annotate(f"{b['rows']:,}", (b["from"] + 0.05, 0.02), ha="center", fontsize=6.5, color=GREY)
            axes.bar(b["from"] + 0.05, b["share"] * 0.25, 0.09, bottom=0.06, color=GREY, alpha=0.35, linewidth=0)


def frame(axes, title, x, y):
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=0.8, linestyle=(0, (4, 3)))
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel=x, ylabel=y, aspect="equal", xticks=TICKS, yticks=TICKS)
    axes.set_title(title, fontsize=9)


def draw(path, name, labels, measured):
    """Left the top label, which the ECE is about, with the rows of each bin; right each label's own probability."""
    figures = measured.figures()
    with matplotlib.rc_context(STYLE):
        picture, (left, right) = pyplot.subplots(1, 2, figsize=(7.6, 3.9), layout="constrained")
        curve(left, measured.reliability(), BLUE, True)
        low, high = figures["ece_interval"]
        frame(left, f"top label: ECE {figures['ece']:.3f} ({low:.3f} to {high:.3f})", "stated probability", "share that is right")
        shown = [1] if len(labels) == 2 else range(len(labels))
        for label, color in zip(shown, (ORANGE, GREEN, BLUE)):
            curve(right, measured.reliability(label), color, False)
            right.plot([], [], color=color, label=labels[label])
        right.legend(frameon=False, fontsize=8, labelcolor=GREY, loc="upper left")
        frame(right, "each label's probability", "stated probability", "share that bears the label")
        picture.suptitle(f"{name}: cross-fitted, {figures['rows']:,} development rows, bars are 95 % intervals", fontsize=9)
        drawn = io.StringIO()
        picture.savefig(drawn, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        pyplot.close(picture)
    Path(path).write_text(smaller(drawn.getvalue()), encoding="utf-8")


def smaller(svg):
    """Without comments and metadata, with hundredths of a point; what is written in the picture stays."""
    svg = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>|<!DOCTYPE.*?>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<[^>]*>", lambda tag: re.sub(r"(\.\d\d)\d+", r"\1", tag[0]), svg)
    return re.sub(r"\s*\n\s*", "\n", svg)
