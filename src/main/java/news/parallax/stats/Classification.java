package news.parallax.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How good a classifier is on labelled rows.
 *
 * <p>Where rows come in groups of very different size, each row may weigh one over the size of its group, so that
 * groups weigh equally. Calibration is the expected calibration error of the top label over {@value #BINS} bins of
 * equal width (Guo and others, On calibration of modern neural networks, ICML 2017).
 */
public final class Classification {
    private static final Bounds SHARE = new Bounds(0, 1);
    private static final int BINS = 10;
    private static final int RESAMPLES = 1_000;

    private final List<Classified> rows;
    private final double[] weights;
    private final int classes;
    private final Resamples resamples;

    private Classification(List<Classified> rows, double[] weights) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there are no labelled rows");
        }
        this.rows = rows;
        this.weights = weights;
        this.classes = rows.get(0).probabilities().length;
        this.resamples = new Resamples(rows, weights, RESAMPLES);
    }

    /** Every row weighs the same. */
    public static Classification ofRows(List<Classified> rows) {
        double[] weights = new double[rows.size()];
        Arrays.fill(weights, 1);
        return new Classification(rows, weights);
    }

    /** Every group weighs the same, shared by its rows. */
    public static Classification ofGroups(List<Classified> rows) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        rows.forEach(row -> sizes.merge(row.group(), 1, Integer::sum));
        return new Classification(
                rows,
                rows.stream().mapToDouble(row -> 1.0 / sizes.get(row.group())).toArray());
    }

    /** Mean of the F1 scores of the classes that are there or predicted. */
    public double macroF1() {
        return macroF1(weights);
    }

    public double accuracy() {
        double right = 0;
        double all = 0;
        for (int i = 0; i < rows.size(); i++) {
            all += weights[i];
            right += rows.get(i).predicted() == rows.get(i).label() ? weights[i] : 0;
        }
        return right / all;
    }

    /**
     * The 95 % percentile interval of {@link #macroF1()}, groups resampled with replacement ({@value #RESAMPLES}
     * times). Where the draws do not differ (a perfect classifier, a single group) it has a token width.
     */
    public Bounds macroF1Interval(long seed) {
        double[] draws = new double[RESAMPLES];
        resamples.each(seed, (resampled, d) -> draws[d] = macroF1(resampled));
        Arrays.sort(draws);
        return Sampling.around(macroF1(), quantile(draws, 0.025), quantile(draws, 0.975), SHARE);
    }

    /** Which class was taken for which, with intervals over groups resampled as for {@link #macroF1Interval}. */
    public Confusion confusion(long seed) {
        return Confusion.of(rows, weights, resamples, seed);
    }

    /** Expected calibration error of the top label. */
    public double ece() {
        double[] right = new double[rows.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = rows.get(i).predicted() == rows.get(i).label() ? 1 : 0;
        }
        return ece(right);
    }

    /**
     * The 95 % quantile of {@link #ece()} that a perfectly calibrated model with the same confidences would show:
     * labels are drawn from the confidences. Below it, an error is not told from chance.
     */
    public double ecePerfect(long seed) {
        UniformRandomProvider random = Seeds.random(seed);
        double[] draws = new double[RESAMPLES];
        double[] right = new double[rows.size()];
        for (int d = 0; d < RESAMPLES; d++) {
            for (int i = 0; i < right.length; i++) {
                right[i] = random.nextDouble() < rows.get(i).confidence() ? 1 : 0;
            }
            draws[d] = ece(right);
        }
        Arrays.sort(draws);
        return quantile(draws, 0.95);
    }

    /**
     * Area under the receiver operating characteristic, class 1 against class 0, ties counted half; empty unless there
     * are two classes and rows of both.
     */
    public OptionalDouble auc() {
        if (classes != 2) {
            return OptionalDouble.empty();
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> rows.get(i).probabilities()[1]));
        double negatives = 0;
        double pairs = 0;
        double positives = 0;
        for (int from = 0; from < order.size(); ) {
            double p = rows.get(order.get(from)).probabilities()[1];
            double tiedNegatives = 0;
            double tiedPositives = 0;
            int to = from;
            for (; to < order.size() && rows.get(order.get(to)).probabilities()[1] == p; to++) {
                double weight = weights[order.get(to)];
                if (rows.get(order.get(to)).label() == 1) {
                    tiedPositives += weight;
                } else {
                    tiedNegatives += weight;
                }
            }
            pairs += tiedPositives * (negatives + tiedNegatives / 2);
            negatives += tiedNegatives;
            positives += tiedPositives;
            from = to;
        }
        return negatives > 0 && positives > 0
                ? OptionalDouble.of(pairs / (negatives * positives))
                : OptionalDouble.empty();
    }

    private double macroF1(double[] weight) {
        double[] hit = new double[classes];
        double[] actual = new double[classes];
        double[] predicted = new double[classes];
        for (int i = 0; i < weight.length; i++) {
            Classified row = rows.get(i);
            actual[row.label()] += weight[i];
            predicted[row.predicted()] += weight[i];
            hit[row.label()] += row.label() == row.predicted() ? weight[i] : 0;
        }
        double sum = 0;
        int met = 0;
        for (int k = 0; k < classes; k++) {
            double both = actual[k] + predicted[k];
            if (both > 0) {
                sum += 2 * hit[k] / both;
                met++;
            }
        }
        return sum / met;
    }

    private double ece(double[] right) {
        double[] gap = new double[BINS];
        double all = 0;
        for (int i = 0; i < right.length; i++) {
            double confidence = rows.get(i).confidence();
            int bin = Math.min(BINS - 1, (int) (confidence * BINS));
            gap[bin] += weights[i] * (right[i] - confidence);
            all += weights[i];
        }
        double sum = 0;
        for (int b = 0; b < BINS; b++) {
            sum += Math.abs(gap[b]);
        }
        return sum / all;
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
    }
}
