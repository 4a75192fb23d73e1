package news.parallax.stats;

import java.util.Arrays;

/**
 * The difference of two groups' means over stories, some of which both may have told: Welch's t for samples that
 * overlap (Derrick, Russ, Toher and White, Test statistics for the comparison of means for two samples that include
 * both paired and independent observations, Journal of Modern Applied Statistical Methods 16, 2017). Without a story in
 * common it is Welch's, with all in common the paired t.
 *
 * @param value the mean of the first less that of the second
 * @param error its standard error: √(s²ₐ / nₐ + s²ᵦ / nᵦ − 2 r sₐ sᵦ n / (nₐ nᵦ)), with r the correlation over the n
 *     stories that both told
 * @param freedom degrees of freedom
 * @param paired stories that both told
 * @param pulls of each story on the value
 */
public record StoryDifference(double value, double error, double freedom, int paired, double[] pulls) {

    /** @param a at least two stories; so {@code b} */
    public static StoryDifference of(StoryValues a, StoryValues b) {
        if (a.n() < 2 || b.n() < 2) {
            throw new IllegalArgumentException("a difference with an error needs two stories on each side");
        }
        Overlap overlap = new Overlap(a, b);
        double n = overlap.paired;
        double partA = a.variance() / a.n();
        double partB = b.variance() / b.n();
        double both = 2 * overlap.correlation() * Math.sqrt(partA * partB) * n / Math.sqrt((double) a.n() * b.n());
        double welch = partA + partB > 0
                ? (partA + partB) * (partA + partB) / (partA * partA / (a.n() - 1) + partB * partB / (b.n() - 1))
                : a.n() + b.n() - 2;
        double alone = a.n() + b.n() - 2 * n;
        double freedom = n - 1 + (welch - n + 1) / (alone + 2 * n) * alone;
        return new StoryDifference(
                overlap.meanA - overlap.meanB,
                Math.sqrt(Math.max(0, partA + partB - both)),
                Math.max(1, freedom),
                overlap.paired,
                overlap.pulls);
    }

    /** The 95 % interval: {@link StretchedInterval}. */
    public Bounds interval(double[] drawsOfA, double[] drawsOfB, Bounds range) {
        double[] draws = new double[drawsOfA.length];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = drawsOfA[i] - drawsOfB[i];
        }
        return StretchedInterval.of(value, draws, error, freedom, pulls, range);
    }

    /** One pass over both groups' stories, in their order. */
    private static final class Overlap {
        private final double meanA;
        private final double meanB;
        private final double[] pulls;
        private int paired;
        private double sumA;
        private double sumB;
        private double squaresA;
        private double squaresB;
        private double products;

        Overlap(StoryValues a, StoryValues b) {
            meanA = a.mean();
            meanB = b.mean();
            double[] all = new double[a.n() + b.n()];
            int units = 0;
            int i = 0;
            int j = 0;
            while (i < a.n() || j < b.n()) {
                boolean first = j == b.n() || i < a.n() && a.stories()[i] <= b.stories()[j];
                boolean second = i == a.n() || j < b.n() && b.stories()[j] <= a.stories()[i];
                double x = first ? a.values()[i++] - meanA : 0;
                double y = second ? b.values()[j++] - meanB : 0;
                all[units++] = x / a.n() - y / b.n();
                if (first && second) {
                    pair(x, y);
                }
            }
            pulls = Arrays.copyOf(all, units);
        }

        private void pair(double x, double y) {
            paired++;
            sumA += x;
            sumB += y;
            squaresA += x * x;
            squaresB += y * y;
            products += x * y;
        }

        double correlation() {
            double scatterA = squaresA - sumA * sumA / paired;
            double scatterB = squaresB - sumB * sumB / paired;
            double common = products - sumA * sumB / paired;
            return paired > 1 && scatterA > 1e-15 && scatterB > 1e-15
                    ? Math.max(-1, Math.min(1, common / Math.sqrt(scatterA * scatterB)))
                    : 0;
        }
    }
}
