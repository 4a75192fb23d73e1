package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void refusesWhatIsNoStretch() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sentence(3, 3, false));
    }

    @Test
    void isHalfOpen() {
        Span span = new Span(2, 5);
        assertThat(span.length()).isEqualTo(3);
        assertThat(span.contains(2)).isTrue();
        assertThat(span.contains(5)).isFalse();
        assertThat(span.contains(new Span(2, 5))).isTrue();
        assertThat(span.contains(new Span(4, 6))).isFalse();
        assertThat(span.overlaps(new Span(5, 6))).isFalse();
        assertThat(span.overlaps(new Span(4, 6))).isTrue();
        assertThat(span.overlaps(new Span(3, 3))).isFalse();
    }
}
