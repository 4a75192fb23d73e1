package news.parallax.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far two lists of numbers put the same things into the same order, with a 95 % interval.
 *
 * <p>Intervals are Fisher's: arctanh of the correlation is taken as normal, with the variance (1 + r²/2) / (n − 3) for
 * Spearman's (Bonett and Wright, Psychometrika 65, 2000) and 0.437 / (n − 4) for Kendall's (Fieller, Hartley and
 * Pearson, Biometrika 44, 1957). They hold for pairs drawn independently, about from n = 10 on.
 *
 * @param value −1 (reversed) to 1 (the same order)
 * @param interval contains the value and has a width; empty below {@link #LEAST} pairs
 */
public record RankCorrelation(double value, Optional<Bounds> interval) {
    /** The fewest pairs that an interval is given for. */
    public static final int LEAST = 10;

    private static final double NORMAL = 1.959963984540054;
    private static final Bounds RANGE = new Bounds(-1, 1);

    /**
     * Spearman's rho: the correlation of the ranks, ties sharing the mean of theirs.
     *
     * @return empty where one of the lists has no two different numbers
     */
    public static Optional<RankCorrelation> spearman(double[] x, double[] y) {
        refuseUnpaired(x, y);
        double[] ranksX = Ranks.of(x);
        double[] ranksY = Ranks.of(y);
        double middle = (x.length + 1) / 2.0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = ranksX[i] - middle;
            double dy = ranksY[i] - middle;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        if (xx == 0 || yy == 0) {
            return Optional.empty();
        }
        double rho = RANGE.clamp(xy / Math.sqrt(xx * yy));
        return Optional.of(of(rho, x.length, (1 + rho * rho / 2) / (x.length - 3.0)));
    }

    /**
     * Kendall's tau-b: concordant pairs less discordant ones, over the geometric mean of those that are not tied in
     * either list. By counting the exchanges of a merge sort (Knight, Journal of the American Statistical Association
     * 61, 1966), in n log n steps.
     *
     * @return empty where one of the lists has no two different numbers
     */
    public static Optional<RankCorrelation> kendall(double[] x, double[] y) {
        refuseUnpaired(x, y);
        int n = x.length;
        // Ranks in the place of numbers: whole after doubling, so that pairs are sorted as one long each.
        double[] ranksX = Ranks.of(x);
        double[] ranksY = Ranks.of(y);
        long[] pairs = new long[n];
        for (int i = 0; i < n; i++) {
            pairs[i] = (long) (2 * ranksX[i]) << 32 | (long) (2 * ranksY[i]);
        }
        Arrays.sort(pairs);
        long all = (long) n * (n - 1) / 2;
        long tiedX = ties(pairs, 32);
        long tiedBoth = ties(pairs, 0);
        long[] second = Arrays.stream(pairs).map(pair -> pair & 0xFFFF_FFFFL).toArray();
        long discordant = exchanges(second, new long[n], 0, n);
        long tiedY = ties(second, 0);
        if (tiedX == all || tiedY == all) {
            return Optional.empty();
        }
        double numerator = all - tiedX - tiedY + tiedBoth - 2.0 * discordant;
        double tau = RANGE.clamp(numerator / Math.sqrt((double) (all - tiedX) * (all - tiedY)));
        return Optional.of(of(tau, n, 0.437 / (n - 4.0)));
    }

    private static RankCorrelation of(double value, int n, double variance) {
        if (n < LEAST) {
            return new RankCorrelation(value, Optional.empty());
        }
        // At ±1 arctanh has no value; what n pairs cannot tell from it stands in its place.
        double most = 1 - 1.0 / n;
        double inner = Math.max(-most, Math.min(most, value));
        double centre = 0.5 * Math.log((1 + inner) / (1 - inner));
        double half = NORMAL * Math.sqrt(variance);
        return new RankCorrelation(
                value, Optional.of(Sampling.around(value, Math.tanh(centre - half), Math.tanh(centre + half), RANGE)));
    }

    /** Pairs of neighbours in sorted values that are equal above the lowest bits. */
    private static long ties(long[] sorted, int bits) {
        long ties = 0;
        long run = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] >> bits == sorted[i - 1] >> bits) {
                run++;
            } else {
                ties += run * (run - 1) / 2;
                run = 1;
            }
        }
        return ties;
    }

    /** Sorts, and counts the pairs that stood the wrong way round. */
    private static long exchanges(long[] values, long[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = from + to >>> 1;
        long exchanges = exchanges(values, spare, from, middle) + exchanges(values, spare, middle, to);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            if (right == to || left < middle && values[left] <= values[right]) {
                spare[at] = values[left++];
            } else {
                exchanges += middle - left;
                spare[at] = values[right++];
            }
        }
        System.arraycopy(spare, from, values, from, to - from);
        return exchanges;
    }

    private static void refuseUnpaired(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("lists of " + x.length + " and " + y.length + " are not paired");
        }
    }
}
