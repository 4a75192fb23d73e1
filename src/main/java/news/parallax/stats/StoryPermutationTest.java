package news.parallax.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A two-sided permutation test for the difference of two groups' means over stories: in stories that both told, the two
 * are swapped by the toss of a coin; the labels of stories that one told are dealt anew, as many to each as before.
 *
 * <p>What is compared is t of {@link StoryDifference}, not the difference, so that the test keeps its level where the
 * groups vary differently too (Janssen, Studentized permutation tests for non-i.i.d. hypotheses, Statistics and
 * Probability Letters 36, 1997; Amro and Pauly, Permuting incomplete paired data, Journal of Statistical Computation
 * and Simulation 87, 2017). Dealing stops as in {@link PermutationTest}. Tests are dealt by {@link StoryDeals}.
 */
public final class StoryPermutationTest {
    private final StoryDeals.Shape shape;
    /** Of stories that both told, the value of either. */
    private final double[] pairedA;

    private final double[] pairedB;
    /** Of stories that one told, the first's before the second's. */
    private final double[] alone;

    private final double products;
    private final double threshold;
    private int permutations;
    private int extreme;

    /** @param a at least two stories; so {@code b} */
    public StoryPermutationTest(StoryValues a, StoryValues b) {
        // Sums of squares of small numbers: the statistic does not know where zero is.
        double zero = (a.mean() + b.mean()) / 2;
        List<double[]> both = new ArrayList<>();
        List<Double> onlyA = new ArrayList<>();
        List<Double> onlyB = new ArrayList<>();
        divide(a, b, zero, both, onlyA, onlyB);
        shape = new StoryDeals.Shape(both.size(), onlyA.size(), onlyA.size() + onlyB.size());
        pairedA = both.stream().mapToDouble(pair -> pair[0]).toArray();
        pairedB = both.stream().mapToDouble(pair -> pair[1]).toArray();
        alone = Stream.of(onlyA, onlyB)
                .flatMap(List::stream)
                .mapToDouble(x -> x)
                .toArray();
        products = both.stream().mapToDouble(pair -> pair[0] * pair[1]).sum();
        double[] first = Arrays.copyOf(alone, onlyA.size());
        threshold = (1 - 1e-9)
                * separation(sum(pairedA), sum(squared(pairedA)), sum(first), sum(squared(first)), new Totals());
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

    StoryDeals.Shape shape() {
        return shape;
    }

    /**
     * Takes the next deals: rows of bits, of a pair whether it stays as it is, of a story told by one whether it is the
     * first's.
     */
    void take(long[] rows, int count) {
        double[] swapped = SubsetSums.of(pairedB, pairedA, rows, 0, shape.words(), count);
        int far = 0;
        int taken = 0;
        if (shape.alone() == 0) {
            double total = sum(pairedA) + sum(pairedB);
            for (; taken < count && extreme + far < PermutationTest.ENOUGH; taken++) {
                double apart = 2 * swapped[taken] - total;
                far += apart * apart >= threshold ? 1 : 0;
            }
        } else {
            double[] none = new double[alone.length];
            double[] squares = SubsetSums.of(squared(pairedB), squared(pairedA), rows, 0, shape.words(), count);
            double[] dealt = SubsetSums.of(none, alone, rows, shape.coins(), shape.words(), count);
            double[] dealtSquares = SubsetSums.of(none, squared(alone), rows, shape.coins(), shape.words(), count);
            Totals totals = new Totals();
            for (; taken < count && extreme + far < PermutationTest.ENOUGH; taken++) {
                double separation =
                        separation(swapped[taken], squares[taken], dealt[taken], dealtSquares[taken], totals);
                far += separation >= threshold ? 1 : 0;
            }
        }
        extreme += far;
        permutations += taken;
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
        return shape.alone() == 0 ? 4 + shape.pairs() / 6 : 20 + (shape.pairs() + shape.alone()) / 4;
    }

    /** Above 0, at most 1. */
    public double pValue() {
        return settled() ? (double) extreme / permutations : (1.0 + extreme) / (1.0 + permutations);
    }

    /** Sums over both groups together, which no deal changes. */
    private final class Totals {
        private final double paired = sum(pairedA) + sum(pairedB);
        private final double pairedSquares = sum(squared(pairedA)) + sum(squared(pairedB));
        private final double dealt = sum(alone);
        private final double dealtSquares = sum(squared(alone));
        private final double floor = 1e-12 * (pairedSquares + dealtSquares) + Double.MIN_NORMAL;
    }

    /**
     * The square of t; where both told all stories, of the difference, which is in the same order.
     *
     * @param sum of the first group's values in stories that both told
     * @param dealt of its values in others
     */
    private double separation(double sum, double squares, double dealt, double dealtSquares, Totals all) {
        if (shape.alone() == 0) {
            double apart = 2 * sum - all.paired;
            return apart * apart;
        }
        int pairs = shape.pairs();
        double otherSum = all.paired - sum;
        double otherSquares = all.pairedSquares - squares;
        int a = pairs + shape.first();
        int b = pairs + shape.alone() - shape.first();
        double sumA = sum + dealt;
        double sumB = otherSum + all.dealt - dealt;
        double partA = (squares + dealtSquares - sumA * sumA / a) / (a - 1) / a;
        double partB = (otherSquares + all.dealtSquares - dealtSquares - sumB * sumB / b) / (b - 1) / b;
        double both = 0;
        if (pairs > 1) {
            double scatter = (squares - sum * sum / pairs) * (otherSquares - otherSum * otherSum / pairs);
            double common = products - sum * otherSum / pairs;
            both = scatter > 0
                    ? 2 * common * Math.sqrt(Math.max(0, partA * partB) / scatter / ((double) a * b)) * pairs
                    : 0;
        }
        double difference = sumA / a - sumB / b;
        return difference * difference / Math.max(all.floor, partA + partB - both);
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double x : numbers) {
            sum += x;
        }
        return sum;
    }

    private static double[] squared(double[] numbers) {
        double[] squared = new double[numbers.length];
        for (int i = 0; i < squared.length; i++) {
            squared[i] = numbers[i] * numbers[i];
        }
        return squared;
    }
}
