package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class BalanceTest {
    private static double[] uncertain(SplittableRandom random) {
        double negative = random.nextDouble() * 0.7;
        double positive = (1 - negative) * random.nextDouble();
        return new double[] {negative, 1 - negative - positive, positive};
    }

    private static int label(double[] probabilities, SplittableRandom random) {
        double u = random.nextDouble();
        return u < probabilities[0] ? -1 : u < probabilities[0] + probabilities[1] ? 0 : 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 200})
    void agreesWithTheBootstrapThatResamplesUnitsAndDrawsTheirLabels(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[][] probabilities = new double[n][];
        Arrays.setAll(probabilities, i -> uncertain(random));
        double[] balances = new double[20_000];
        for (int b = 0; b < balances.length; b++) {
            for (int i = 0; i < n; i++) {
                balances[b] += label(probabilities[random.nextInt(n)], random) / (double) n;
            }
        }
        Arrays.sort(balances);
        Bounds interval = Balance.interval(probabilities);
        assertThat(interval.low()).isCloseTo(Sampling.quantile(balances, 0.025), within(1.0 / n + 0.01));
        assertThat(interval.high()).isCloseTo(Sampling.quantile(balances, 0.975), within(1.0 / n + 0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 40})
    void coversTheBalanceOfLabelsThatAreNearlyCertainAsOftenAsTheDrawsDo(int n) {
        SplittableRandom random = new SplittableRandom(300 + n);
        int covered = 0;
        int coveredByDraws = 0;
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            double[] truth = uncertain(random);
            double[][] probabilities = new double[n][];
            Arrays.setAll(probabilities, i -> {
                double[] sharp = {0.01, 0.01, 0.01};
                sharp[label(truth, random) + 1] = 0.98;
                return sharp;
            });
            double balance = 0.97 * (truth[2] - truth[0]);
            covered += Balance.interval(probabilities).contains(balance) ? 1 : 0;
            coveredByDraws +=
                    new Posterior(Means.of(probabilities), n, run).interval().contains(balance) ? 1 : 0;
        }
        // Of one or two units few intervals are possible, and coverage comes in steps.
        if (n >= 5) {
            assertThat((double) covered / runs).isBetween(0.93, 0.98);
        }
        assertThat((double) (covered - coveredByDraws) / runs).isBetween(-0.01, 0.01);
    }

    @Test
    void hasAWidthInsideTheScaleAndHoldsTheValueAtTheExtremes() {
        for (double[] row : new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.5, 0, 0.5}}) {
            for (int n : new int[] {1, 3, 500}) {
                double[][] probabilities = new double[n][];
                Arrays.fill(probabilities, row);
                Bounds interval = Balance.interval(probabilities);
                assertThat(interval.contains(row[2] - row[0])).isTrue();
                assertThat(interval.width()).isGreaterThan(0.5 / n);
                assertThat(interval.low()).isGreaterThanOrEqualTo(-1);
                assertThat(interval.high()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatIllegalArgumentException().isThrownBy(() -> Balance.interval(new double[0][]));
        assertThatIllegalArgumentException().isThrownBy(() -> Balance.interval(new double[][] {{0.5, 0.5}}));
        assertThatIllegalArgumentException().isThrownBy(() -> Balance.interval(new double[][] {{0.9, 0.9, 0.9}}));
    }
}
