package news.parallax.stats;

/**
 * The balance P(positive) − P(negative) over units that each carry the probabilities negative, neutral, positive.
 *
 * <p>As for {@link Shares}: resampling units and drawing their labels is Multinomial(n, p̄) exactly, with p̄ the mean
 * probabilities. Its smooth counterpart with a width at the extremes is Dirichlet(n p̄ + ½), the posterior under
 * Jeffreys' prior: {@link BalancePosterior} has the balance's interval without draws, and seeded draws, in a number
 * that does not depend on n, are for differences.
 */
public final class Balance {
    private static final Bounds RANGE = new Bounds(-1, 1);
    private static final int LABELS = 3;

    private Balance() {}

    /** @param probabilities [n][negative, neutral, positive], each row summing to 1; at least one row */
    public static double value(double[][] probabilities) {
        double[] mean = mean(probabilities);
        return mean[2] - mean[0];
    }

    /** The 95 % interval inside −1 … 1. Draws nothing. */
    public static Bounds interval(double[][] probabilities) {
        double[] mean = mean(probabilities);
        int n = probabilities.length;
        Bounds central = new BalancePosterior(n * mean[0] + 0.5, n * mean[1] + 0.5, n * mean[2] + 0.5).interval();
        return Sampling.around(RANGE.clamp(mean[2] - mean[0]), central.low(), central.high(), RANGE);
    }

    private static double[] mean(double[][] probabilities) {
        double[] mean = Means.of(probabilities);
        if (mean.length != LABELS
                || !(mean[0] >= 0 && mean[1] >= 0 && mean[2] >= 0)
                || Math.abs(mean[0] + mean[1] + mean[2] - 1) > 1e-3) {
            throw new IllegalArgumentException("a balance needs rows of three probabilities that sum to 1");
        }
        return mean;
    }
}
