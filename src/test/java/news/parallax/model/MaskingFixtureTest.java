package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import news.parallax.text.Furniture;
import news.parallax.text.Masking;
import news.parallax.text.Span;
import org.junit.jupiter.api.Test;

/** Masking here and in training: one rule, on the lines that {@code masking_fixture.py} makes up. */
class MaskingFixtureTest {
    private final Tokenizer tokenizer = TestModel.runtime().tokenizer();
    private final long mask =
            TestModel.runtime().folder().description().tokens().mask();

    @Test
    void hidesWhatTheTrainingSideHides() throws IOException {
        int lines = 0;
        List<String> wrong = new ArrayList<>();
        for (JsonNode line : fixture()) {
            lines++;
            String text = line.get("text").textValue();
            List<Span> expected = StreamSupport.stream(line.get("hidden").spliterator(), false)
                    .map(span -> new Span(
                            text.offsetByCodePoints(0, span.get(0).intValue()),
                            text.offsetByCodePoints(0, span.get(1).intValue())))
                    .toList();
            List<Span> hidden = Masking.of(line.get("outlet").textValue()).hidden(text);
            if (!hidden.equals(expected)) {
                wrong.add(line.get("outlet") + " " + text + ": " + hidden + ", not " + expected);
            } else if (Furniture.is(text) != line.get("furniture").booleanValue()) {
                wrong.add("furniture: " + text);
            } else {
                long[] ids = StreamSupport.stream(line.get("ids").spliterator(), false)
                        .mapToLong(JsonNode::longValue)
                        .toArray();
                if (!java.util.Arrays.equals(
                        tokenizer.tokens(new Passage(text, List.of(), hidden), mask).ids(), ids)) {
                    wrong.add("ids: " + text);
                }
            }
        }
        assertThat(lines).isEqualTo(3_000);
        assertThat(wrong).isEmpty();
    }

    private static List<JsonNode> fixture() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(MaskingFixtureTest.class.getResourceAsStream("masking.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(json.readTree(line));
            }
        }
        return lines;
    }
}
