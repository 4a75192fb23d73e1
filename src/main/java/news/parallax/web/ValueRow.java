package news.parallax.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import news.parallax.measure.Estimate;
import news.parallax.measure.Interval;
import news.parallax.measure.Measures;

/**
 * One line of a table of values.
 *
 * @param measure for people
 * @param note what else is known of it, or empty
 * @param range the 95 % interval
 */
public record ValueRow(String measure, String note, String value, String range, int n, Plot plot) {

    static ValueRow of(String measure, String note, double value, Interval interval, int n, boolean twoEnded) {
        return new ValueRow(
                measure,
                note,
                twoEnded ? Numbers.signed(value) : Numbers.plain(value),
                Numbers.range(interval),
                n,
                Plot.of(value, interval, twoEnded));
    }

    /** Without the policy frames. */
    static List<ValueRow> of(Measures measures) {
        List<ValueRow> rows = new ArrayList<>();
        if (measures.loadedLanguage() != null) {
            rows.add(of("Loaded wording", "", measures.loadedLanguage(), false));
        }
        if (measures.lean() != null) {
            rows.add(of(
                    "Lean",
                    String.format(
                            Locale.ROOT,
                            "left %.2f, center %.2f, right %.2f",
                            measures.lean().probabilities().left(),
                            measures.lean().probabilities().center(),
                            measures.lean().probabilities().right()),
                    measures.lean().value(),
                    measures.lean().interval(),
                    measures.lean().n(),
                    true));
        }
        if (measures.tone() != null) {
            rows.add(of("Tone", "", measures.tone(), true));
        }
        measures.axes()
                .forEach((name, axis) -> rows.add(of(
                        name,
                        String.format(Locale.ROOT, "intensity %.2f", axis.intensity()),
                        axis.value(),
                        axis.interval(),
                        axis.n(),
                        true)));
        return rows;
    }

    /** The policy frames alone. */
    static List<ValueRow> frames(Measures measures) {
        List<ValueRow> rows = new ArrayList<>();
        measures.frames().forEach((name, frame) -> rows.add(of(name.replace('_', ' '), "", frame, false)));
        return rows;
    }

    static ValueRow of(String measure, String note, Estimate estimate, boolean twoEnded) {
        return of(measure, note, estimate.value(), estimate.interval(), estimate.n(), twoEnded);
    }
}
