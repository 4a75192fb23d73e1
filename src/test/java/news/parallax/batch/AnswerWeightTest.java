package news.parallax.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import news.parallax.article.Samples;
import news.parallax.text.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerWeightTest {
    private static final int ROOM = 4 << 20;

    /** Texts that the encoder takes at a time, in characters. */
    private static final int ENCODER = 300_000;

    private static long weight(String line) {
        return AnswerWeight.of(line.getBytes(StandardCharsets.UTF_8));
    }

    private static long weight(ObjectNode article) {
        return weight(article.toString());
    }

    private static long ofText(String text) {
        return weight(Samples.JSON.createObjectNode().put("text", text));
    }

    @Test
    void manyShortSentencesWeighWhatTheirAnswerDoes() {
        assertThat(ofText("Hi. ".repeat(200_000))).isBetween(88_000_000L, 120_000_000L);
    }

    @Test
    void ordinaryArticlesAreLetInTogether() {
        assertThat(256 * weight(ShortArticles.article("Harbor Post", 7))).isLessThan(ROOM);
        String long900 = (Samples.HARBOR + "\n\n").repeat(9);
        assertThat(ROOM / ofText(long900) * long900.length()).isGreaterThan(ENCODER);
        String ascii = long900.replace("“", "\"").replace("”", "\"");
        assertThat(ofText(ascii)).isEqualTo(ofText(long900));
    }

    @Test
    void aLineWeighsAtLeastItself() {
        assertThat(weight("{\"text\": 7, \"note\": \"" + "a".repeat(1_000_000) + "\"}"))
                .isGreaterThan(1_000_000);
    }

    @Test
    void axesCount() {
        ObjectNode article = Samples.article("Harbor Post", "It rained. ".repeat(1_000));
        long one = weight(article);
        ArrayNode axes = article.putArray("axes");
        assertThat(weight(article)).isLessThan(one);
        axes.add("threat-opportunity");
        assertThat(weight(article)).isEqualTo(one);
        ObjectNode described = axes.addObject().put("name", "dry-wet [\"");
        described.putArray("negative").add("arid").add("parched \\\" ]").add("dusty");
        described.putArray("positive").add("soaked").add("rainy");
        long two = weight(article);
        assertThat(two - one).isBetween(100_000L, 101_000L);
        axes.add("elite-people");
        assertThat(weight(article) - two).isBetween(100_000L, 101_000L);
    }

    /** However it is written in JSON. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Hi\\n\\n", "Hi\\u002e ", "Hi\\u2026 ", "Hi\\u000a", "\\u0048i. ", "Hi。", "Привет. ", "Hi\\r"})
    void endsOfSentencesAreSeen(String sentence) {
        assertThat(weight("{\"text\": \"" + sentence.replace("' ", " ") + "\"}"))
                .isLessThan(weight("{\"text\": \"" + (sentence + " ").repeat(101) + "\"}") - 100 * 400);
    }

    @Test
    void whatOrdinaryEnglishIsWrittenWithIsNoEnd() {
        long plain = ofText("They said it.");
        assertThat(ofText("“They’re here”—so the mayor’s café – ‘said’ it…".replace("…", ".")))
                .isEqualTo(plain);
        assertThat(weight("{\"text\": \"\\u201cThey\\u2019re\\u201d \\u2013 \\\"here\\\"\\t\\u00e9.\"}"))
                .isEqualTo(plain);
        assertThat(ofText("They said it...\n\nSo?!")).isEqualTo(ofText("They said it. So."));
    }

    /** No character ends sentences unseen. */
    @Test
    void everyCharacterThatEndsSentences() {
        List<String> unseen = new ArrayList<>();
        for (char c = 1; c < Character.MAX_VALUE; c++) {
            if (Character.isSurrogate(c)) {
                continue;
            }
            for (String sentence : new String[] {"Hi" + c + " ", "Hi" + c}) {
                String text = sentence.repeat(12);
                if (Sentences.of(text).size() > (ofText(text) - 3_300) / 500) {
                    unseen.add(Integer.toHexString(c));
                }
            }
        }
        assertThat(unseen).isEmpty();
    }

    /** It is weighed on the event loop. */
    @Test
    @Timeout(5)
    void listsWithinListsAreReadOnce() {
        assertThat(AnswerWeight.of(("{\"a\":[" + "\"axes\":[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8)))
                .isPositive();
    }

    @Test
    void whatIsNoJsonIsWeighedAllTheSame() {
        for (String line : List.of(
                "", "\\", "\\u", "\"axes", "\"axes\"", "\"axes\": [", "\"axes\": \"a\\", "{\"axes\" : 7}", "}")) {
            assertThat(weight(line)).as(line).isBetween(3_000L, 10_000L);
        }
        assertThat(AnswerWeight.of(new byte[] {(byte) 0xe2})).isPositive();
        assertThat(AnswerWeight.of(new byte[] {(byte) 0xc2})).isPositive();
    }
}
