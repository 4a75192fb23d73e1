package news.parallax.stats;

import java.util.Arrays;
import java.util.List;

/**
 * Which class was taken for which, as shares of each true class.
 *
 * @param rows by true class: how many there are, each counted once whatever it weighs
 * @param shares [true][predicted], each row summing to 1: on the diagonal stands the class's recall; a class without
 *     rows has an empty array
 * @param intervals 95 %, of the same shape: percentiles over the draws that have the class; the fewer groups have it,
 *     the rougher, and of a single one they say nothing
 */
public record Confusion(int[] rows, double[][] shares, Bounds[][] intervals) {
    private static final Bounds SHARE = new Bounds(0, 1);

    /** Whether anything is known of a class. */
    public boolean has(int label) {
        return shares[label].length > 0;
    }

    static Confusion of(List<Classified> rows, double[] weights, Resamples resamples, long seed) {
        double[][] shares = shares(rows, weights);
        int classes = shares.length;
        double[][][] draws = new double[classes][classes][resamples.draws()];
        int[] drawn = new int[classes];
        resamples.each(seed, (resampled, d) -> {
            double[][] one = shares(rows, resampled);
            for (int k = 0; k < classes; k++) {
                for (int j = 0; j < one[k].length; j++) {
                    draws[k][j][drawn[k]] = one[k][j];
                }
                drawn[k] += one[k].length > 0 ? 1 : 0;
            }
        });
        Bounds[][] intervals = new Bounds[classes][];
        for (int k = 0; k < classes; k++) {
            intervals[k] = new Bounds[shares[k].length];
            for (int j = 0; j < shares[k].length; j++) {
                intervals[k][j] = interval(shares[k][j], Arrays.copyOf(draws[k][j], drawn[k]));
            }
        }
        int[] counts = new int[classes];
        rows.forEach(row -> counts[row.label()]++);
        return new Confusion(counts, shares, intervals);
    }

    private static Bounds interval(double share, double[] draws) {
        Arrays.sort(draws);
        return Sampling.around(share, Sampling.quantile(draws, 0.025), Sampling.quantile(draws, 0.975), SHARE);
    }

    /** [true][predicted]; empty for a class of no weight. */
    private static double[][] shares(List<Classified> rows, double[] weight) {
        int classes = rows.get(0).probabilities().length;
        double[][] shares = new double[classes][classes];
        double[] actual = new double[classes];
        for (int i = 0; i < weight.length; i++) {
            Classified row = rows.get(i);
            shares[row.label()][row.predicted()] += weight[i];
            actual[row.label()] += weight[i];
        }
        for (int k = 0; k < classes; k++) {
            if (actual[k] == 0) {
                shares[k] = new double[0];
            }
            for (int j = 0; j < shares[k].length; j++) {
                shares[k][j] /= actual[k];
            }
        }
        return shares;
    }
}
