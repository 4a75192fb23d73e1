package news.parallax.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The expected share of units that bear a label, from each unit's probability of bearing it.
 *
 * <p>Resample a unit and draw its label, and the label is Bernoulli(p̄) with p̄ the mean probability, whatever the
 * single probabilities are. The bootstrap that resamples n units and draws their labels is therefore Binomial(n, p̄) /
 * n exactly, and its interval has a closed form: Jeffreys' Beta(n p̄ + ½, n (1 − p̄) + ½), whose coverage is near
 * nominal down to small n and which has a width where every probability is 0 or 1 (Brown, Cai and DasGupta, Interval
 * estimation for a binomial proportion, Statistical Science 16, 2001).
 *
 * <p>That takes each probability at its word. Probabilities are calibrated over units of all kinds, though, and those
 * of one article may bear the label far more or far less often; the mean probability is then drawn towards the usual
 * share. {@link #interval} therefore also reaches over the {@link UnusualShare shares that the units speak for} when
 * nothing is presumed. {@link #sampling}, which differences are made of, takes the probabilities at their word: a
 * difference of shares that are unusual errs towards zero.
 */
public final class Shares {
    private static final Bounds RANGE = new Bounds(0, 1);

    private Shares() {}

    /** @param probabilities one per unit, each 0 … 1; at least one */
    public static double value(double[] probabilities) {
        if (probabilities.length == 0 || !Arrays.stream(probabilities).allMatch(p -> p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a share needs probabilities");
        }
        return Math.min(1, Arrays.stream(probabilities).sum() / probabilities.length);
    }

    /**
     * The 95 % interval inside 0 … 1, whether the units bear the label about as often as usual or not. Draws nothing.
     */
    public static Bounds interval(double[] probabilities) {
        double share = value(probabilities);
        Bounds usual = usual(probabilities);
        Bounds unusual = UnusualShare.interval(probabilities);
        return Sampling.around(
                share, Math.min(usual.low(), unusual.low()), Math.max(usual.high(), unusual.high()), RANGE);
    }

    /**
     * The 95 % interval where every probability is taken at its word: for labels that are rare among the units that the
     * probabilities were calibrated on, of which {@link UnusualShare} would presume too much. Draws nothing.
     */
    public static Bounds usual(double[] probabilities) {
        double n = probabilities.length;
        return jeffreys(n * value(probabilities), n);
    }

    /** Jeffreys' 95 % interval of the share of units that bear a label, where {@code bearing} of {@code n} do. */
    public static Bounds ofCounts(int bearing, int n) {
        if (bearing < 0 || bearing > n || n < 1) {
            throw new IllegalArgumentException(bearing + " of " + n + " is no share");
        }
        return jeffreys(bearing, n);
    }

    static Bounds jeffreys(double bearing, double n) {
        BetaDistribution posterior = BetaDistribution.of(bearing + 0.5, n - bearing + 0.5);
        return Sampling.around(
                bearing / n,
                posterior.inverseCumulativeProbability(0.025),
                posterior.inverseCumulativeProbability(0.975),
                RANGE);
    }
}
