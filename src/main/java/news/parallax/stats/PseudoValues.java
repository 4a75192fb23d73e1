package news.parallax.stats;

import java.util.function.ToDoubleFunction;

/**
 * One number per unit, so that their mean is a group's statistic and their spread its uncertainty: the statistic plus
 * the unit's influence, f(m) + ∇f(m)·(x − m) with m the mean of features (infinitesimal jackknife; Efron, The
 * Jackknife, the Bootstrap and Other Resampling Plans, 1982, chapter 6). Of a mean they are the units themselves.
 */
public final class PseudoValues {
    private static final double STEP = 1e-5;

    private PseudoValues() {}

    /**
     * @param features [n][d], n at least 1, finite
     * @param value of a mean of features, smooth; it must not keep or change the array
     * @return in the order of the units
     */
    public static double[] of(double[][] features, ToDoubleFunction<double[]> value) {
        double[] mean = Means.of(features);
        double[] slope = new double[mean.length];
        for (int k = 0; k < mean.length; k++) {
            double step = STEP * Math.max(1, Math.abs(mean[k]));
            slope[k] = (at(value, mean, k, step) - at(value, mean, k, -step)) / (2 * step);
        }
        double whole = value.applyAsDouble(mean.clone());
        double[] numbers = new double[features.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = whole;
            for (int k = 0; k < mean.length; k++) {
                numbers[i] += slope[k] * (features[i][k] - mean[k]);
            }
        }
        return numbers;
    }

    private static double at(ToDoubleFunction<double[]> value, double[] mean, int k, double step) {
        double[] moved = mean.clone();
        moved[k] += step;
        return value.applyAsDouble(moved);
    }
}
