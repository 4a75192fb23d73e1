package news.parallax.stats;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A two-sided permutation test for the difference of two groups' statistic: units are dealt anew into groups of the
 * same sizes, and the p-value is the share of deals that separate the groups at least as far.
 *
 * <p>Dealing stops at the {@value #ENOUGH}th extreme deal, with p = {@value #ENOUGH} / dealt; where the deals run out
 * before, the real one counts too: p = (1 + extreme) / (1 + dealt). Both keep the test's level (Besag and Clifford,
 * Sequential Monte Carlo p-values, Biometrika 78, 1991; Phipson and Smyth, Permutation p-values should never be zero,
 * Statistical Applications in Genetics and Molecular Biology 9, 2010), and a large p-value costs little.
 *
 * <p>A test can be dealt on, so that many share what they do not need: see {@link #until}.
 */
public final class PermutationTest {
    /** Extreme deals that settle a p-value to a tenth of itself. */
    public static final int ENOUGH = 100;

    private final ToDoubleFunction<double[]> value;
    private final Deal deal;
    private final double threshold;
    private int dealt;
    private int extreme;

    /**
     * @param value of a mean of features, pure; it must not keep or change the array
     * @param a features [n][d], n at least 1
     * @param b features [m][d], m at least 1
     */
    public PermutationTest(ToDoubleFunction<double[]> value, double[][] a, double[][] b, long seed) {
        this.value = value;
        this.deal = new Deal(a, b, Seeds.random(seed));
        double observed = deal.separation();
        // Sums in another order differ in their last digits; such a tie counts as extreme.
        this.threshold = observed - 1e-9 * Math.max(1e-3, observed);
    }

    /** Deals on until so many permutations are dealt in all, or the p-value is settled before. */
    public PermutationTest until(int permutations) {
        while (dealt < permutations && !settled()) {
            dealt++;
            if (deal.again() >= threshold) {
                extreme++;
            }
        }
        return this;
    }

    /** Whether more deals would change nothing. */
    public boolean settled() {
        return extreme >= ENOUGH;
    }

    /** Units that one permutation deals. */
    public int work() {
        return deal.smaller;
    }

    public int permutations() {
        return dealt;
    }

    /** Above 0, at most 1. */
    public double pValue() {
        return settled() ? (double) extreme / dealt : (1.0 + extreme) / (1.0 + dealt);
    }

    /** Two groups' units in one array; the first {@code smaller} of {@code order} are the smaller group. */
    private final class Deal {
        private final int dimensions;
        private final int units;
        private final int smaller;
        private final double[] features;
        private final double[] total;
        private final int[] order;
        private final double[] one;
        private final double[] other;
        private final UniformRandomProvider random;

        Deal(double[][] a, double[][] b, UniformRandomProvider random) {
            double[][] small = a.length <= b.length ? a : b;
            double[][] large = a.length <= b.length ? b : a;
            dimensions = Means.of(small).length;
            if (Means.of(large).length != dimensions) {
                throw new IllegalArgumentException("both groups' units need the same features");
            }
            units = a.length + b.length;
            smaller = small.length;
            features = new double[units * dimensions];
            total = new double[dimensions];
            order = new int[units];
            one = new double[dimensions];
            other = new double[dimensions];
            this.random = random;
            for (int u = 0; u < units; u++) {
                double[] row = u < smaller ? small[u] : large[u - smaller];
                order[u] = u * dimensions;
                for (int k = 0; k < dimensions; k++) {
                    features[u * dimensions + k] = row[k];
                    total[k] += row[k];
                }
            }
        }

        /** How far another deal separates the groups. */
        double again() {
            shuffle();
            return separation();
        }

        /** The first steps of a Fisher–Yates shuffle: only the smaller group has to be drawn. */
        private void shuffle() {
            for (int i = 0; i < smaller; i++) {
                int j = i + random.nextInt(units - i);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }

        double separation() {
            for (int k = 0; k < dimensions; k++) {
                double sum = 0;
                for (int i = 0; i < smaller; i++) {
                    sum += features[order[i] + k];
                }
                one[k] = sum / smaller;
                other[k] = (total[k] - sum) / (units - smaller);
            }
            return Math.abs(value.applyAsDouble(one) - value.applyAsDouble(other));
        }
    }
}
