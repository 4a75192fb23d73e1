package news.parallax.export;

import java.util.List;
import java.util.function.Function;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.Estimate;
import news.parallax.measure.LeanEstimate;
import news.parallax.measure.Measures;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an article's values.
 *
 * @param prefix of their names
 * @param whose sentences they are of, in words
 * @param of a row
 */
record MeasureColumns<R>(String prefix, String whose, Function<R, Measures> of) {
    private static final String SHARE = "0 … 1";
    private static final String BALANCE = "−1 … 1";
    private static final String ABSENT = " Empty where the measure is abstained from.";

    /** @param axes that have columns */
    Columns<R> on(Columns<R> columns, List<String> axes) {
        loaded(columns);
        lean(columns);
        tone(columns);
        axes.forEach(axis -> axis(columns, axis));
        Frames.ALL.forEach((frame, meaning) -> frame(columns, frame, meaning));
        return columns;
    }

    private void loaded(Columns<R> columns) {
        String name = prefix + ".loaded_language";
        String what = "the expected share of loaded sentences";
        Function<R, @Nullable Estimate> estimate = row -> of.apply(row).loadedLanguage();
        columns.number(
                name + ".value",
                "share of sentences",
                SHARE,
                "Expected share of the sentences in " + whose
                        + " whose own wording is loaded: the mean of their calibrated probabilities." + ABSENT,
                row -> value(estimate.apply(row)));
        columns.interval(name, "share of sentences", SHARE, what, row -> interval(estimate.apply(row)));
        columns.count(
                name + ".n",
                "sentences",
                "Sentences in " + whose + " that the value rests on.",
                row -> n(estimate.apply(row)));
    }

    private void lean(Columns<R> columns) {
        String name = prefix + ".lean";
        Function<R, @Nullable LeanEstimate> estimate = row -> of.apply(row).lean();
        columns.number(
                name + ".value",
                "difference of probabilities",
                BALANCE,
                "P(right) − P(left) of the wording of " + whose
                        + ", from the mean of its sentences' calibrated logits, page furniture left out: −1 left, 1"
                        + " right. United States politics in English; learnt from the labels of outlets, not of articles."
                        + ABSENT,
                row -> estimate.apply(row) == null ? null : estimate.apply(row).value());
        columns.interval(
                name,
                "difference of probabilities",
                BALANCE,
                "the lean",
                row -> estimate.apply(row) == null ? null : estimate.apply(row).interval());
        columns.count(
                name + ".n",
                "sentences",
                "Sentences in " + whose + " that the lean rests on, page furniture left out.",
                row -> estimate.apply(row) == null ? null : estimate.apply(row).n());
        probability(columns, "left", LeanEstimate.Probabilities::left);
        probability(columns, "center", LeanEstimate.Probabilities::center);
        probability(columns, "right", LeanEstimate.Probabilities::right);
    }

    private void probability(Columns<R> columns, String side, Function<LeanEstimate.Probabilities, Double> part) {
        columns.number(
                prefix + ".lean.probabilities." + side,
                "probability",
                SHARE,
                "Calibrated probability that outlets labelled " + side + " would word " + whose
                        + " so; the three sum to 1.",
                row -> of.apply(row).lean() == null
                        ? null
                        : part.apply(of.apply(row).lean().probabilities()));
    }

    private void tone(Columns<R> columns) {
        String name = prefix + ".tone";
        Function<R, @Nullable Estimate> estimate = row -> of.apply(row).tone();
        columns.number(
                name + ".value",
                "mean over mentions",
                BALANCE,
                "Mean tone over all mentions of targets in " + whose
                        + ": P(favourable) − P(hostile) of each mention, −1 hostile, 1 favourable." + ABSENT,
                row -> value(estimate.apply(row)));
        columns.interval(name, "mean over mentions", BALANCE, "the tone", row -> interval(estimate.apply(row)));
        columns.count(
                name + ".n",
                "mentions",
                "Mentions of targets in " + whose + " that the tone rests on.",
                row -> n(estimate.apply(row)));
    }

    private void axis(Columns<R> columns, String axis) {
        String any = prefix + ".axes." + Columns.ANY;
        String own = prefix + ".axes." + axis;
        Function<R, @Nullable AxisEstimate> estimate =
                row -> of.apply(row).axes().get(axis);
        String unit = "difference of shares of sentences";
        add(
                columns,
                any + ".value",
                own + ".value",
                Column.Kind.NUMBER,
                unit,
                BALANCE,
                "Expected share of the sentences in " + whose + " that speak for the axis' positive pole less the"
                        + " expected share that speaks for its negative pole: −1 negative, 1 positive. Near 0 the text"
                        + " speaks for neither or for both; intensity tells which. Empty where the axis is abstained from.",
                row -> estimate.apply(row) == null ? null : estimate.apply(row).value());
        columns.interval(
                any,
                own,
                unit,
                BALANCE,
                "the place on the axis",
                row -> estimate.apply(row) == null ? null : estimate.apply(row).interval());
        add(
                columns,
                any + ".intensity",
                own + ".intensity",
                Column.Kind.NUMBER,
                "share of sentences",
                SHARE,
                "Expected share of the sentences in " + whose + " that speak for either pole of the axis.",
                row -> estimate.apply(row) == null ? null : estimate.apply(row).intensity());
        add(
                columns,
                any + ".n",
                own + ".n",
                Column.Kind.INTEGER,
                "sentences",
                "0 …",
                "Sentences in " + whose + " that the place rests on.",
                row -> estimate.apply(row) == null ? null : estimate.apply(row).n());
        add(
                columns,
                any + ".version",
                own + ".version",
                Column.Kind.STRING,
                "",
                "",
                "Version of the axis: the SHA-256 of its name, phrases and description. Values of two versions are not comparable.",
                row -> estimate.apply(row) == null ? null : estimate.apply(row).version());
        add(
                columns,
                any + ".frameAxis.bias",
                own + ".frameAxis.bias",
                Column.Kind.NUMBER,
                "cosine",
                BALANCE,
                "FrameAxis' bias (Kwak et al. 2021) with sentences in the place of words: the mean cosine of the"
                        + " sentences' vectors with the line from the negative to the positive pole.",
                row -> estimate.apply(row) == null
                        ? null
                        : estimate.apply(row).frameAxis().bias());
        add(
                columns,
                any + ".frameAxis.intensity",
                own + ".frameAxis.intensity",
                Column.Kind.NUMBER,
                "squared cosine",
                "0 … 4",
                "FrameAxis' intensity (Kwak et al. 2021): the mean squared distance of those cosines from the training"
                        + " corpus' mean.",
                row -> estimate.apply(row) == null
                        ? null
                        : estimate.apply(row).frameAxis().intensity());
    }

    private void frame(Columns<R> columns, String frame, String meaning) {
        String name = prefix + ".frames." + frame;
        Function<R, @Nullable Estimate> estimate = row -> of.apply(row).frames().get(frame);
        columns.number(
                name + ".value",
                "share of sentences",
                SHARE,
                "Expected share of the sentences in " + whose + " that tell their matter in terms of " + meaning
                        + ". Frames do not exclude each other." + ABSENT,
                row -> value(estimate.apply(row)));
        columns.interval(
                name, "share of sentences", SHARE, "the share of the frame", row -> interval(estimate.apply(row)));
        columns.count(
                name + ".n",
                "sentences",
                "Sentences in " + whose + " that the share rests on.",
                row -> n(estimate.apply(row)));
    }

    private static <R> void add(
            Columns<R> columns,
            String any,
            String own,
            Column.Kind kind,
            String unit,
            String scale,
            String definition,
            Function<R, @Nullable Object> of) {
        columns.add(any, own, kind, unit, scale, definition, of);
    }

    private static @Nullable Object value(@Nullable Estimate estimate) {
        return estimate == null ? null : estimate.value();
    }

    private static news.parallax.measure.@Nullable Interval interval(@Nullable Estimate estimate) {
        return estimate == null ? null : estimate.interval();
    }

    private static @Nullable Object n(@Nullable Estimate estimate) {
        return estimate == null ? null : estimate.n();
    }
}
