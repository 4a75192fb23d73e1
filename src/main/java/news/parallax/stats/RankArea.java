package news.parallax.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Area under the receiver operating characteristic: how often a number of one group lies above one of another, ties
 * counted half (Mann and Whitney's statistic over the number of pairs).
 *
 * @param value 0 … 1; ½ where the groups are alike
 * @param interval 95 %, contains the value and has a width, also where the groups are wholly apart: method 5 of
 *     Newcombe, Statistics in Medicine 25 (2006), 559–573, which solves for the areas whose standard error after Hanley
 *     and McNeil (Radiology 143, 1982, 29–36) leaves the value possible
 */
public record RankArea(double value, Bounds interval) {
    private static final Bounds RANGE = new Bounds(0, 1);
    private static final double Z = 1.959963984540054;
    private static final int HALVINGS = 60;

    /**
     * How far one group lies above another.
     *
     * @param upper the group that ought to lie above; finite
     * @param lower the other; finite
     * @return empty where either has no number
     */
    public static Optional<RankArea> of(double[] upper, double[] lower) {
        if (upper.length == 0 || lower.length == 0) {
            return Optional.empty();
        }
        double value = area(upper, lower);
        double low = end(value, 0, upper.length, lower.length);
        double high = end(value, 1, upper.length, lower.length);
        return Optional.of(new RankArea(value, Sampling.around(value, low, high, RANGE)));
    }

    private static double area(double[] upper, double[] lower) {
        double[] sorted = lower.clone();
        Arrays.sort(sorted);
        double pairs = 0;
        for (double number : upper) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("an area under the curve needs finite numbers");
            }
            int below = count(sorted, number, false);
            pairs += below + (count(sorted, number, true) - below) / 2.0;
        }
        return pairs / ((double) upper.length * lower.length);
    }

    /** How many are smaller than the number, or where {@code orEqual} not larger. */
    private static int count(double[] sorted, double number, boolean orEqual) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < number || orEqual && sorted[middle] == number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The area farthest towards an end of the range that still leaves the value possible. */
    private static double end(double value, double extreme, int m, int n) {
        double possible = value;
        double impossible = extreme;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (possible + impossible) / 2;
            if (Math.abs(middle - value) <= Z * deviation(middle, m, n)) {
                possible = middle;
            } else {
                impossible = middle;
            }
        }
        return possible;
    }

    private static double deviation(double area, double m, double n) {
        double more = (m + n) / 2 - 1;
        return Math.sqrt(area * (1 - area) * (1 + more * ((1 - area) / (2 - area) + area / (1 + area))) / (m * n));
    }
}
