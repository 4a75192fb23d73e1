package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermutationTestTest {
    private static PermutationTest means(double[][] a, double[][] b, long seed) {
        return new PermutationTest(mean -> mean[0], a, b, seed);
    }

    private static double[][] units(double... values) {
        double[][] units = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            units[i] = new double[] {values[i]};
        }
        return units;
    }

    private static double[][] gaussian(Random random, int n, double mean) {
        return units(random.doubles(n).map(u -> mean + random.nextGaussian()).toArray());
    }

    /** Every way to deal the units, counted. */
    private static double exact(double[][] a, double[][] b) {
        int n = a.length + b.length;
        double[] all = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            all[i] = i < a.length ? a[i][0] : b[i - a.length][0];
            total += all[i];
        }
        int real = (1 << a.length) - 1;
        double observed = separation(real, a.length, all, total);
        int deals = 0;
        int extreme = 0;
        for (int mask = 0; mask < 1 << n; mask++) {
            if (Integer.bitCount(mask) == a.length) {
                deals++;
                extreme += separation(mask, a.length, all, total) >= observed - 1e-9 ? 1 : 0;
            }
        }
        return (double) extreme / deals;
    }

    private static double separation(int mask, int size, double[] all, double total) {
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            sum += (mask >> i & 1) * all[i];
        }
        return Math.abs(sum / size - (total - sum) / (all.length - size));
    }

    @ParameterizedTest
    @CsvSource({"1, 6, 8", "2, 7, 7", "3, 5, 11", "4, 8, 8"})
    void agreesWithTheExactTest(long seed, int n, int m) {
        Random random = new Random(seed);
        double[][] a = gaussian(random, n, 1);
        double[][] b = gaussian(random, m, 0);
        double exact = exact(a, b);
        PermutationTest outcome = means(a, b, seed).until(9_999);
        double error = Math.sqrt(exact * (1 - exact) / outcome.permutations());
        assertThat(outcome.pValue()).isCloseTo(exact, within(4 * error + 1.0 / outcome.permutations()));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "8, 40", "30, 30"})
    void raisesFalseAlarmsAtTheNominalRate(int n, int m) {
        Random random = new Random(n * 100L + m);
        int runs = 3_000;
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            alarms += means(gaussian(random, n, 0), gaussian(random, m, 0), run)
                                    .until(2_999)
                                    .pValue()
                            <= 0.05
                    ? 1
                    : 0;
        }
        assertThat((double) alarms / runs).isBetween(0.038, 0.062);
    }

    @Test
    void findsAKnownDifference() {
        Random random = new Random(4);
        int found = 0;
        for (int run = 0; run < 200; run++) {
            found += means(gaussian(random, 30, 0.8), gaussian(random, 30, 0), run)
                                    .until(9_999)
                                    .pValue()
                            <= 0.05
                    ? 1
                    : 0;
        }
        // The t test's power here is 0.86.
        assertThat(found / 200.0).isBetween(0.78, 0.94);
    }

    @Test
    void comparesARatioOfMeans() {
        // Sentences with one or two mentions: sum of tones, number of mentions.
        double[][] kind = {{1, 1}, {2, 2}, {1.5, 2}, {0.9, 1}, {0.8, 1}, {1.9, 2}, {0.7, 1}, {0.9, 1}};
        double[][] hostile = {{-1, 1}, {-2, 2}, {-0.5, 1}, {-1.5, 2}, {-0.9, 1}, {-0.2, 1}, {-0.7, 1}, {-1, 1}};
        assertThat(ratio(kind, hostile).pValue()).isLessThan(0.001);
        assertThat(ratio(kind, kind).pValue()).isEqualTo(1);
    }

    private static PermutationTest ratio(double[][] a, double[][] b) {
        return new PermutationTest(mean -> mean[0] / mean[1], a, b, 1).until(9_999);
    }

    @Test
    void saysOneWhereNothingVaries() {
        assertThat(means(units(0.1, 0.1, 0.1), units(0.1, 0.1, 0.1, 0.1), 9)
                        .until(999)
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void doesNotDependOnTheOrderOfTheSidesAndRepeatsItself() {
        Random random = new Random(5);
        double[][] a = gaussian(random, 12, 1);
        double[][] b = gaussian(random, 20, 0);
        double once = means(a, b, 3).until(9_999).pValue();
        assertThat(means(a, b, 3).until(9_999).pValue()).isEqualTo(once);
        assertThat(means(b, a, 3).until(9_999).pValue()).isEqualTo(once);
        assertThat(means(a, b, 3).until(99).until(2_000).until(9_999).pValue())
                .as("in several rounds")
                .isEqualTo(once);
    }

    @Test
    void dealsOnWhereItMattersAndStopsWhereItDoesNot() {
        double[][] low = units(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        double[][] high = units(11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        double[][] mixed = units(1, 20, 3, 18, 5, 16, 7, 14, 9, 12);
        PermutationTest apart = means(low, high, 1).until(2_000);
        assertThat(apart.permutations()).isEqualTo(2_000);
        assertThat(apart.settled()).isFalse();
        assertThat(apart.pValue()).isEqualTo(1.0 / 2_001);
        PermutationTest same = means(mixed, mixed, 1).until(2_000);
        assertThat(same.settled()).isTrue();
        assertThat(same.permutations()).isEqualTo(PermutationTest.ENOUGH);
        assertThat(same.pValue()).isEqualTo(1);
    }
}
