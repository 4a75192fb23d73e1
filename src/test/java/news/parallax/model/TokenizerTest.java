package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import news.parallax.text.NormalizedText;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    private final Tokenizer tokenizer = TestModel.runtime().tokenizer();

    @Test
    void givesTheIdsOfTheTrainingSideOnTenThousandLines() throws IOException {
        int lines = 0;
        List<String> wrong = new ArrayList<>();
        for (JsonNode line : fixture()) {
            lines++;
            String text = line.get("text").textValue();
            String normalized = NormalizedText.of(text).value();
            long[] expected = StreamSupport.stream(line.get("ids").spliterator(), false)
                    .mapToLong(JsonNode::longValue)
                    .toArray();
            if (!normalized.equals(line.get("normalized").textValue())) {
                wrong.add("normalised: " + text + " -> " + normalized);
            } else if (!java.util.Arrays.equals(tokenizer.tokens(normalized).ids(), expected)) {
                wrong.add("ids: " + text);
            }
        }
        assertThat(lines).isEqualTo(10_000);
        assertThat(wrong).isEmpty();
    }

    @Test
    void spansAreUtf16OffsetsWhateverStandsBefore() {
        for (String before : List.of(
                "",
                "caf\u00e9 ",
                "\uD83D\uDE00 ",
                "\uD83C\uDDE8\uD83C\uDDE6\uD83D\uDE00 na\u00efve ",
                "\u4E2D\u6587 ")) {
            String text = before + "The minister spoke.";
            Tokens tokens = tokenizer.tokens(text);
            int behind = 0;
            for (int i = 0; i < tokens.size(); i++) {
                // A word's mark may be a token of its own, which lies on the word's first character.
                assertThat(tokens.begin()[i]).isBetween(0, behind);
                assertThat(tokens.end()[i]).isBetween(behind, text.length());
                behind = tokens.end()[i];
                assertThat(Character.isLowSurrogate(text.charAt(tokens.begin()[i])))
                        .isFalse();
            }
            assertThat(behind).isEqualTo(text.length());
            int at = text.indexOf("minister");
            assertThat(IntStream.range(0, tokens.size())
                            .anyMatch(i -> text.substring(tokens.begin()[i], tokens.end()[i])
                                            .trim()
                                            .startsWith("m")
                                    && tokens.begin()[i] >= at - 1
                                    && tokens.begin()[i] <= at))
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void readsWhatIsOddWithoutFailing() {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(tokenizer.tokens("").size()).isZero();
            softly.assertThat(tokenizer.tokens("x".repeat(2_000)).size()).isPositive();
            softly.assertThat(tokenizer.tokens("<pad> <unk> [MASK] <s>").size()).isPositive();
        });
    }

    /** Whoever writes a special token's name into an article must not reach the token. */
    @Test
    void specialTokensCannotBeWritten() {
        ModelDescription.SpecialTokens special =
                TestModel.runtime().folder().description().tokens();
        for (String text : List.of("<pad>", "<s>", "</s>", "<unk>", "<mask>", "[PAD]", "[CLS]", "[MASK]", "<begin>")) {
            assertThat(tokenizer.tokens("a " + text + " b").ids())
                    .as(text)
                    .doesNotContain(special.pad(), special.begin());
        }
    }

    @Test
    void aBrokenTokenizerIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": 1}");
        assertThatThrownBy(() -> new Tokenizer(file).close())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString());
    }

    private static Iterable<JsonNode> fixture() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(TokenizerTest.class.getResourceAsStream("tokens-10000.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(json.readTree(line));
            }
        }
        return lines;
    }
}
