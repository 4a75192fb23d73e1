package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody sees in a text must not move what is measured of it. */
@Timeout(180)
class SprinkledTextTest {
    private static final String INVISIBLE =
            "\u200B\u200C\u200D\u2060\uFEFF\u00AD\u200E\u200F\u202A\u202C\u2066\u2069\u034F";
    private static final String LATIN = "aceopxyAEOPCTHKMBX";
    private static final String DRAWN_ALIKE =
            "\u0430\u0441\u0435\u043E\u0440\u0445\u0443\u0410\u0415\u041E\u0420\u0421\u0422\u041D\u041A\u041C\u0412\u0425";

    @ParameterizedTest
    @ValueSource(strings = {Articles.COLUMN, Articles.HARBOUR, Articles.ODD})
    void movesNoValueAndNoOffset(String text) {
        Scores plain = TestScorer.score(new Submission(text, null, null, List.of()));
        for (int seed = 0; seed < 3; seed++) {
            Sprinkled sprinkled = sprinkle(text, new Random(seed));
            Scores scores = TestScorer.score(new Submission(sprinkled.text, null, null, List.of()));
            assertThat(scores.sentences()).hasSameSizeAs(plain.sentences());
            for (int s = 0; s < plain.sentences().size(); s++) {
                SentenceReading expected = plain.sentences().get(s);
                SentenceReading actual = scores.sentences().get(s);
                assertThat(sprinkled.visible(actual.begin(), actual.end()))
                        .isEqualTo(visible(text.substring(expected.begin(), expected.end())));
                assertThat(actual.quoted()).isEqualTo(expected.quoted());
                assertThat(actual.mentions()).hasSameSizeAs(expected.mentions());
                for (int m = 0; m < expected.mentions().size(); m++) {
                    assertThat(sprinkled.visible(
                                    actual.mentions().get(m).begin(),
                                    actual.mentions().get(m).end()))
                            .isEqualTo(visible(text.substring(
                                    expected.mentions().get(m).begin(),
                                    expected.mentions().get(m).end())));
                }
            }
            ScorerTest.assertClose(scores.measures(), plain.measures(), 0.02);
            assertThat(scores.targets())
                    .extracting(TargetTone::name)
                    .isEqualTo(plain.targets().stream().map(TargetTone::name).toList());
        }
    }

    private record Sprinkled(String text) {
        String visible(int begin, int end) {
            return SprinkledTextTest.visible(text.substring(begin, end));
        }
    }

    private static Sprinkled sprinkle(String text, Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int alike = LATIN.indexOf(c);
            out.append(alike >= 0 && random.nextInt(5) == 0 ? DRAWN_ALIKE.charAt(alike) : c);
            if (!Character.isHighSurrogate(c) && c != '\r' && random.nextInt(5) == 0) {
                out.append(INVISIBLE.charAt(random.nextInt(INVISIBLE.length())));
            }
        }
        return new Sprinkled(out.toString());
    }

    /** Without what is not seen, look-alikes read as Latin. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        IntStream.range(0, text.length())
                .mapToObj(text::charAt)
                .filter(c -> INVISIBLE.indexOf(c) < 0)
                .forEach(c -> {
                    int alike = DRAWN_ALIKE.indexOf(c);
                    out.append(alike < 0 ? c : LATIN.charAt(alike));
                });
        return out.toString();
    }
}
