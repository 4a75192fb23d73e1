package news.parallax.stats;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A function of the mean of units' logits, such as an article's lean.
 *
 * <p>The mean's distribution is the posterior of a normal mean with a flat prior on the mean and an inverse Wishart
 * prior on the covariance (Gelman and others, Bayesian Data Analysis, 3rd edition, section 3.6), chosen to weigh as one
 * unit of standard deviation {@value #PRIOR_DEVIATION} in every logit: a multivariate t with n degrees of freedom
 * around the mean and scale (scatter + {@value #PRIOR_DEVIATION}² I) / n². One unit, or units that agree to the last
 * digit, are so given a width; from a few dozen units on, it is the familiar t interval.
 *
 * <p>It covers the sampling of units. The function's value is itself a difference of calibrated probabilities, so there
 * is no label left to be drawn.
 */
public final class LogitMean {
    static final double PRIOR_DEVIATION = 0.5;

    private LogitMean() {}

    /**
     * The 95 % interval of {@code value(mean logits)}.
     *
     * @param logits [n][d], finite; n at least 1
     * @param value of a mean, pure; it must not keep or change the array
     * @param range that values lie in
     */
    public static Bounds interval(double[][] logits, ToDoubleFunction<double[]> value, Bounds range, long seed) {
        double[] mean = Means.of(logits);
        int d = mean.length;
        int freedom = logits.length;
        double[][] root = cholesky(scale(logits, mean));
        UniformRandomProvider random = Seeds.random(seed);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        SharedStateContinuousSampler chiSquare = AhrensDieterMarsagliaTsangGammaSampler.of(random, freedom / 2.0, 2);
        double[] draws = new double[Sampling.DRAWS];
        double[] z = new double[d];
        double[] drawn = new double[d];
        for (int i = 0; i < draws.length; i++) {
            for (int k = 0; k < d; k++) {
                z[k] = gaussian.sample();
            }
            double stretch = Math.sqrt(freedom / chiSquare.sample());
            for (int k = 0; k < d; k++) {
                double step = 0;
                for (int j = 0; j <= k; j++) {
                    step += root[k][j] * z[j];
                }
                drawn[k] = mean[k] + stretch * step;
            }
            draws[i] = value.applyAsDouble(drawn);
        }
        return new Sampling(value.applyAsDouble(mean.clone()), draws, range).interval();
    }

    private static double[][] scale(double[][] logits, double[] mean) {
        int n = logits.length;
        int d = mean.length;
        double[][] scale = new double[d][d];
        for (double[] row : logits) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k <= j; k++) {
                    scale[j][k] += (row[j] - mean[j]) * (row[k] - mean[k]);
                }
            }
        }
        for (int j = 0; j < d; j++) {
            scale[j][j] += PRIOR_DEVIATION * PRIOR_DEVIATION;
            for (int k = 0; k <= j; k++) {
                scale[j][k] /= (double) n * n;
            }
        }
        return scale;
    }

    /** The lower triangle L with L Lᵀ equal to a positive definite matrix given by its lower triangle. */
    private static double[][] cholesky(double[][] matrix) {
        int d = matrix.length;
        double[][] root = new double[d][d];
        for (int j = 0; j < d; j++) {
            for (int k = 0; k <= j; k++) {
                double rest = matrix[j][k];
                for (int m = 0; m < k; m++) {
                    rest -= root[j][m] * root[k][m];
                }
                root[j][k] = j == k ? Math.sqrt(rest) : rest / root[k][k];
            }
        }
        return root;
    }
}
