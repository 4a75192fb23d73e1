package news.parallax.stats;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A two-sided permutation test for the difference of two groups' statistic: units are dealt anew into groups of the
 * same sizes, and the p-value is the share of deals, the real one included, that separate the groups at least as far:
 * (1 + extreme) / (1 + permutations) (Phipson and Smyth, Permutation p-values should never be zero, Statistical
 * Applications in Genetics and Molecular Biology 9, 2010).
 *
 * <p>{@value #FIRST} permutations are dealt at first. Where fewer than a tenth of them are extreme, dealing goes on up
 * to {@value #MOST}, or as far as {@code work} allows. Stopping at a large p-value keeps the test's level (Besag and
 * Clifford, Sequential Monte Carlo p-values, Biometrika 78, 1991).
 *
 * @param value of a mean of features, pure; it must not keep or change the array
 * @param work how many units may be dealt in all before the test stops with fewer than {@value #MOST} permutations; it
 *     never stops before {@value #FIRST}
 */
public record PermutationTest(ToDoubleFunction<double[]> value, long work) {
    public static final int FIRST = 999;
    public static final int MOST = 9_999;

    /**
     * @param pValue above 0, at most 1
     * @param permutations dealt
     */
    public record Outcome(double pValue, int permutations) {}

    /**
     * @param a features [n][d], n at least 1
     * @param b features [m][d], m at least 1
     */
    public Outcome between(double[][] a, double[][] b, long seed) {
        Deal deal = new Deal(a, b, Seeds.random(seed));
        double observed = deal.separation();
        // Sums in another order differ in their last digits; such a tie counts as extreme.
        double threshold = observed - 1e-9 * Math.max(1e-3, observed);
        int allowed = (int) Math.max(FIRST, Math.min(MOST, work / deal.smaller));
        int dealt = FIRST;
        int extreme = deal.again(FIRST, threshold);
        if (extreme <= FIRST / 10) {
            extreme += deal.again(allowed - FIRST, threshold);
            dealt = allowed;
        }
        return new Outcome((1.0 + extreme) / (1.0 + dealt), dealt);
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

        /** How many of so many deals separate the groups by the threshold or more. */
        int again(int times, double threshold) {
            int extreme = 0;
            for (int i = 0; i < times; i++) {
                shuffle();
                if (separation() >= threshold) {
                    extreme++;
                }
            }
            return extreme;
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
