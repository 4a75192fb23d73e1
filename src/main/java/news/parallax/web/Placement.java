package news.parallax.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.Difference;
import news.parallax.comparison.OutletReading;
import news.parallax.measure.Abstention;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.Estimate;
import news.parallax.measure.LeanEstimate;
import news.parallax.measure.Measure;
import news.parallax.measure.Measures;
import news.parallax.measure.TargetTone;
import org.jspecify.annotations.Nullable;

/** The outlets of a comparison on one scale. */
public record Placement(MeasureScale scale, List<Place> places) {
    /**
     * @param known whether there is a value
     * @param few whether it rests on less than what a difference may be claimed on
     * @param x for scripts, as low and high; empty without a value
     * @param note why there is no value; empty where there is one
     */
    public record Place(
            String outlet,
            boolean known,
            boolean few,
            String value,
            String interval,
            String n,
            String x,
            String low,
            String high,
            String note) {}

    public Placement {
        places = List.copyOf(places);
    }

    /** Whether any outlet has a value on it. */
    public boolean any() {
        return places.stream().anyMatch(Place::known);
    }

    /** Every measure that is tested, in the order of the differences' family. */
    static List<String> measures(Comparison comparison) {
        Set<String> axes = new LinkedHashSet<>();
        comparison
                .outlets()
                .forEach(outlet -> axes.addAll(outlet.measures().axes().keySet()));
        return Stream.concat(
                        Stream.of(Measure.LOADED_LANGUAGE, Measure.LEAN, Measure.TONE)
                                .map(Measure::label),
                        axes.stream().map(Measure::axis))
                .toList();
    }

    static Placement of(Comparison comparison, MeasureScale scale) {
        return new Placement(
                scale,
                comparison.outlets().stream()
                        .map(outlet -> estimate(outlet.measures(), scale.measure())
                                .map(estimate -> place(
                                        outlet.outlet(),
                                        estimate,
                                        units(comparison, outlet, estimate, scale),
                                        comparison))
                                .orElseGet(() -> absent(outlet.outlet(), reason(outlet, scale.measure()))))
                        .toList());
    }

    /** Frames, which are valued and not tested. */
    static List<Placement> frames(Comparison comparison, Function<String, MeasureScale> scales) {
        Set<String> frames = new LinkedHashSet<>();
        comparison
                .outlets()
                .forEach(outlet -> frames.addAll(outlet.measures().frames().keySet()));
        return frames.stream()
                .map(frame -> of(comparison, scales.apply(Measure.FRAMES.label() + "." + frame)))
                .toList();
    }

    /** Tone towards each target that several outlets speak of, most mentioned first. */
    static List<Placement> targets(Comparison comparison, MeasureScale tone, int most) {
        Map<String, Long> mentions = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        comparison.outlets().stream()
                .flatMap(outlet -> outlet.targets().stream())
                .forEach(target -> mentions.merge(target.name(), (long) target.mentions(), Long::sum));
        return mentions.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .map(target -> towards(comparison, tone.towards(target.getKey()), target.getKey()))
                .filter(Placement::any)
                .toList();
    }

    private static Placement towards(Comparison comparison, MeasureScale scale, String target) {
        return new Placement(
                scale,
                comparison.outlets().stream()
                        .map(outlet -> outlet.targets().stream()
                                .filter(t -> t.name().equalsIgnoreCase(target) && t.tone() != null)
                                .map(TargetTone::tone)
                                .findFirst()
                                .map(tone -> place(outlet.outlet(), tone, tone.n(), comparison))
                                .orElseGet(() -> absent(outlet.outlet(), "not mentioned in own voice")))
                        .toList());
    }

    /** Of an axis or a frame too, by its name with the prefix. */
    static Optional<Estimate> estimate(Measures measures, String measure) {
        int dot = measure.indexOf('.');
        if (dot > 0) {
            String name = measure.substring(dot + 1);
            AxisEstimate axis = measures.axes().get(name);
            return measure.startsWith(Measure.AXES.label())
                    ? Optional.ofNullable(axis).map(a -> new Estimate(a.value(), a.interval(), a.n()))
                    : Optional.ofNullable(measures.frames().get(name));
        }
        LeanEstimate lean = measures.lean();
        return switch (Measure.of(measure).orElseThrow()) {
            case LOADED_LANGUAGE -> Optional.ofNullable(measures.loadedLanguage());
            case TONE -> Optional.ofNullable(measures.tone());
            case LEAN -> Optional.ofNullable(lean).map(l -> new Estimate(l.value(), l.interval(), l.n()));
            default -> Optional.empty();
        };
    }

    /** What a test of this outlet would rest on. */
    private static int units(Comparison comparison, OutletReading outlet, Estimate estimate, MeasureScale scale) {
        return comparison.differences().stream()
                .filter(difference -> difference.measure().equals(scale.measure()))
                .flatMap(difference -> side(difference, outlet.outlet()))
                .findFirst()
                .orElse(estimate.n());
    }

    private static Stream<Integer> side(Difference difference, String outlet) {
        return difference.a().equals(outlet)
                ? Stream.of(difference.nA())
                : difference.b().equals(outlet) ? Stream.of(difference.nB()) : Stream.empty();
    }

    private static Place place(String outlet, Estimate estimate, int units, Comparison comparison) {
        boolean few = units < comparison.method().minimum();
        return new Place(
                outlet,
                true,
                few,
                Numbers.plain(estimate.value()),
                Digits.interval(estimate.interval()),
                Integer.toString(estimate.n()),
                Digits.raw(estimate.value()),
                Digits.raw(estimate.interval().low()),
                Digits.raw(estimate.interval().high()),
                "");
    }

    private static Place absent(String outlet, String reason) {
        return new Place(outlet, false, false, "–", "–", "0", "", "", "", reason);
    }

    private static String reason(OutletReading outlet, String measure) {
        @Nullable String family = measure.startsWith(Measure.FRAMES.label() + ".") ? Measure.FRAMES.label() : measure;
        return outlet.abstained().stream()
                .filter(abstention -> abstention.measure().equals(family))
                .map(Abstention::reason)
                .findFirst()
                .orElse("not measured");
    }
}
