package news.parallax.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import news.parallax.measure.Estimate;
import news.parallax.measure.Interval;
import news.parallax.measure.LeanEstimate;
import news.parallax.measure.Measure;
import news.parallax.measure.Measures;
import org.jspecify.annotations.Nullable;

/**
 * One of an outlet's values.
 *
 * @param measure by the contract's name, as {@code axes.<name>}
 * @param intensity of an axis
 * @param version of an axis
 */
record Value(
        String measure,
        double value,
        Interval interval,
        int n,
        @Nullable Double intensity,
        LeanEstimate.@Nullable Probabilities probabilities,
        @Nullable String version) {

    static List<Value> of(Measures measures) {
        List<Value> all = new ArrayList<>();
        add(all, Measure.LOADED_LANGUAGE.label(), measures.loadedLanguage());
        LeanEstimate lean = measures.lean();
        if (lean != null) {
            all.add(new Value(
                    Measure.LEAN.label(), lean.value(), lean.interval(), lean.n(), null, lean.probabilities(), null));
        }
        add(all, Measure.TONE.label(), measures.tone());
        measures.axes()
                .forEach((name, place) -> all.add(new Value(
                        Measure.axis(name),
                        place.value(),
                        place.interval(),
                        place.n(),
                        place.intensity(),
                        null,
                        place.version())));
        measures.frames().forEach((name, share) -> add(all, Measure.FRAMES.label() + "." + name, share));
        return all;
    }

    private static void add(List<Value> all, String measure, @Nullable Estimate estimate) {
        if (estimate != null) {
            all.add(new Value(measure, estimate.value(), estimate.interval(), estimate.n(), null, null, null));
        }
    }

    /** The columns of a value that is got from a row by {@code of}. */
    static <R> Columns<R> columns(Columns<R> columns, Function<R, Value> of) {
        String scale = "0 … 1 for loaded_language and frames, −1 … 1 otherwise";
        return columns.text("measure", MEASURE, row -> of.apply(row).measure())
                .number(
                        "value",
                        "as the measure",
                        scale,
                        "On one story pooled over the outlet's own-voice sentences (tone: over the mentions in them), on"
                                + " many stories the mean of the stories' values.",
                        row -> of.apply(row).value())
                .number(
                        "low",
                        "as the measure",
                        scale,
                        "Lower end of the value's 95 % interval, included.",
                        row -> Ends.low(of.apply(row).interval()))
                .number(
                        "high",
                        "as the measure",
                        scale,
                        "Upper end of the value's 95 % interval, included.",
                        row -> Ends.high(of.apply(row).interval()))
                .count(
                        "n",
                        "sentences, mentions or stories",
                        "What the value rests on: on one story own-voice sentences, for tone mentions; on many stories the stories.",
                        row -> of.apply(row).n())
                .number(
                        "intensity",
                        "share of sentences",
                        "0 … 1",
                        "Of an axis: the expected share of sentences that speak for either pole. Empty otherwise.",
                        row -> of.apply(row).intensity())
                .number(
                        "probabilities.left",
                        "probability",
                        "0 … 1",
                        "Of lean: the probability of left. Empty otherwise.",
                        row -> side(of.apply(row), 0))
                .number(
                        "probabilities.center",
                        "probability",
                        "0 … 1",
                        "Of lean: the probability of center. Empty otherwise.",
                        row -> side(of.apply(row), 1))
                .number(
                        "probabilities.right",
                        "probability",
                        "0 … 1",
                        "Of lean: the probability of right. Empty otherwise.",
                        row -> side(of.apply(row), 2))
                .text(
                        "version",
                        "Version of the axis. Empty for other measures.",
                        row -> of.apply(row).version());
    }

    static final String MEASURE = "loaded_language, lean, tone, axes.<name> or frames.<name>.";

    private static @Nullable Object side(Value value, int side) {
        LeanEstimate.Probabilities all = value.probabilities();
        return all == null ? null : side == 0 ? all.left() : side == 1 ? all.center() : all.right();
    }
}
