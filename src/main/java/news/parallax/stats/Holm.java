package news.parallax.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Many tests at once. */
public final class Holm {
    private Holm() {}

    /**
     * P-values corrected so that the chance of any false alarm in the family is kept (Holm, A simple sequentially
     * rejective multiple test procedure, Scandinavian Journal of Statistics 6, 1979): the k-th smallest of m is
     * multiplied by m − k + 1, made no smaller than the one before it, and at most 1.
     *
     * @return in the order of the argument
     */
    public static double[] corrected(double[] pValues) {
        int m = pValues.length;
        int[] ascending = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[m];
        double least = 0;
        for (int k = 0; k < m; k++) {
            double p = pValues[ascending[k]];
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a p-value lies between 0 and 1, not " + p);
            }
            least = Math.max(least, Math.min(1, p * (m - k)));
            corrected[ascending[k]] = least;
        }
        return corrected;
    }
}
