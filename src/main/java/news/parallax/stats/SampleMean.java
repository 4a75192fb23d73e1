package news.parallax.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of independent numbers with Student's 95 % interval, which is wide where they are few and needs no draws.
 *
 * @param value the mean
 * @param interval contains it and has a width, also where the numbers are all the same
 * @param n how many numbers
 */
public record SampleMean(double value, Bounds interval, int n) {
    private static final Bounds ANY = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** @param numbers finite, at least two */
    public static SampleMean of(double[] numbers) {
        int n = numbers.length;
        if (n < 2 || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a mean with an interval needs two finite numbers or more");
        }
        double mean = Arrays.stream(numbers).sum() / n;
        double scatter =
                Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
        double half = TDistribution.of(n - 1).inverseCumulativeProbability(0.975) * Math.sqrt(scatter / (n - 1) / n);
        return new SampleMean(mean, Sampling.around(mean, mean - half, mean + half, ANY), n);
    }
}
