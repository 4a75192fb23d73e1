package news.parallax.stats;

import java.util.Arrays;

/** Places of numbers in their order, ties sharing the mean of theirs. */
public final class Ranks {
    private Ranks() {}

    /**
     * @param numbers finite
     * @return from 1 for the least; equal numbers have equal ranks, and all ranks sum to n (n + 1) / 2
     */
    public static double[] of(double[] numbers) {
        int n = numbers.length;
        int[] order = order(numbers);
        double[] ranks = new double[n];
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n && numbers[order[to]] == numbers[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Indices by the size of their number. */
    private static int[] order(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int[] next = new int[numbers.length];
        int[] order = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException("ranks are of finite numbers");
            }
            // 0.0 and −0.0 are one number.
            int first = first(sorted, numbers[i]);
            order[first + next[first]++] = i;
        }
        return order;
    }

    private static int first(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
