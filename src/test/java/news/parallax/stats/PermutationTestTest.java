package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class PermutationTestTest {
    private static PermutationTest dealt(double[] a, double[] b, long seed, int permutations) {
        PermutationTest test = new PermutationTest(a, b, seed);
        new Deals(List.of(test), seed).until(permutations);
        return test;
    }

    private static double[] gaussian(Random random, int n, double mean) {
        return random.doubles(n).map(u -> mean + random.nextGaussian()).toArray();
    }

    /** Every way to deal the units, counted. */
    private static double exact(double[] a, double[] b) {
        int n = a.length + b.length;
        double[] all = Arrays.copyOf(a, n);
        System.arraycopy(b, 0, all, a.length, b.length);
        double observed = separation((1 << a.length) - 1, all);
        int deals = 0;
        int extreme = 0;
        for (int mask = 0; mask < 1 << n; mask++) {
            if (Integer.bitCount(mask) == a.length) {
                deals++;
                extreme += separation(mask, all) >= observed - 1e-9 ? 1 : 0;
            }
        }
        return (double) extreme / deals;
    }

    /** By definition, from the units themselves. */
    private static double separation(int mask, double[] all) {
        double[] in = pick(mask, all, 1);
        double[] out = pick(mask, all, 0);
        double variance = moment(in, 2) / (in.length - 1) + moment(out, 2) / (out.length - 1);
        double t = (mean(in) - mean(out)) / Math.sqrt(variance);
        double g = 0.85
                * (moment(in, 3) / Math.pow(in.length, 2) - moment(out, 3) / Math.pow(out.length, 2))
                / Math.pow(variance, 1.5);
        double c = Math.max(-3, Math.min(3, t));
        return Math.abs(t + g * c * c / 3 + g * g * c * c * c / 27 + g / 6);
    }

    private static double[] pick(int mask, double[] all, int bit) {
        return IntStream.range(0, all.length)
                .filter(i -> (mask >> i & 1) == bit)
                .mapToDouble(i -> all[i])
                .toArray();
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double moment(double[] x, int power) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> Math.pow(v - mean, power)).average().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1, 6, 8", "2, 7, 7", "3, 5, 11", "4, 8, 8", "5, 9, 5"})
    void agreesWithTheExactTest(long seed, int n, int m) {
        Random random = new Random(seed);
        double[] a = gaussian(random, n, 1);
        double[] b = gaussian(random, m, 0);
        double exact = exact(a, b);
        PermutationTest outcome = dealt(a, b, seed, 9_999);
        double error = Math.sqrt(exact * (1 - exact) / outcome.permutations());
        assertThat(outcome.pValue()).isCloseTo(exact, within(4 * error + 1.0 / outcome.permutations()));
    }

    @ParameterizedTest
    @CsvSource({"12, 12, 1", "12, 60, 1", "30, 30, 3", "15, 60, 3", "60, 15, 3", "100, 400, 2"})
    void raisesFalseAlarmsAtTheNominalRateAlsoWhereVariancesDiffer(int n, int m, double spread) {
        Random random = new Random(n * 100L + m);
        int runs = 1_500;
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            double[] a =
                    Arrays.stream(gaussian(random, n, 0)).map(x -> spread * x).toArray();
            alarms +=
                    dealt(a, gaussian(random, m, 0), run, PermutationTest.FIRST).pValue() <= 0.05 ? 1 : 0;
        }
        assertThat((double) alarms / runs).isBetween(0.03, 0.07);
    }

    @Test
    void findsAKnownDifference() {
        Random random = new Random(4);
        int found = 0;
        for (int run = 0; run < 200; run++) {
            found += dealt(gaussian(random, 30, 0.8), gaussian(random, 30, 0), run, 9_999)
                                    .pValue()
                            <= 0.05
                    ? 1
                    : 0;
        }
        // The t test's power here is 0.86.
        assertThat(found / 200.0).isBetween(0.78, 0.94);
    }

    @ParameterizedTest
    @CsvSource({"40, 40", "25, 300", "900, 700", "5000, 300", "33, 2000"})
    void theIntervalOfNormalUnitsIsWelchs(int n, int m) {
        Random random = new Random(n + m);
        double[] a = gaussian(random, n, 0.3);
        double[] b = gaussian(random, m, 0);
        double va = moment(a, 2) / (n - 1);
        double vb = moment(b, 2) / (m - 1);
        double freedom = (va + vb) * (va + vb) / (va * va / (n - 1) + vb * vb / (m - 1));
        double half = TDistribution.of(freedom).inverseCumulativeProbability(0.975) * Math.sqrt(va + vb);
        Bounds interval = dealt(a, b, 1, PermutationTest.FIRST).interval();
        double difference = mean(a) - mean(b);
        assertThat(interval.low()).isCloseTo(difference - half, within(0.15 * half));
        assertThat(interval.high()).isCloseTo(difference + half, within(0.15 * half));
    }

    @Test
    void theIntervalHoldsZeroWhereTheTestDoesNotRefuseIt() {
        Random random = new Random(6);
        int refused = 0;
        for (int run = 0; run < 200; run++) {
            PermutationTest test = dealt(gaussian(random, 14, 0.7), gaussian(random, 20, 0), run, 9_999);
            assertThat(test.interval().contains(0)).isEqualTo(test.pValue() > 0.05);
            refused += test.pValue() > 0.05 ? 0 : 1;
        }
        assertThat(refused).isBetween(50, 150);
    }

    @Test
    void blocksOfManyUnitsFindWhatTheUnitsDo() {
        Random random = new Random(7);
        double[] a = gaussian(random, 700, 0.2);
        double[] b = gaussian(random, 1_900, 0);
        PermutationTest test = dealt(a, b, 3, 9_999);
        assertThat(test.work()).isLessThan(20);
        assertThat(test.pValue()).isLessThan(0.001);
        assertThat(test.interval().low()).isPositive();
        assertThat(dealt(a, Arrays.stream(b).map(x -> x + 0.2).toArray(), 3, 9_999)
                        .pValue())
                .isGreaterThan(0.05);
    }

    @Test
    void saysOneWhereNothingVaries() {
        double[] some = {0.1, 0.1, 0.1, 0.1};
        PermutationTest test = dealt(some, new double[] {0.1, 0.1, 0.1}, 9, 1_999);
        assertThat(test.pValue()).isEqualTo(1);
        assertThat(test.interval().contains(0)).isTrue();
        PermutationTest apart =
                dealt(new double[] {0.1, 0.1, 0.1, 0.1, 0.1}, new double[] {0.7, 0.7, 0.7, 0.7, 0.7}, 9, 1_999);
        assertThat(apart.pValue()).isCloseTo(2.0 / 252, within(0.008));
        assertThat(apart.interval().contains(-0.6)).isTrue();
    }

    @Test
    void doesNotDependOnTheOrderOfTheSidesAndRepeatsItself() {
        Random random = new Random(5);
        double[] a = gaussian(random, 12, 1);
        double[] b = gaussian(random, 20, 0);
        PermutationTest once = dealt(a, b, 3, 9_999);
        PermutationTest again = dealt(a, b, 3, 9_999);
        PermutationTest turned = dealt(b, a, 3, 9_999);
        assertThat(again.pValue()).isEqualTo(once.pValue());
        assertThat(again.interval()).isEqualTo(once.interval());
        assertThat(turned.pValue()).isEqualTo(once.pValue());
        assertThat(turned.interval().low()).isCloseTo(-once.interval().high(), within(1e-12));
        PermutationTest rounds = new PermutationTest(a, b, 3);
        Deals deals = new Deals(List.of(rounds), 3);
        deals.until(1_999);
        deals.until(5_000);
        deals.until(9_999);
        assertThat(rounds.pValue()).as("in several rounds").isEqualTo(once.pValue());
    }

    @Test
    void dealsOnWhereItMattersAndStopsWhereItDoesNot() {
        double[] low = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] high = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
        double[] mixed = {1, 20, 3, 18, 5, 16, 7, 14, 9, 12};
        PermutationTest apart = dealt(low, high, 1, 2_000);
        assertThat(apart.permutations()).isEqualTo(2_000);
        assertThat(apart.settled()).isFalse();
        assertThat(apart.pValue()).isEqualTo(1.0 / 2_001);
        PermutationTest same = dealt(mixed, mixed, 1, 2_000);
        assertThat(same.settled()).isTrue();
        assertThat(same.permutations()).isEqualTo(PermutationTest.ENOUGH);
        assertThat(same.pValue()).isEqualTo(1);
    }

    @Test
    void refusesWhatHasNoVariance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PermutationTest(new double[] {1}, new double[] {1, 2}, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PermutationTest(new double[] {1, Double.NaN}, new double[] {1, 2}, 1));
    }
}
