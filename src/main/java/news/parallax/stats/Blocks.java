package news.parallax.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Two groups' units as means of equally large blocks, less the mean of all: first those of the smaller group, then
 * those of the larger one that are dealt.
 */
final class Blocks {
    /** In the smaller group, where it has so many units. */
    static final int LEAST = 32;

    /** Blocks of the larger group that are dealt for one of the smaller. */
    private static final int POOL = 16;

    private static final double TIE = 1 - 1e-9;
    private static final int PRECISION = 40;

    final double[] means;
    final int chosen;

    private final Moments one;
    private final Moments other;
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
        double[] mine = shuffled(small, random);
        double[] theirs = shuffled(big, random);
        chosen = small.length / size;
        int large = big.length / size;
        one = new Moments(chosen);
        other = new Moments(large);
        int pool = Math.min(large, POOL * chosen);
        means = new double[chosen + pool];
        for (int i = 0; i < means.length; i++) {
            means[i] = i < chosen ? mean(mine, i, size) : mean(theirs, i - chosen, size);
        }
        double[] staying = new double[large - pool];
        for (int i = 0; i < staying.length; i++) {
            staying[i] = mean(theirs, pool + i, size);
        }
        stay = powers(staying);
        own = powers(Arrays.copyOf(means, chosen));
        all = powers(means);
        least = 1e-12 * (all[1] + stay[1]) / (chosen + large);
        smallWeight = (double) size / small.length;
        largeWeight = (double) size / big.length;
        smallRest = rest(mine, chosen * size);
        largeRest = rest(theirs, large * size);
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
        double found = one.variance(s, q) + other.variance(total - s + stay[0], squares - q + stay[1]);
        return found > least ? found : 0;
    }

    private double skew(double s, double q, double c, double total, double squares, double cubes) {
        return one.skew(s, q, c) - other.skew(total - s + stay[0], squares - q + stay[1], cubes - c + stay[2]);
    }

    /** How far apart the groups are once the smaller one is shifted back by this; a tie with it counts as as far. */
    private double real(double shift) {
        return TIE * Math.abs(Moments.straightened(difference - shift, variance, skew));
    }

    /**
     * The number from 1 of the deal that is the {@code enough}th to separate the groups as far as they are; minus the
     * number of those that do where they are fewer.
     */
    int reached(BlockSums of, int enough) {
        double real = real(0);
        // The correction is less than half of so much: no need to look closer at deals that are not half as far.
        double surely = real > 10 && real < Double.POSITIVE_INFINITY ? real * real / 4 : 0;
        double rest = smallRest - largeRest - largeWeight * (all[0] + stay[0]);
        int far = 0;
        for (int i = 0; i < of.count(); i++) {
            double s = of.sum(i);
            double q = of.squares(i);
            double apart = (smallWeight + largeWeight) * s + rest;
            double spread = variance(s, q, all[0], all[1]);
            if (apart * apart >= surely * spread) {
                double t = Moments.straightened(apart, spread, skew(s, q, of.cubes(i), all[0], all[1], all[2]));
                if (Math.abs(t) >= real && ++far == enough) {
                    return i + 1;
                }
            }
        }
        return -far;
    }

    /** How far each deal separates the groups once the smaller one is shifted back by this. */
    double[] apart(BlockSums of, double shift) {
        double total = all[0] - shift * chosen;
        double squares = all[1] - shift * (2 * own[0] - shift * chosen);
        double cubes = all[2] - shift * (3 * own[1] - shift * (3 * own[0] - shift * chosen));
        double rest = smallRest - shift * smallRestShare - largeRest - largeWeight * (total + stay[0]);
        double[] apart = new double[of.count()];
        for (int i = 0; i < apart.length; i++) {
            int k = of.own(i);
            double o = of.ownSum(i);
            double s = of.sum(i) - shift * k;
            double q = of.squares(i) - shift * (2 * o - shift * k);
            double c = of.cubes(i) - shift * (3 * of.ownSquares(i) - shift * (3 * o - shift * k));
            apart[i] = Math.abs(Moments.straightened(
                    (smallWeight + largeWeight) * s + rest,
                    variance(s, q, total, squares),
                    skew(s, q, c, total, squares, cubes)));
        }
        return apart;
    }

    /** How many standard errors the smaller group must be shifted beyond the difference to be as far apart as this. */
    double errors(double far, int towards) {
        double low = 0;
        double high = far + 10;
        for (int i = 0; i < PRECISION; i++) {
            double middle = (low + high) / 2;
            double t = -towards * Moments.straightened(-towards * middle * error(), variance, skew);
            if (t < far) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
