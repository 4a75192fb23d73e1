package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import news.parallax.measure.Interval;
import org.junit.jupiter.api.Test;

class DigitsTest {
    @Test
    void intervalsHaveTheMinusOfPrintAndNoNegativeZero() {
        assertThat(Digits.interval(new Interval(-1, 0.126))).isEqualTo("[−1.00, 0.13]");
        assertThat(Digits.interval(new Interval(-0.001, 0.4))).isEqualTo("[0.00, 0.40]");
        assertThat(Digits.signed(new Interval(-0.2, 0.4))).isEqualTo("[−0.20, +0.40]");
        assertThat(Digits.raw(-0.25)).as("for scripts").isEqualTo("-0.2500");
    }

    @Test
    void smallProbabilitiesKeepTheirDigits() {
        assertThat(Digits.p(0.00001)).isEqualTo("< 0.0001");
        assertThat(Digits.p(0.006)).isEqualTo("0.0060");
        assertThat(Digits.p(0.25)).isEqualTo("0.250");
    }

    @Test
    void daysAreWords() {
        assertThat(Digits.days("2026-03-04T09:40:00Z", "2026-03-05T00:00:00Z")).isEqualTo("4 Mar 2026 – 5 Mar 2026");
        assertThat(Digits.days("2026-03-04T09:40:00Z", "2026-03-04T10:00:00Z")).isEqualTo("4 Mar 2026");
        assertThat(Digits.days(null, null)).isEmpty();
    }
}
