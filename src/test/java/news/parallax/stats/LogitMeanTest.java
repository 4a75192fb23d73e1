package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class LogitMeanTest {
    private static final Bounds RANGE = new Bounds(-1, 1);

    /** P(last) − P(first) of a softmax. */
    static double lean(double[] logits) {
        double most = Arrays.stream(logits).max().orElseThrow();
        double[] e = Arrays.stream(logits).map(x -> Math.exp(x - most)).toArray();
        return (e[2] - e[0]) / (e[0] + e[1] + e[2]);
    }

    private static double[][] article(Random random, int n, double spread, double[] mean) {
        double[][] logits = new double[n][3];
        for (double[] row : logits) {
            double shared = random.nextGaussian();
            for (int k = 0; k < 3; k++) {
                row[k] = mean[k] + spread * (0.6 * shared + 0.8 * random.nextGaussian());
            }
        }
        return logits;
    }

    @ParameterizedTest
    @CsvSource({"10, 0.7", "10, 1.0", "10, 1.5", "30, 0.7", "30, 1.5", "100, 1.0"})
    void coversTheLeanOfTheTrueMean(int n, double spread) {
        Random random = new Random(n * 31L);
        double[] mean = {0.4, -0.1, -0.3};
        int runs = 800;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            Bounds interval = LogitMean.interval(article(random, n, spread, mean), LogitMeanTest::lean, RANGE, run);
            covered += interval.contains(lean(mean)) ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.92, 0.98);
    }

    @Test
    void isTheTIntervalOfAMeanForManyUnits() {
        double[][] units = new double[200][1];
        for (int i = 0; i < units.length; i++) {
            units[i][0] = i % 2 == 0 ? 2 : 4;
        }
        Bounds interval = LogitMean.interval(units, mean -> mean[0], new Bounds(-100, 100), 3);
        // Mean 3, standard error 1 / √200, t quantile 1.972; an end's Monte Carlo error is 0.003.
        assertThat(interval.low()).isCloseTo(3 - 1.972 / Math.sqrt(200), within(0.012));
        assertThat(interval.high()).isCloseTo(3 + 1.972 / Math.sqrt(200), within(0.012));
    }

    @Test
    void isWideForOneUnitAndHasAWidthForUnitsThatAgree() {
        double[] row = {1, 0, 0.5};
        double[][] agreeing = new double[40][];
        Arrays.fill(agreeing, row);
        Bounds one = LogitMean.interval(new double[][] {row}, LogitMeanTest::lean, RANGE, 1);
        Bounds forty = LogitMean.interval(agreeing, LogitMeanTest::lean, RANGE, 1);
        assertThat(one.contains(lean(row))).isTrue();
        assertThat(one.width()).isGreaterThan(0.8);
        assertThat(forty.contains(lean(row))).isTrue();
        assertThat(forty.width()).isBetween(0.005, 0.1);
    }

    @Test
    void hasAWidthInsideTheRangeWhereTheSoftmaxIsSaturated() {
        Bounds interval =
                LogitMean.interval(new double[][] {{-900, 0, 900}, {-900, 0, 900}}, LogitMeanTest::lean, RANGE, 1);
        assertThat(interval.low()).isLessThan(1);
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void refusesLogitsThatAreNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LogitMean.interval(new double[][] {{0, Double.NaN, 0}}, LogitMeanTest::lean, RANGE, 1));
    }
}
