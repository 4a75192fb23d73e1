package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceInvariantsTest {

    private static final String ARTICLE = """
            Ferry deal splits the council

            The U.S. economy grew 3.5 percent, Sen. Jane Doe (D-Calif.) said. “We won,” she added. “It's a
            turning point in the history of this town.” Then she left... at 9 a.m. Eastern.

            'We will fight,' J. K. Lund said. "Who cares?" Mr. Roe asked. He called it a "bold" plan; the
            workers' plan, e.g. the port, is «dead on arrival, and everybody knows it». Visit example.com now!

            “This goes on for a while.

            “It never ends,” he said. In the ’90s it cost $5. Leave a Reply
            """;
    private static final int[] INVISIBLE = {
        0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202C, 0x202E, 0x2060, 0x2066, 0x2069, 0xAD, 0xFE0F, 0xFE0E,
        0xFEFF, 0x061C, 0x180E, 0xE0020, 0x301, 0x336
    };
    private static final String LATIN = "aceopxyisjABEHIKMOPTXYZ";
    private static final String LOOKALIKE = "асеорхуіѕјАВЕНІКМОРТХΥΖ";

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNotSeenMovesNoCut(int seed) {
        Random random = new Random(seed);
        StringBuilder sprinkled = new StringBuilder();
        List<Integer> origins = new ArrayList<>();
        for (int i = 0; i < ARTICLE.length(); i++) {
            while (random.nextInt(4) == 0) {
                sprinkled.appendCodePoint(INVISIBLE[random.nextInt(INVISIBLE.length)]);
                while (origins.size() < sprinkled.length()) {
                    origins.add(-1);
                }
            }
            int letter = LATIN.indexOf(ARTICLE.charAt(i));
            sprinkled.append(letter >= 0 && random.nextInt(3) == 0 ? LOOKALIKE.charAt(letter) : ARTICLE.charAt(i));
            origins.add(i);
        }

        List<Sentence> found = Sentences.of(sprinkled.toString()).stream()
                .map(sentence -> {
                    int last = sentence.end() - 1;
                    while (origins.get(last) < 0) {
                        last--;
                    }
                    return new Sentence(origins.get(sentence.begin()), origins.get(last) + 1, sentence.quoted());
                })
                .toList();

        assertThat(found).isEqualTo(Sentences.of(ARTICLE));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void coversWhateverIsThrownAtIt(int seed) {
        Random random = new Random(seed);
        String[] parts = {
            "a",
            "B",
            "Sen",
            ".",
            "!",
            "?",
            "…",
            "\"",
            "“",
            "”",
            "‘",
            "’",
            "'",
            "«",
            "»",
            "„",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\u00A0",
            "\u200B",
            "\u0301",
            "🎉",
            "👩\u200D👧",
            "7",
            "'90s",
            "5'10\"",
            "(",
            ")",
            "[1]",
            "U.S.",
            "it is",
            "\u0000",
            "\uD83C",
            "\uDF89",
            "。",
            "漢字",
            "`",
            "``",
            "-",
            "—",
            ",",
            ":",
            "\u2029",
            "ﬁ",
            "½",
            "٣"
        };
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < 3_000; i++) {
            text.append(parts[random.nextInt(seed % 2 == 0 ? parts.length : 20)]);
        }
        assertSound(text.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", ". ", "\"", "A.", "\n", "“", "” ", "' ", "s' ", "? ", "? \" ", "a.\"", "«", "(", ". .", "U.S. ",
                "a\n", "\u0301", "\u200B", "🎉", "。", "5'10\" ", "word ", "\uD83C", "a? "
            })
    void takesLinearTime(String unit) {
        String text = unit.repeat((1 << 20) / unit.length());
        Sentences.of(text.substring(0, 20_000));

        List<Sentence> sentences = assertTimeout(Duration.ofSeconds(5), () -> Sentences.of(text));

        assertThat(sentences).allMatch(sentence -> sentence.end() - sentence.begin() <= Sentences.LONGEST);
    }

    @Test
    void aTextWithoutFullStopsIsCutAtWhiteSpace() {
        String text = "word after word ".repeat(6_250);
        List<Sentence> sentences = Sentences.of(text);
        assertSound(text);
        assertThat(sentences).hasSizeBetween(50, 60);
        assertThat(sentences)
                .allMatch(sentence ->
                        text.startsWith("word", sentence.begin()) || text.startsWith("after", sentence.begin()));
    }

    @Test
    void oneEndlessWordIsCutBetweenCharacters() {
        String text = "x" + "e\u0301".repeat(5_000) + "𝒳".repeat(5_000) + "x👩\u200D👩\u200D👧".repeat(500) + "z";
        assertSound(text);
        for (Sentence sentence : Sentences.of(text)) {
            int next = sentence.end();
            assertThat(next == text.length() || !Character.isLowSurrogate(text.charAt(next)))
                    .isTrue();
            assertThat(next == text.length() || text.charAt(next) != '\u0301').isTrue();
        }
    }

    @Test
    void oneLetterUnderThousandsOfMarksEndsSomewhere() {
        String text = "a" + "\u0301".repeat(9_000) + " b";
        assertThat(Sentences.of(text)).allMatch(sentence -> sentence.end() - sentence.begin() <= Sentences.LONGEST);
    }

    private static void assertSound(String text) {
        int reached = 0;
        boolean[] covered = new boolean[text.length()];
        for (Sentence sentence : Sentences.of(text)) {
            assertThat(sentence.begin()).isGreaterThanOrEqualTo(reached);
            assertThat(sentence.end() - sentence.begin()).isLessThanOrEqualTo(Sentences.LONGEST);
            assertThat(Characters.white(text.charAt(sentence.begin()))).isFalse();
            assertThat(Characters.white(text.charAt(sentence.end() - 1))).isFalse();
            assertThat(Words.count(text.substring(sentence.begin(), sentence.end())))
                    .isPositive();
            Arrays.fill(covered, sentence.begin(), sentence.end(), true);
            reached = sentence.end();
        }
        assertThat(IntStream.range(0, text.length()).filter(i -> !covered[i] && seen(text.codePointAt(i))))
                .as("offsets of visible characters in no sentence")
                .isEmpty();
    }

    private static boolean seen(int codePoint) {
        return !Characters.white(codePoint) && !Characters.unseen(codePoint);
    }
}
