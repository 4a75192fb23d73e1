package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class CorrectedShareTest {
    private static final double SENSITIVITY = 0.85;
    private static final double SPECIFICITY = 0.81;

    private static int binomial(SplittableRandom random, int n, double p) {
        return (int) random.doubles(n).filter(u -> u < p).count();
    }

    @ParameterizedTest
    @CsvSource({
        "12, 0.02",
        "12, 0.1",
        "12, 0.3",
        "12, 0.6",
        "12, 0.95",
        "30, 0.05",
        "30, 0.3",
        "100, 0.02",
        "100, 0.1",
        "100, 0.6",
        "1000, 0.05",
        "1000, 0.3"
    })
    void coversAKnownShare(int n, double share) {
        SplittableRandom random = new SplittableRandom(n + (long) (1_000 * share));
        double taken = share * SENSITIVITY + (1 - share) * (1 - SPECIFICITY);
        int covered = 0;
        int runs = 4_000;
        for (int run = 0; run < runs; run++) {
            int found = binomial(random, 281, SENSITIVITY);
            int leftOut = binomial(random, 227, SPECIFICITY);
            ErrorRates rates = new ErrorRates(found, 281 - found, 227 - leftOut, leftOut);
            covered += CorrectedShare.of(binomial(random, n, taken), n, rates)
                            .interval()
                            .contains(share)
                    ? 1
                    : 0;
        }
        assertThat((double) covered / runs).isBetween(0.93, 0.985);
    }

    /**
     * Stories whose own shares scatter around a known one, in a few to some dozens of sentences.
     *
     * @param alike the parameters of the beta distribution that stories' shares are drawn from sum to it
     */
    @ParameterizedTest(name = "{0} stories, share {1}, alike {2}")
    @CsvSource({
        "10, 0.1, 8",
        "10, 0.3, 4",
        "10, 0.3, 40",
        "10, 0.6, 8",
        "20, 0.1, 8",
        "20, 0.3, 4",
        "20, 0.8, 8",
        "50, 0.1, 8",
        "50, 0.3, 2",
        "50, 0.6, 8",
        "200, 0.3, 4"
    })
    void coversAKnownShareOverStories(int stories, double share, double alike) {
        SplittableRandom random = new SplittableRandom(stories + (long) (1_000 * share));
        int covered = 0;
        int runs = 4_000;
        for (int run = 0; run < runs; run++) {
            int found = binomial(random, 281, SENSITIVITY);
            int leftOut = binomial(random, 227, SPECIFICITY);
            ErrorRates rates = new ErrorRates(found, 281 - found, 227 - leftOut, leftOut);
            double[] taken = new double[stories];
            int units = 0;
            for (int s = 0; s < stories; s++) {
                double own = beta(random, share * alike, (1 - share) * alike);
                int n = 5 + random.nextInt(30);
                taken[s] = (double) binomial(random, n, own * SENSITIVITY + (1 - own) * (1 - SPECIFICITY)) / n;
                units += n;
            }
            StoryValues values = new StoryValues(IntStream.range(0, stories).toArray(), taken);
            covered += CorrectedShare.over(values, units, rates).interval().contains(share) ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.93, 0.97);
    }

    private static double beta(SplittableRandom random, double a, double b) {
        UniformRandomProvider bits = random::nextLong;
        return BetaDistribution.of(a, b).createSampler(bits).sample();
    }

    @Test
    void storiesThatAllHaveTheSameAreNotTakenForCertain() {
        ErrorRates rates = new ErrorRates(240, 41, 43, 184);
        StoryValues none = new StoryValues(IntStream.range(0, 10).toArray(), new double[10]);
        assertThat(CorrectedShare.over(none, 200, rates).interval().width()).isGreaterThan(0.1);
        StoryValues half = new StoryValues(
                IntStream.range(0, 10).toArray(), new double[] {.5, .5, .5, .5, .5, .5, .5, .5, .5, .5});
        assertThat(CorrectedShare.over(half, 200, rates).interval().width())
                .isGreaterThan(CorrectedShare.of(100, 200, rates).interval().width());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrectedShare.over(new StoryValues(new int[1], new double[1]), 5, rates));
    }

    @Test
    void isTheEstimatorOfRoganAndGladen() {
        ErrorRates rates = new ErrorRates(90, 10, 20, 80);
        assertThat(CorrectedShare.of(41, 100, rates).value()).isCloseTo((0.41 + 0.8 - 1) / 0.7, within(1e-12));
        assertThat(CorrectedShare.of(5, 100, rates).value()).isZero();
        assertThat(CorrectedShare.of(99, 100, rates).value()).isEqualTo(1);
        Bounds many = CorrectedShare.of(41_000, 100_000, rates).interval();
        assertThat(many.width()).as("the error rates' own uncertainty stays").isGreaterThan(0.1);
        assertThat(CorrectedShare.of(41_000, 100_000, new ErrorRates(900_000, 100_000, 200_000, 800_000))
                        .interval()
                        .width())
                .isCloseTo(2 * 1.96 * Math.sqrt(0.41 * 0.59 / 100_000) / 0.7, within(0.002));
    }

    @Test
    void isNotSureOfNoneWhereTheErrorRatesCannotBeThoseOfTheUnits() {
        ErrorRates rates = new ErrorRates(240, 41, 43, 184);
        CorrectedShare none = CorrectedShare.of(0, 22, rates);
        assertThat(none.value()).isZero();
        assertThat(none.interval().low()).isZero();
        assertThat(none.interval().high()).isBetween(0.1, 0.2);
    }

    @Test
    void refusesWhatSaysNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ErrorRates(5, 5, 5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ErrorRates(0, 0, 1, 5));
        ErrorRates rates = new ErrorRates(9, 1, 1, 9);
        assertThatIllegalArgumentException().isThrownBy(() -> CorrectedShare.of(2, 1, rates));
    }
}
