package news.parallax.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Two groups' units as means of equally large blocks, less the mean of all: first those of the smaller group, then those
 * of the larger one that are dealt.
 */
final class Blocks {
    /** In the smaller group, where it has so many units. */
    static final int LEAST = 32;

    /** Blocks of the larger group that are dealt for one of the smaller. */
    private static final int POOL = 16;

    private static final double TIE = 1 - 1e-9;

    final double[] means;
    final int chosen;

    private final int large;
    /** Sums of powers 1, 2, 3: of the larger group's blocks that stay, of the smaller group's, and of all dealt. */
    private final double[] stay;

    private final double[] own;
    private final double[] all;
    /** Below it a variance is rounding. */
    private final double least;
    /** A group's mean is its blocks' sum by the weight, and what does not fill a block. */
    private final double smallWeight;

    private final double largeWeight;
    private final double smallRest;
    private final double largeRest;
    private final double smallRestShare;
    private final double centre;
    private final double difference;
    private final double variance;
    private final double skew;

    Blocks(double[] small, double[] big, UniformRandomProvider random) {
        centre = (Arrays.stream(small).sum() + Arrays.stream(big).sum()) / (small.length + big.length);
        if (!Double.isFinite(centre)) {
            throw new IllegalArgumentException("a test needs finite numbers");
        }
        int size = Math.max(1, small.length / LEAST);
        double[] one = shuffled(small, random);
        double[] other = shuffled(big, random);
        chosen = small.length / size;
        large = big.length / size;
        int pool = Math.min(large, POOL * chosen);
        means = new double[chosen + pool];
        for (int i = 0; i < means.length; i++) {
            means[i] = i < chosen ? mean(one, i, size) : mean(other, i - chosen, size);
        }
        double[] staying = new double[large - pool];
        for (int i = 0; i < staying.length; i++) {
            staying[i] = mean(other, pool + i, size);
        }
        stay = powers(staying);
        own = powers(Arrays.copyOf(means, chosen));
        all = powers(means);
        least = 1e-12 * (all[1] + stay[1]) / (chosen + large);
        smallWeight = (double) size / small.length;
        largeWeight = (double) size / big.length;
        smallRest = rest(one, chosen * size);
        largeRest = rest(other, large * size);
        smallRestShare = (double) (small.length - chosen * size) / small.length;
        difference = smallWeight * own[0] + smallRest - largeWeight * (all[0] - own[0] + stay[0]) - largeRest;
        variance = variance(own[0], own[1], all[0], all[1]);
        skew = skew(own[0], own[1], own[2], all[0], all[1], all[2]);
    }

    private double[] shuffled(double[] numbers, UniformRandomProvider random) {
        double[] shuffled = new double[numbers.length];
        for (int i = 0; i < shuffled.length; i++) {
            int j = random.nextInt(i + 1);
            shuffled[i] = shuffled[j];
            shuffled[j] = numbers[i] - centre;
        }
        return shuffled;
    }

    private static double mean(double[] numbers, int block, int size) {
        double sum = 0;
        for (int i = block * size; i < (block + 1) * size; i++) {
            sum += numbers[i];
        }
        return sum / size;
    }

    private static double rest(double[] numbers, int from) {
        return Arrays.stream(numbers, from, numbers.length).sum() / numbers.length;
    }

    private static double[] powers(double[] numbers) {
        double[] sums = new double[3];
        for (double x : numbers) {
            sums[0] += x;
            sums[1] += x * x;
            sums[2] += x * x * x;
        }
        return sums;
    }

    Deals.Shape shape() {
        return new Deals.Shape(chosen, means.length);
    }

    /** Of the groups' means, the smaller group's first. */
    double difference() {
        return difference;
    }

    /** Its standard error. */
    double error() {
        return Math.sqrt(variance);
    }

    private double variance(double s, double q, double total, double squares) {
        double variance = Moments.variance(chosen, s, q)
                + Moments.variance(large, total - s + stay[0], squares - q + stay[1]);
        return variance > least ? variance : 0;
    }

    private double skew(double s, double q, double c, double total, double squares, double cubes) {
        return Moments.skew(chosen, s, q, c)
                - Moments.skew(large, total - s + stay[0], squares - q + stay[1], cubes - c + stay[2]);
    }

    /** How far apart the groups are once the smaller one is shifted back by this; a tie with it counts as as far. */
    double real(double shift) {
        return TIE * Math.abs(Moments.straightened(difference - shift, variance, skew));
    }

    /** How far apart a deal's groups then are. */
    double deal(BlockSums of, int i, double shift) {
        double s = of.sum(i);
        double q = of.squares(i);
        double c = of.cubes(i);
        double total = all[0];
        double squares = all[1];
        double cubes = all[2];
        double rest = smallRest;
        if (shift != 0) {
            int k = of.own(i);
            double o = of.ownSum(i);
            c -= shift * (3 * of.ownSquares(i) - shift * (3 * o - shift * k));
            q -= shift * (2 * o - shift * k);
            s -= shift * k;
            cubes -= shift * (3 * own[1] - shift * (3 * own[0] - shift * chosen));
            squares -= shift * (2 * own[0] - shift * chosen);
            total -= shift * chosen;
            rest -= shift * smallRestShare;
        }
        double apart = smallWeight * s + rest - largeWeight * (total - s + stay[0]) - largeRest;
        return Math.abs(Moments.straightened(
                apart, variance(s, q, total, squares), skew(s, q, c, total, squares, cubes)));
    }
}
