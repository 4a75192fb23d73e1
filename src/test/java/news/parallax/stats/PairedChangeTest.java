package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedChangeTest {
    private static final double EXACT = 1e-12;

    /** Changes 1, 2, 3: mean 2, deviation 1; t of 2 degrees at 97.5 % is 4.3026527. */
    @Test
    void isTheTextbookPairedMean() {
        PairedChange change = PairedChange.of(new double[] {0, 1, -1}, new double[] {1, 3, 2});
        assertThat(change.n()).isEqualTo(3);
        assertThat(change.before()).isCloseTo(0, within(EXACT));
        assertThat(change.after()).isCloseTo(2, within(EXACT));
        assertThat(change.change()).isCloseTo(2, within(EXACT));
        assertThat(change.deviation()).isCloseTo(1, within(EXACT));
        double half = 4.302652729696142 / Math.sqrt(3);
        assertThat(change.interval().orElseThrow().low()).isCloseTo(2 - half, within(1e-9));
        assertThat(change.interval().orElseThrow().high()).isCloseTo(2 + half, within(1e-9));
        // Only −1 became 2: 0 has no sign.
        assertThat(change.signs()).isCloseTo(1.0 / 3, within(EXACT));
    }

    @Test
    void whatAllMovedAlikeHasAnIntervalWithAWidth() {
        PairedChange change = PairedChange.of(new double[] {1, 2}, new double[] {1.5, 2.5});
        assertThat(change.deviation()).isZero();
        assertThat(change.interval().orElseThrow().width()).isPositive();
        assertThat(change.interval().orElseThrow().contains(0.5)).isTrue();
    }

    @Test
    void onePairHasNoInterval() {
        assertThat(PairedChange.of(new double[] {1}, new double[] {-1}).interval())
                .isEmpty();
        assertThat(PairedChange.of(new double[] {1}, new double[] {-1}).signs()).isEqualTo(1);
        assertThatThrownBy(() -> PairedChange.of(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedChange.of(new double[] {Double.NaN}, new double[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
