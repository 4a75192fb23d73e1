package news.parallax.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** How good a classifier is on rows that each have any number of labels. */
public final class LabelSets {
    private static final Bounds SHARE = new Bounds(0, 1);
    private static final int RESAMPLES = 1_000;

    private final boolean[][] actual;
    private final boolean[][] predicted;
    private final int labels;

    /**
     * @param actual [row][label], at least one row
     * @param predicted of the same shape
     */
    public LabelSets(boolean[][] actual, boolean[][] predicted) {
        if (actual.length == 0 || actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    actual.length + " labelled rows and " + predicted.length + " predictions");
        }
        this.labels = actual[0].length;
        for (int i = 0; i < actual.length; i++) {
            if (actual[i].length != labels || predicted[i].length != labels) {
                throw new IllegalArgumentException("rows of different numbers of labels");
            }
        }
        this.actual = actual;
        this.predicted = predicted;
    }

    /** The share of predictions of a label that are right; 0 where there is none. */
    public double precision(int label) {
        Counts counts = counts(ones())[label];
        return counts.predicted > 0 ? counts.hit / counts.predicted : 0;
    }

    /** The share of rows with a label that are predicted to have it; 0 where there is none. */
    public double recall(int label) {
        Counts counts = counts(ones())[label];
        return counts.actual > 0 ? counts.hit / counts.actual : 0;
    }

    /** 0 where the label is neither there nor predicted. */
    public double f1(int label) {
        return counts(ones())[label].f1();
    }

    /** Mean F1 of the labels that are there or predicted; 0 where there are none. */
    public double macroF1() {
        return macroF1(ones());
    }

    /**
     * The 95 % percentile interval of {@link #macroF1()}, rows resampled with replacement ({@value #RESAMPLES} times).
     */
    public Bounds macroF1Interval(long seed) {
        UniformRandomProvider random = Seeds.random(seed);
        double[] draws = new double[RESAMPLES];
        for (int d = 0; d < RESAMPLES; d++) {
            double[] weights = new double[actual.length];
            for (int i = 0; i < weights.length; i++) {
                weights[random.nextInt(weights.length)]++;
            }
            draws[d] = macroF1(weights);
        }
        Arrays.sort(draws);
        return Sampling.around(macroF1(), Sampling.quantile(draws, 0.025), Sampling.quantile(draws, 0.975), SHARE);
    }

    private double macroF1(double[] weights) {
        return Arrays.stream(counts(weights))
                .filter(Counts::met)
                .mapToDouble(Counts::f1)
                .average()
                .orElse(0);
    }

    private double[] ones() {
        double[] ones = new double[actual.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private Counts[] counts(double[] weights) {
        Counts[] counts = new Counts[labels];
        for (int k = 0; k < labels; k++) {
            double hit = 0;
            double there = 0;
            double said = 0;
            for (int i = 0; i < weights.length; i++) {
                there += actual[i][k] ? weights[i] : 0;
                said += predicted[i][k] ? weights[i] : 0;
                hit += actual[i][k] && predicted[i][k] ? weights[i] : 0;
            }
            counts[k] = new Counts(hit, there, said);
        }
        return counts;
    }

    private record Counts(double hit, double actual, double predicted) {
        boolean met() {
            return actual + predicted > 0;
        }

        double f1() {
            return met() ? 2 * hit / (actual + predicted) : 0;
        }
    }
}
