package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0",
                "... — !|0",
                "It's a well-known fact.|4",
                "The U.S. paid $3,500 at 10:30.|6",
                "either/or—neither|3",
                "don’t 'quote' me|3",
                "so\u200Bft hy\u00ADphen|2",
                "AT&T a_b c@d.org|3",
                "Он пришёл домой|3",
                "他来了他来了|3",
                "🎉 one 🎉|1",
            })
    void countsAsAReaderDoes(String text, int words) {
        assertThat(Words.count(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "... — !|''",
                "It's a well-known fact.|It's/a/well-known/fact",
                "don’t 'quote' (me)…|don’t/quote/me",
                "so\u200Bft hy\u00ADphen\u200B!|so\u200Bft/hy\u00ADphen\u200B",
                "🎉one🎉 cafe\u0301 two—three|one/cafe\u0301/two/three",
                "他来了 他来了|他来了/他来了",
            })
    void cutsOutWhatItCounts(String text, String words) {
        assertThat(Words.spans(text).stream()
                        .map(span -> text.substring(span.begin(), span.end()))
                        .collect(Collectors.joining("/")))
                .isEqualTo(words);
    }
}
