package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NormalizedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain ASCII text|plain ASCII text",
                "  a  \u00A0 b\u2028c |a b c",
                "“a” „b“ «c» ‘d’ ‹e› `f`|\"a\" \"b\" \"c\" 'd' 'e' 'f'",
                "a‐b‑c–d—e−f|a-b-c-d--e-f",
                "caf\u00E9 cafe\u0301 ﬁne ½ … Ⅳ ＡＢ|cafe cafe fine 1\u20442 ... IV AB",
                "Тrumр sауs ΝО|Trump says NO",
                "a\u200Bb\u00ADc\u202Ed\uFE0F\uFEFFe|abcde",
                "🎉 𝐁𝐨𝐥𝐝|🎉 Bold",
                "\u00B4a 5\u20321\u2033|a 5'1''",
            })
    void readsAsTheModelWasTaught(String text, String normalised) {
        assertThat(NormalizedText.of(text).value()).isEqualTo(normalised);
    }

    @Test
    void leadsBackToTheRawText() {
        String text = "x  “ﬁ”\u200B🎉 e\u0301—";
        NormalizedText normalised = NormalizedText.of(text);
        assertThat(normalised.value()).isEqualTo("x \"fi\"🎉 e--");
        assertThat(normalised.raw(3, 5)).isEqualTo(new Span(4, 5)); // both letters of the ligature
        assertThat(normalised.raw(4, 5)).isEqualTo(new Span(4, 5));
        assertThat(normalised.raw(6, 8)).isEqualTo(new Span(7, 9)); // behind the zero-width space
        assertThat(normalised.raw(9, 10)).isEqualTo(new Span(10, 11));
        assertThat(normalised.raw(0, normalised.value().length())).isEqualTo(new Span(0, text.length()));
        assertThat(normalised.raw(2, 2)).isEqualTo(new Span(3, 3));
    }

    @Test
    void offsetsOfAPartLeadIntoTheWhole() {
        String text = "Ab cd éf.";
        assertThat(NormalizedText.of(text, 3, 5).raw(0, 2)).isEqualTo(new Span(3, 5));
        assertThat(NormalizedText.of(text, 5, 9).raw(0, 3)).isEqualTo(new Span(6, 9));
        assertThat(NormalizedText.of(text, 4, 4).value()).isEmpty();
        assertThat(NormalizedText.of(text, 4, 4).raw(0, 0)).isEqualTo(new Span(4, 4));
        assertThatThrownBy(() -> NormalizedText.of(text, 5, 10)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aPartMayCutAPairInTwo() {
        assertThat(NormalizedText.of("a🎉b", 0, 2).value()).isEqualTo("a");
        assertThat(NormalizedText.of("a🎉b", 2, 4).value()).isEqualTo("b");
        assertThat(NormalizedText.of("\uD800a\uDC00\u0000").value()).isEqualTo("a");
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void offsetsNeverRunBackwardsAndNormalTextStaysAsItIs(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x250 : 0x11000));
        }
        NormalizedText normalised = NormalizedText.of(text.toString());
        int length = normalised.value().length();
        for (int i = 0; i < length; i++) {
            Span raw = normalised.raw(i, i + 1);
            assertThat(raw.length()).isBetween(1, 2);
            assertThat(normalised.begin(i)).isLessThanOrEqualTo(normalised.begin(i + 1));
            assertThat(raw.end()).isLessThanOrEqualTo(text.length());
        }
        assertThat(NormalizedText.of(normalised.value()).value()).isEqualTo(normalised.value());
    }
}
