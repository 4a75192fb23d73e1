package news.parallax.stats;

/** Single values of a sample by their rank, without sorting all of it (Hoare, Find, 1961). */
final class OrderStatistics {
    private OrderStatistics() {}

    /**
     * The quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996).
     *
     * @param sample is rearranged; no NaN
     */
    static double quantile(double[] sample, double p) {
        double position = p * (sample.length - 1);
        int below = (int) position;
        double low = select(sample, below);
        if (below + 1 >= sample.length) {
            return low;
        }
        // What follows a selected value is no less: the next in rank is the least of it.
        double high = Double.POSITIVE_INFINITY;
        for (int i = below + 1; i < sample.length; i++) {
            high = Math.min(high, sample[i]);
        }
        return low + (position - below) * (high - low);
    }

    /** The value of a rank from 0; afterwards none before it is greater, and none behind it less. */
    static double select(double[] sample, int rank) {
        int from = 0;
        int to = sample.length - 1;
        while (from < to) {
            double pivot = median(sample[from], sample[from + to >>> 1], sample[to]);
            int i = from;
            int j = to;
            while (i <= j) {
                while (sample[i] < pivot) {
                    i++;
                }
                while (sample[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = sample[i];
                    sample[i++] = sample[j];
                    sample[j--] = swapped;
                }
            }
            if (rank <= j) {
                to = j;
            } else if (rank >= i) {
                from = i;
            } else {
                return sample[rank];
            }
        }
        return sample[rank];
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
