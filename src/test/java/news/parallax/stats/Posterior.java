package news.parallax.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;

/** Draws from a Dirichlet posterior with Jeffreys' prior: what closed forms are held against. */
final class Posterior {
    private final SharedStateContinuousSampler[] gammas;

    /** @param mean of rows of probabilities */
    Posterior(double[] mean, int n, long seed) {
        UniformRandomProvider random = Seeds.random(seed);
        gammas = DoubleStream.of(mean)
                .mapToObj(share -> AhrensDieterMarsagliaTsangGammaSampler.of(random, n * share + 0.5, 1))
                .toArray(SharedStateContinuousSampler[]::new);
    }

    /** The share of the last label, less that of the first where there are three. */
    Bounds interval() {
        double[] draws = new double[Sampling.DRAWS];
        for (int i = 0; i < draws.length; i++) {
            double[] each = drawn();
            double sum = DoubleStream.of(each).sum();
            draws[i] = (each[each.length - 1] - (each.length == 3 ? each[0] : 0)) / sum;
        }
        Arrays.sort(draws);
        return new Bounds(Sampling.quantile(draws, 0.025), Sampling.quantile(draws, 0.975));
    }

    private double[] drawn() {
        double[] each = new double[gammas.length];
        for (int k = 0; k < each.length; k++) {
            each[k] = gammas[k].sample();
        }
        return each;
    }
}
