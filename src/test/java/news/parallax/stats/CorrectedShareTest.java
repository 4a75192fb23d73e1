package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
