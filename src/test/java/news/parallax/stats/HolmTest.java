package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void multipliesStepwiseAndKeepsTheOrder() {
        // By hand: 0.005·4, 0.01·3 = 0.03, 0.03·2 = 0.06, 0.04·1 raised to 0.06.
        assertThat(Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void neverExceedsOneAndLeavesASingleTestAlone() {
        assertThat(Holm.corrected(new double[] {0.6, 0.7, 0.9})).containsExactly(1, 1, 1);
        assertThat(Holm.corrected(new double[] {0.02})).containsExactly(0.02);
        assertThat(Holm.corrected(new double[0])).isEmpty();
    }

    @Test
    void refusesWhatIsNoPValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Holm.corrected(new double[] {0.1, Double.NaN}));
    }
}
