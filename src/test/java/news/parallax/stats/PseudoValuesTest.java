package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PseudoValuesTest {
    private static final double[][] SENTENCES = {{0.5, 1}, {-0.2, 2}, {0.9, 3}, {0.1, 1}};

    @Test
    void ofAMeanTheyAreTheUnits() {
        assertThat(PseudoValues.of(new double[][] {{0.2}, {0.9}, {0.4}}, mean -> mean[0]))
                .containsExactly(new double[] {0.2, 0.9, 0.4}, within(1e-9));
    }

    @Test
    void theirMeanIsTheStatisticAndTheirSpreadThatOfARatio() {
        double[] numbers = PseudoValues.of(SENTENCES, mean -> mean[0] / mean[1]);
        double ratio = 1.3 / 7;
        assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(ratio, within(1e-12));
        // Cochran, Sampling Techniques, section 2.11: the residuals y − R x by the mean of x.
        for (int i = 0; i < numbers.length; i++) {
            double residual = (SENTENCES[i][0] - ratio * SENTENCES[i][1]) / (7 / 4.0);
            assertThat(numbers[i]).isCloseTo(ratio + residual, within(1e-8));
        }
    }
}
