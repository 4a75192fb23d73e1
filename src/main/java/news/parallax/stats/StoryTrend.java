package news.parallax.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A straight line through stories' values over time, by least squares, with an error that does not ask the values to
 * vary alike at all times (HC3 of MacKinnon and White, Some heteroskedasticity-consistent covariance matrix estimators
 * with improved finite sample properties, Journal of Econometrics 29, 1985) and n − 2 degrees of freedom.
 *
 * @param slope change in a unit of time
 * @param interval 95 %, {@link StretchedInterval} with stories resampled
 * @param pValue two-sided: times permuted among the stories, slope over error compared (DiCiccio and Romano, Robust
 *     permutation tests for correlation and regression coefficients, Journal of the American Statistical Association
 *     112, 2017)
 * @param permutations dealt
 */
public record StoryTrend(double slope, Bounds interval, double pValue, int permutations) {
    private static final int MOST = 9_999;
    private static final int FEWEST = 999;

    /** Stories dealt in all permutations together: about a tenth of a second's work. */
    private static final int DEALT = 20_000_000;

    private static final Bounds ANY = new Bounds(-Double.MAX_VALUE, Double.MAX_VALUE);

    /** What one story decides all but alone has an error that is not known. */
    private static final double LEAST_FREE = 0.02;

    /**
     * @param times one for each story, not all the same
     * @param values likewise; at least three
     */
    public static StoryTrend of(double[] times, double[] values, long seed) {
        int n = times.length;
        if (n < 3 || values.length != n) {
            throw new IllegalArgumentException("a trend needs three stories with times");
        }
        Line line = new Line(times);
        double[] v = values.clone();
        double slope = line.slope(v);
        double error = line.error(v, slope);
        double[] draws = new Redraws(n, seed).slopes(line.centred, v, slope);
        Bounds interval = StretchedInterval.of(slope, draws, error, n - 2, line.pulls(v, slope), ANY);
        // Ties differ in their last digits.
        double threshold = Math.abs(slope) / Math.max(error, Double.MIN_NORMAL) * (1 - 1e-9);
        UniformRandomProvider random = Seeds.random(Seeds.of("trend", Long.toString(seed)));
        int most = Math.max(FEWEST, Math.min(MOST, DEALT / n));
        int extreme = 0;
        int dealt = 0;
        while (dealt < most && extreme < PermutationTest.ENOUGH) {
            dealt++;
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double swapped = v[i];
                v[i] = v[j];
                v[j] = swapped;
            }
            double other = line.slope(v);
            if (Math.abs(other) >= threshold * Math.max(line.error(v, other), Double.MIN_NORMAL)) {
                extreme++;
            }
        }
        double p = extreme >= PermutationTest.ENOUGH ? (double) extreme / dealt : (1.0 + extreme) / (1.0 + dealt);
        return new StoryTrend(slope, interval, p, dealt);
    }

    /** The times of the stories. */
    private static final class Line {
        private final double[] centred;
        private final double spread;

        /** By story, centred time over spread and over what the other stories leave free. */
        private final double[] weights;

        Line(double[] times) {
            double mean = Arrays.stream(times).average().orElseThrow();
            centred = Arrays.stream(times).map(t -> t - mean).toArray();
            spread = Arrays.stream(centred).map(t -> t * t).sum();
            if (!(spread > 1e-9)) {
                throw new IllegalArgumentException("a trend needs more than one time");
            }
            weights = Arrays.stream(centred)
                    .map(t -> t / spread / Math.max(LEAST_FREE, 1 - 1.0 / times.length - t * t / spread))
                    .toArray();
        }

        double slope(double[] values) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += centred[i] * values[i];
            }
            return sum / spread;
        }

        double error(double[] values, double slope) {
            double mean = mean(values);
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                double weighed = weights[i] * (values[i] - mean - slope * centred[i]);
                squares += weighed * weighed;
            }
            return Math.sqrt(squares);
        }

        double[] pulls(double[] values, double slope) {
            double mean = mean(values);
            double[] pulls = new double[values.length];
            for (int i = 0; i < pulls.length; i++) {
                pulls[i] = centred[i] / spread * (values[i] - mean - slope * centred[i]);
            }
            return pulls;
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }
    }
}
