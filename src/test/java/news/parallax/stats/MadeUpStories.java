package news.parallax.stats;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Two groups' stories from populations whose means are known.
 *
 * @param both stories that both told
 * @param onlyA that the first alone told
 * @param onlyB likewise the second
 * @param spread of the first group's values, in those of the second
 * @param skewed whether values have a long tail to the right (Beta(2, 6))
 */
record MadeUpStories(int both, int onlyA, int onlyB, double spread, boolean skewed) {
    static final double MEAN = 0.3;
    private static final double SPREAD = 0.05;

    record Pair(StoryValues a, StoryValues b) {}

    int stories() {
        return both + onlyA + onlyB;
    }

    /** @param shift of the first group's mean */
    Pair draw(Random random, double shift) {
        double[] a = new double[stories()];
        double[] b = new double[stories()];
        for (int i = 0; i < stories(); i++) {
            // What the story is about pushes both.
            double story = number(random);
            a[i] = MEAN + shift + SPREAD * spread * (story + number(random)) / Math.sqrt(2);
            b[i] = MEAN + SPREAD * (story + number(random)) / Math.sqrt(2);
        }
        int[] all = IntStream.range(0, stories()).toArray();
        int[] toldByB = IntStream.range(0, stories())
                .filter(i -> i < both || i >= both + onlyA)
                .toArray();
        return new Pair(
                new StoryValues(Arrays.copyOf(all, both + onlyA), Arrays.copyOf(a, both + onlyA)),
                new StoryValues(
                        toldByB, Arrays.stream(toldByB).mapToDouble(i -> b[i]).toArray()));
    }

    /** With mean 0 and variance 1. */
    private double number(Random random) {
        return skewed ? skewed(random) : random.nextGaussian();
    }

    /** The second smallest of seven uniform numbers is distributed as Beta(2, 6). */
    static double skewed(Random random) {
        double[] uniform = random.doubles(7).sorted().toArray();
        return (uniform[1] - 0.25) / Math.sqrt(12.0 / (64 * 9));
    }
}
