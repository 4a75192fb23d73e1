package news.parallax.stats;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A two-sided permutation test for the difference of two groups' means over stories: in stories that both told, the two
 * are swapped by the toss of a coin; the labels of stories that one told are dealt anew, as many to each as before.
 *
 * <p>What is compared is t of {@link StoryDifference}, not the difference, so that the test keeps its level where the
 * groups vary differently too (Janssen, Studentized permutation tests for non-i.i.d. hypotheses, Statistics and
 * Probability Letters 36, 1997; Amro and Pauly, Permuting incomplete paired data, Journal of Statistical Computation
 * and Simulation 87, 2017). Dealing stops as in {@link PermutationTest}.
 */
public final class StoryPermutationTest {
    private final UniformRandomProvider random;
    private final int pairs;
    private final int aloneA;
    private final int alone;
    private final SubsetSums swapped;
    private final SubsetSums dealt;
    private final long[] coins;
    private final long[] hand;
    private final double products;
    private final double threshold;
    private int permutations;
    private int extreme;

    /** @param a at least two stories; so {@code b} */
    public StoryPermutationTest(StoryValues a, StoryValues b, long seed) {
        random = Seeds.random(seed);
        // Sums of squares of small numbers: the statistic does not know where zero is.
        double zero = (a.mean() + b.mean()) / 2;
        List<double[]> both = new ArrayList<>();
        List<Double> onlyA = new ArrayList<>();
        List<Double> onlyB = new ArrayList<>();
        divide(a, b, zero, both, onlyA, onlyB);
        pairs = both.size();
        aloneA = onlyA.size();
        alone = aloneA + onlyB.size();
        swapped = new SubsetSums(
                both.stream().mapToDouble(pair -> pair[0]).toArray(),
                both.stream().mapToDouble(pair -> pair[1]).toArray());
        onlyA.addAll(onlyB);
        dealt = new SubsetSums(
                new double[alone], onlyA.stream().mapToDouble(x -> x).toArray());
        products = both.stream().mapToDouble(pair -> pair[0] * pair[1]).sum();
        coins = new long[words(pairs)];
        hand = new long[words(alone)];
        for (int i = 0; i < aloneA; i++) {
            hand[i >>> 6] |= 1L << i;
        }
        threshold = separation() * (1 - 1e-9);
    }

    private static void divide(
            StoryValues a, StoryValues b, double zero, List<double[]> both, List<Double> onlyA, List<Double> onlyB) {
        int i = 0;
        int j = 0;
        while (i < a.n() || j < b.n()) {
            if (j == b.n() || i < a.n() && a.stories()[i] < b.stories()[j]) {
                onlyA.add(a.values()[i++] - zero);
            } else if (i == a.n() || b.stories()[j] < a.stories()[i]) {
                onlyB.add(b.values()[j++] - zero);
            } else {
                both.add(new double[] {a.values()[i++] - zero, b.values()[j++] - zero});
            }
        }
    }

    /** Deals on until so many permutations are dealt in all, or the p-value is settled before. */
    public StoryPermutationTest until(int wanted) {
        while (permutations < wanted && !settled()) {
            permutations++;
            for (int w = 0; w < coins.length; w++) {
                coins[w] = random.nextLong();
            }
            if (alone > 0) {
                Subsets.deal(hand, alone, aloneA, random);
            }
            if (separation() >= threshold) {
                extreme++;
            }
        }
        return this;
    }

    /** Whether more deals would change nothing. */
    public boolean settled() {
        return extreme >= PermutationTest.ENOUGH;
    }

    public int permutations() {
        return permutations;
    }

    /** What one permutation costs, in nanoseconds or so. */
    public int work() {
        return 15 + (pairs + alone) / 3 + (alone > 0 ? 120 : 0);
    }

    /** Above 0, at most 1. */
    public double pValue() {
        return settled() ? (double) extreme / permutations : (1.0 + extreme) / (1.0 + permutations);
    }

    /** The square of t; where both told all stories, of the difference, which is in the same order. */
    private double separation() {
        swapped.sum(coins);
        if (alone == 0) {
            double apart = 2 * swapped.sum - swapped.total;
            return apart * apart;
        }
        dealt.sum(hand);
        double pairedA = swapped.sum;
        double pairedB = swapped.total - pairedA;
        double squaresA = swapped.squares;
        double squaresB = swapped.totalSquares - squaresA;
        int a = pairs + aloneA;
        int b = pairs + alone - aloneA;
        double sumA = pairedA + dealt.sum;
        double sumB = pairedB + dealt.total - dealt.sum;
        double partA = (squaresA + dealt.squares - sumA * sumA / a) / (a - 1) / a;
        double partB = (squaresB + dealt.totalSquares - dealt.squares - sumB * sumB / b) / (b - 1) / b;
        double both = 0;
        if (pairs > 1) {
            double scatter = (squaresA - pairedA * pairedA / pairs) * (squaresB - pairedB * pairedB / pairs);
            double common = products - pairedA * pairedB / pairs;
            both = scatter > 0
                    ? 2 * common * Math.sqrt(Math.max(0, partA * partB) / scatter / ((double) a * b)) * pairs
                    : 0;
        }
        double difference = sumA / a - sumB / b;
        double floor = 1e-12 * (swapped.totalSquares + dealt.totalSquares) + Double.MIN_NORMAL;
        return difference * difference / Math.max(floor, partA + partB - both);
    }

    private static int words(int bits) {
        return (bits + 63) / 64;
    }
}
