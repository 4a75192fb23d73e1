package news.parallax.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The expected share of units that bear a label, from each unit's probability of bearing it.
 *
 * <p>Resample a unit and draw its label, and the label is Bernoulli(p̄) with p̄ the mean probability, whatever the
 * single probabilities are. The bootstrap that resamples n units and draws their labels is therefore Binomial(n, p̄) /
 * n exactly, and its interval has a closed form: Jeffreys' Beta(n p̄ + ½, n (1 − p̄) + ½), whose coverage is near
 * nominal down to small n and which has a width where every probability is 0 or 1 (Brown, Cai and DasGupta, Interval
 * estimation for a binomial proportion, Statistical Science 16, 2001).
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

    /** The 95 % interval inside 0 … 1. Costs the same for any n and draws nothing. */
    public static Bounds interval(double[] probabilities) {
        double share = value(probabilities);
        double n = probabilities.length;
        BetaDistribution posterior = BetaDistribution.of(n * share + 0.5, n * (1 - share) + 0.5);
        return Sampling.around(
                share,
                posterior.inverseCumulativeProbability(0.025),
                posterior.inverseCumulativeProbability(0.975),
                RANGE);
    }

    /** Draws of the same distribution, for differences of shares. */
    public static Sampling sampling(double[] probabilities, long seed) {
        double share = value(probabilities);
        double n = probabilities.length;
        UniformRandomProvider random = Seeds.random(seed);
        SharedStateContinuousSampler with = AhrensDieterMarsagliaTsangGammaSampler.of(random, n * share + 0.5, 1);
        SharedStateContinuousSampler without =
                AhrensDieterMarsagliaTsangGammaSampler.of(random, n * (1 - share) + 0.5, 1);
        double[] draws = new double[Sampling.DRAWS];
        for (int i = 0; i < draws.length; i++) {
            double x = with.sample();
            draws[i] = x / (x + without.sample());
        }
        return new Sampling(share, draws, RANGE);
    }
}
