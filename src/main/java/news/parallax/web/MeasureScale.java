package news.parallax.web;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.measure.Axis;
import news.parallax.measure.Measure;

/**
 * The scale of a measure, in words.
 *
 * @param measure by the contract's name, {@code axes.} or {@code frames.} before that of an axis or a frame
 * @param low its smallest value
 * @param high its greatest
 * @param lowEnd what stands at the smallest value
 * @param highEnd what stands at the greatest
 * @param meaning what is measured, in a sentence; may be empty
 * @param more what else is to be known of it; may be empty
 */
public record MeasureScale(
        String measure,
        String title,
        double low,
        double high,
        String lowEnd,
        String highEnd,
        String meaning,
        String more) {
    private static final String AXES = Measure.axis("");
    private static final String FRAMES = Measure.FRAMES.label() + ".";
    private static final int LONGEST_END = 40;

    public MeasureScale {
        if (!(low < high)) {
            throw new IllegalArgumentException("a scale needs low < high, not " + low + " and " + high);
        }
        Objects.requireNonNull(measure);
    }

    /** Whether its lower end says that nothing is there. */
    public boolean oneSided() {
        return low >= 0;
    }

    /** For scripts. */
    public String min() {
        return Digits.raw(low);
    }

    /** For scripts. */
    public String max() {
        return Digits.raw(high);
    }

    public String ends() {
        return Numbers.plain(low) + " " + lowEnd + " … " + Numbers.plain(high) + " " + highEnd;
    }

    /** The scales of names of measures, where the axes among them are known. */
    static Function<String, MeasureScale> among(Collection<Axis> axes) {
        Map<String, Axis> byName =
                axes.stream().collect(Collectors.toMap(Axis::name, Function.identity(), (a, b) -> a));
        return measure -> of(measure, byName);
    }

    private static MeasureScale of(String measure, Map<String, Axis> axes) {
        if (measure.startsWith(AXES)) {
            String name = measure.substring(AXES.length());
            Axis axis = axes.get(name);
            return axis == null
                    ? new MeasureScale(measure, name, -1, 1, "negative pole", "positive pole", "", "")
                    : new MeasureScale(
                            measure,
                            name,
                            -1,
                            1,
                            end(axis.negative().get(0)),
                            end(axis.positive().get(0)),
                            first(axis.description()),
                            axis.description()
                                    .substring(first(axis.description()).length())
                                    .strip());
        }
        if (measure.startsWith(FRAMES)) {
            String name = measure.substring(FRAMES.length()).replace('_', ' ');
            return new MeasureScale(
                    measure,
                    name,
                    0,
                    1,
                    "no sentence",
                    "every sentence",
                    "Expected share of sentences in the outlet’s own voice that tell their matter in this frame.",
                    "");
        }
        return switch (Measure.of(measure).orElseThrow()) {
            case LOADED_LANGUAGE ->
                new MeasureScale(
                        measure,
                        "Loaded wording",
                        0,
                        1,
                        "plain",
                        "loaded",
                        "Expected share of sentences in the outlet’s own voice whose wording is loaded.",
                        "");
            case LEAN ->
                new MeasureScale(
                        measure,
                        "Lean",
                        -1,
                        1,
                        "left",
                        "right",
                        "How much more likely the wording is to be a right-leaning American outlet’s than a "
                                + "left-leaning one’s. United States politics only.",
                        "");
            case TONE ->
                new MeasureScale(
                        measure,
                        "Tone",
                        -1,
                        1,
                        "hostile",
                        "favourable",
                        "Stance towards the persons, places and organisations that are named.",
                        "");
            default -> throw new IllegalArgumentException(measure + " has no scale of its own");
        };
    }

    /** Tone towards one of its targets. */
    MeasureScale towards(String target) {
        return new MeasureScale(measure, "Towards " + target, low, high, lowEnd, highEnd, "", "");
    }

    /** The first sentence, with its stop. */
    private static String first(String description) {
        int stop = description.indexOf(". ");
        return stop < 0 ? description : description.substring(0, stop + 1);
    }

    private static String end(String phrase) {
        return phrase.codePointCount(0, phrase.length()) <= LONGEST_END
                ? phrase
                : phrase.substring(0, phrase.offsetByCodePoints(0, LONGEST_END - 1))
                                .strip() + "…";
    }
}
