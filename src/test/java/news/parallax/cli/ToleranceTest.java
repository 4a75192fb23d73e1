package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToleranceTest {
    @Test
    void aLimitIsStillWithin() {
        assertThat(Tolerance.within("a", 0.1, "").metBy(figure(-0.1))).isTrue();
        assertThat(Tolerance.within("a", 0.1, "").metBy(figure(-0.11))).isFalse();
        assertThat(Tolerance.within("a", 0.1, "").metBy(figure(0.11))).isFalse();
        assertThat(Tolerance.atMost("a", 0.1, "").metBy(figure(-5))).isTrue();
        assertThat(Tolerance.atMost("a", 0.1, "").metBy(figure(0.11))).isFalse();
        assertThat(Tolerance.atLeast("a", 0.9, "").metBy(figure(0.9))).isTrue();
        assertThat(Tolerance.atLeast("a", 0.9, "").metBy(figure(0.89))).isFalse();
    }

    @Test
    void aNameIsCoveredWholeOrUpToAFullStop() {
        Tolerance tolerance = Tolerance.within("tone.shift", 0.1, "");
        assertThat(tolerance.covers("tone.shift")).isTrue();
        assertThat(tolerance.covers("tone.shift.southern us")).isTrue();
        assertThat(tolerance.covers("tone.shifted")).isFalse();
        assertThat(tolerance.covers("tone")).isFalse();
    }

    private static Figure figure(double value) {
        return new Figure(value, null, 1);
    }
}
