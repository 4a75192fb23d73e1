package news.parallax.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.Difference;
import news.parallax.comparison.Method;
import news.parallax.comparison.OutletReading;
import news.parallax.comparison.SharedPassage;
import news.parallax.comparison.Telling;
import news.parallax.measure.Abstention;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.Estimate;
import news.parallax.measure.FrameAxis;
import news.parallax.measure.Interval;
import news.parallax.measure.LeanEstimate;
import news.parallax.measure.Measures;
import news.parallax.measure.TargetTone;
import news.parallax.model.ModelId;

/** A comparison whose numbers nobody measured, so that what a page must show is known. */
final class MadeUpComparison {
    static final ModelId MODEL = new ModelId("made-up", "1.0.0", "sha256:" + "0".repeat(64), "fp32");
    static final String CAUTION = "These are differences between wordings.";
    static final int MINIMUM = 8;

    private final List<OutletReading> outlets = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<SharedPassage> shared = new ArrayList<>();

    static UUID article(int number) {
        return new UUID(0x0123_4567_89ab_7defL, number);
    }

    static Estimate estimate(double value, int n) {
        return new Estimate(value, new Interval(value - 0.1, value + 0.1), n);
    }

    static Measures measures(double loaded, double tone, int n) {
        return new Measures(
                estimate(loaded, n),
                new LeanEstimate(-0.2, new Interval(-0.5, 0.1), n, new LeanEstimate.Probabilities(0.5, 0.2, 0.3)),
                estimate(tone, n),
                Map.of(
                        "desperation-bold-pivot",
                        new AxisEstimate(0.3, new Interval(0.1, 0.5), 0.6, n, "v", new FrameAxis(0, 0))),
                Map.of("economic", estimate(0.4, n)));
    }

    MadeUpComparison outlet(String name, double loaded, double tone, int n) {
        int number = outlets.size();
        outlets.add(new OutletReading(
                name,
                1,
                1,
                measures(loaded, tone, n),
                Map.of(),
                List.of(new TargetTone("Dana Whitlock", 4, estimate(tone, 4))),
                List.of(
                        new Telling(
                                article(number),
                                "The harbor",
                                "https://example.org/" + number,
                                "2026-03-04T09:40:00Z",
                                10,
                                60,
                                "A brazen surrender, " + name + " says.",
                                "loaded_language",
                                0.9),
                        new Telling(
                                article(number),
                                "The harbor",
                                "https://example.org/" + number,
                                "2026-03-04T09:40:00Z",
                                70,
                                90,
                                null,
                                "tone",
                                -0.8),
                        new Telling(
                                article(number),
                                "The harbor",
                                "https://example.org/" + number,
                                "2026-03-04T09:40:00Z",
                                100,
                                120,
                                "She was cheered.",
                                "tone",
                                0.7)),
                List.of()));
        return this;
    }

    /** One that has no measure. */
    MadeUpComparison silent(String name, String reason) {
        outlets.add(new OutletReading(
                name,
                1,
                1,
                Measures.NONE,
                Map.of(),
                List.of(),
                List.of(),
                List.of(
                        new Abstention("loaded_language", reason),
                        new Abstention("lean", reason),
                        new Abstention("tone", reason))));
        return this;
    }

    MadeUpComparison tested(String measure, String a, String b, double difference, double corrected) {
        differences.add(new Difference(
                measure,
                a,
                b,
                20,
                12,
                null,
                difference,
                new Interval(difference - 0.2, difference + 0.2),
                1.5,
                corrected / 2,
                corrected,
                999,
                null));
        return this;
    }

    MadeUpComparison untested(String measure, String a, String b, int nA, int nB, String reason) {
        differences.add(new Difference(measure, a, b, nA, nB, null, 0.1, null, null, null, null, 0, reason));
        return this;
    }

    /** A passage at the beginning of the articles of two outlets, by their numbers. */
    MadeUpComparison sharedBy(int one, int other) {
        shared.add(new SharedPassage(List.of(
                new SharedPassage.Copy(outlets.get(one).outlet(), article(one), 0, 65),
                new SharedPassage.Copy(outlets.get(other).outlet(), article(other), 0, 65))));
        return this;
    }

    Comparison comparison() {
        return new Comparison("harbor-compact", null, null, outlets, differences, shared, method(), CAUTION);
    }

    static Method method() {
        return new Method("sentence", "permutation", "Holm", "42", 3, MINIMUM, 999, MODEL, List.of());
    }

    /** Three outlets: two far apart, and one with too few sentences. */
    static MadeUpComparison three() {
        return new MadeUpComparison()
                .outlet("Aldine", 0.6, 0.2, 20)
                .outlet("Courant", 0.1, -0.4, 12)
                .outlet("Quay", 0.3, 0, 5)
                .tested("loaded_language", "Aldine", "Courant", 0.5, 0.004)
                .untested("loaded_language", "Aldine", "Quay", 20, 5, "fewer than 8 sentences on one side")
                .untested("loaded_language", "Courant", "Quay", 12, 5, "fewer than 8 sentences on one side")
                .tested("tone", "Aldine", "Courant", 0.6, 0.4);
    }
}
