package news.parallax.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far numbers moved that were measured twice on the same things.
 *
 * @param n pairs, at least one
 * @param before mean
 * @param after mean; {@code after − before} is {@code change}
 * @param change mean of the changes
 * @param interval Student's 95 % interval of the mean change over independent pairs; empty for one pair
 * @param deviation standard deviation of the changes (n − 1); 0 for one pair
 * @param signs share of the pairs whose two numbers have opposite signs; 0 has none
 */
public record PairedChange(
        int n, double before, double after, double change, Optional<Bounds> interval, double deviation, double signs) {

    /** @param after in the order of {@code before}, all finite, at least one */
    public static PairedChange of(double[] before, double[] after) {
        int n = before.length;
        if (n < 1 || after.length != n) {
            throw new IllegalArgumentException("lists of " + n + " and " + after.length + " are no pairs");
        }
        double[] changes =
                IntStream.range(0, n).mapToDouble(i -> after[i] - before[i]).toArray();
        if (!Arrays.stream(changes).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("pairs need finite numbers");
        }
        double mean = Arrays.stream(changes).sum() / n;
        double scatter =
                Arrays.stream(changes).map(x -> (x - mean) * (x - mean)).sum();
        long turned =
                IntStream.range(0, n).filter(i -> before[i] * after[i] < 0).count();
        return new PairedChange(
                n,
                Arrays.stream(before).sum() / n,
                Arrays.stream(after).sum() / n,
                mean,
                n < 2 ? Optional.empty() : Optional.of(SampleMean.of(changes).interval()),
                n < 2 ? 0 : Math.sqrt(scatter / (n - 1)),
                (double) turned / n);
    }
}
