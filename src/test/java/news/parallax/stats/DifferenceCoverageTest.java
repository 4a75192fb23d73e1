package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two outlets' sentences, drawn from populations as real ones are, whose difference is known: how often the interval
 * covers it. What it does not cover is also what the test would refuse, so that 1 − coverage is the rate of false
 * alarms.
 *
 * <p>{@code mvn test -Dtest=DifferenceCoverageTest -Dsimulation.runs=2000} prints a table of more than these.
 */
@Execution(ExecutionMode.CONCURRENT)
class DifferenceCoverageTest {
    private static final int RUNS = Integer.getInteger("simulation.runs", 1_000);
    private static final UniformRandomProvider RANDOM = Seeds.random(11);
    private static final ZigguratSampler.NormalizedGaussian NORMAL = ZigguratSampler.NormalizedGaussian.of(RANDOM);

    /** Means of some millions of draws stand in for those of the populations that have no closed form. */
    private static final int MANY = 400_000;

    private record Population(IntFunction<double[][]> draw, ToDoubleFunction<double[]> value, double truth) {
        static Population of(IntFunction<double[][]> draw, ToDoubleFunction<double[]> value) {
            return new Population(draw, value, value.applyAsDouble(Means.of(draw.apply(MANY))));
        }
    }

    /**
     * Probabilities of loaded wording by their mean and standard deviation: measured ones have 0.15 and 0.19 in wire
     * copy, 0.6 and 0.28 in comment.
     */
    private static Population share(double mean, double deviation) {
        double size = mean * (1 - mean) / (deviation * deviation) - 1;
        var with = AhrensDieterMarsagliaTsangGammaSampler.of(RANDOM, size * mean, 1);
        var without = AhrensDieterMarsagliaTsangGammaSampler.of(RANDOM, size * (1 - mean), 1);
        return new Population(
                n -> rows(n, () -> {
                    double x = with.sample();
                    return new double[] {x / (x + without.sample())};
                }),
                m -> m[0],
                mean);
    }

    /** Sums of one to three mentions' tones, which go together within a sentence, and their number. */
    private static Population tone(double mean, double deviation) {
        return Population.of(
                n -> rows(n, () -> {
                    int mentions = 1 + Math.min(RANDOM.nextInt(4), RANDOM.nextInt(3));
                    double common = 0.6 * NORMAL.sample();
                    double sum = 0;
                    for (int i = 0; i < mentions; i++) {
                        sum += Math.tanh(mean + deviation * (common + 0.8 * NORMAL.sample()));
                    }
                    return new double[] {sum, mentions};
                }),
                m -> m[0] / m[1]);
    }

    /** Logits left, center, right and the balance of their softmax. */
    private static Population lean(double right, double deviation) {
        return Population.of(
                n -> rows(n, () -> {
                    double push = right + deviation * NORMAL.sample();
                    return new double[] {-push, 0.8 * deviation * NORMAL.sample(), push + 0.3 * NORMAL.sample()};
                }),
                m -> {
                    double left = Math.exp(m[0]);
                    double whole = left + Math.exp(m[1]) + Math.exp(m[2]);
                    return (Math.exp(m[2]) - left) / whole;
                });
    }

    private static double[][] rows(int n, Supplier<double[]> one) {
        return IntStream.range(0, n).mapToObj(i -> one.get()).toArray(double[][]::new);
    }

    private static final Map<String, Population> POPULATIONS = Map.ofEntries(
            Map.entry("wire", share(0.15, 0.185)),
            Map.entry("narrow wire", share(0.15, 0.09)),
            Map.entry("news", share(0.27, 0.27)),
            Map.entry("comment", share(0.6, 0.28)),
            Map.entry("narrow comment", share(0.6, 0.14)),
            Map.entry("bare", share(0.05, 0.07)),
            Map.entry("kind", tone(0.3, 0.5)),
            Map.entry("hostile", tone(-0.4, 0.8)),
            Map.entry("left", lean(-0.4, 0.9)),
            Map.entry("right", lean(0.5, 0.6)));

    private static double coverage(Population one, Population other, int n, int m) {
        int covered = 0;
        for (int run = 0; run < RUNS; run++) {
            PermutationTest test = new PermutationTest(
                    PseudoValues.of(one.draw.apply(n), one.value),
                    PseudoValues.of(other.draw.apply(m), other.value),
                    run);
            new Deals(List.of(test), run).until(PermutationTest.FIRST);
            covered += test.interval().contains(one.truth - other.truth) ? 1 : 0;
        }
        return (double) covered / RUNS;
    }

    @ParameterizedTest
    @CsvSource({
        "wire, wire, 12, 60",
        "comment, wire, 12, 12",
        "wire, narrow wire, 15, 60",
        "bare, bare, 12, 40",
        "kind, hostile, 12, 12",
        "hostile, kind, 12, 60",
        "left, right, 12, 60"
    })
    void anIntervalCoversTheKnownDifferenceFromTheMinimumOn(String one, String other, int n, int m) {
        double coverage = coverage(POPULATIONS.get(one), POPULATIONS.get(other), n, m);
        // A thousand runs tell 0.95 to 0.007.
        assertThat(coverage).isBetween(0.93, 0.97);
    }

    /** More than can be run every time. */
    @EnabledIfSystemProperty(named = "simulation.runs", matches = "\\d+")
    @Test
    void printsHowOftenDifferencesAreCovered() {
        String[][] pairs = {
            {"wire", "wire"},
            {"wire", "news"},
            {"wire", "comment"},
            {"comment", "wire"},
            {"bare", "bare"},
            {"bare", "comment"},
            {"wire", "narrow wire"},
            {"narrow wire", "wire"},
            {"comment", "narrow comment"},
            {"kind", "kind"},
            {"kind", "hostile"},
            {"hostile", "kind"},
            {"left", "left"},
            {"left", "right"}
        };
        int[][] sizes = {{8, 8}, {8, 40}, {12, 12}, {12, 60}, {15, 60}, {20, 20}, {40, 200}};
        for (String[] pair : pairs) {
            StringBuilder line = new StringBuilder(String.format("| %s, %s |", pair[0], pair[1]));
            for (int[] size : sizes) {
                double coverage = coverage(POPULATIONS.get(pair[0]), POPULATIONS.get(pair[1]), size[0], size[1]);
                line.append(String.format(" %.3f |", coverage));
            }
            System.out.println(line);
        }
    }
}
