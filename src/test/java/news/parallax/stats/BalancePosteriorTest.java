package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancePosteriorTest {
    /** The standard error of a 2.5 % tail that is made of {@link Sampling#DRAWS} draws. */
    private static final double TAIL = 0.0025;

    private static final int STEPS = 400;

    private static final double[][] MEANS = {
        {1, 0, 0},
        {0, 1, 0},
        {0, 0, 1},
        {0.5, 0, 0.5},
        {0.2, 0.5, 0.3},
        {0.9, 0.1, 0},
        {0.02, 0.08, 0.9},
        {0, 0.95, 0.05}
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 40, 300})
    void leavesTwoAndAHalfPerCentOnEitherSideByNumericalIntegration(int n) {
        for (double[] mean : MEANS) {
            BalancePosterior posterior = of(n, mean);
            Bounds interval = posterior.interval();
            assertThat(below(interval.low(), posterior))
                    .as("below, %s", posterior)
                    .isCloseTo(0.025, within(TAIL));
            assertThat(1 - below(interval.high(), posterior))
                    .as("above, %s", posterior)
                    .isCloseTo(0.025, within(TAIL));
        }
    }

    @Test
    void isSymmetricWhereThePolesChangePlaces() {
        for (double[] mean : MEANS) {
            Bounds interval = of(7, mean).interval();
            Bounds mirrored = of(7, new double[] {mean[2], mean[1], mean[0]}).interval();
            assertThat(mirrored.low()).isCloseTo(-interval.high(), within(1e-9));
            assertThat(mirrored.high()).isCloseTo(-interval.low(), within(1e-9));
        }
    }

    @Test
    void becomesNormalWithManyUnits() {
        int n = 1_000_000;
        Bounds interval = of(n, new double[] {0.2, 0.5, 0.3}).interval();
        double reach = 1.959964 * Math.sqrt((0.5 - 0.01) / n);
        assertThat(interval.low()).isCloseTo(0.1 - reach, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.1 + reach, within(1e-6));
        for (double[] mean : MEANS) {
            assertThat(of(n, mean).interval().contains((mean[2] - mean[0]) * n / (n + 1.5)))
                    .isTrue();
        }
    }

    @Test
    void refusesWhatIsNoPosterior() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BalancePosterior(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BalancePosterior(1, Double.NaN, 1));
    }

    private static BalancePosterior of(int n, double[] mean) {
        return new BalancePosterior(n * mean[0] + 0.5, n * mean[1] + 0.5, n * mean[2] + 0.5);
    }

    /** The balance is T (2 R − 1), with T and R independent betas: the mean over T of how often R is small enough. */
    private static double below(double balance, BalancePosterior posterior) {
        BetaDistribution either = BetaDistribution.of(posterior.negative() + posterior.positive(), posterior.neutral());
        BetaDistribution share = BetaDistribution.of(posterior.positive(), posterior.negative());
        // Where T is less than |balance|, all of R or none of it is.
        double certain = either.cumulativeProbability(Math.abs(balance));
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double t = either.inverseCumulativeProbability(certain + (1 - certain) * (i + 0.5) / STEPS);
            sum += share.cumulativeProbability((1 + balance / t) / 2);
        }
        return (balance > 0 ? certain : 0) + (1 - certain) * sum / STEPS;
    }
}
