package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.parallax.model.ModelDescription;
import news.parallax.model.ModelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of {@code evaluate frames}, of readings made up for the purpose. */
class FrameEvaluationTest {
    private static final List<String> FRAMES = List.of("economic", "political", "legality");
    private static final ModelId MODEL = new ModelId("made-up", "1", "sha256:" + "0".repeat(64), "fp32");

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void aLabelIsPredictedWhereItsFrameReachesTheThreshold() throws IOException {
        JsonNode figures = evaluate(
                """
                {"text": "a", "labels": ["economic"]}
                {"text": "b", "labels": ["economic", "political"]}
                {"text": "c", "labels": []}
                {"text": "d", "labels": null}
                {"text": "e", "labels": ["political"]}
                """,
                reading(1, 0.6, 0.1, 0),
                reading(2, 0.4, 0.5, 0),
                reading(1, 0.7, 0.2, 0),
                reading(1, 0, 0, 0),
                // Three sentences are an article, for which less is enough.
                reading(3, 0.2, 0.3, 0));
        assertThat(figures.get("rows").intValue()).isEqualTo(4);
        assertThat(figures.get("skipped").intValue()).isEqualTo(1);
        assertThat(figures.get("abstained").intValue()).isZero();
        assertThat(figures.get("labels").fieldNames()).toIterable().containsExactly("economic", "political");
        JsonNode economic = figures.at("/labels/economic");
        assertThat(economic.get("n").intValue()).isEqualTo(2);
        assertThat(economic.get("frame").textValue()).isEqualTo("economic");
        assertThat(economic.get("precision").doubleValue()).isEqualTo(0.5);
        assertThat(economic.get("recall").doubleValue()).isEqualTo(0.5);
        assertThat(economic.get("f1").doubleValue()).isEqualTo(0.5);
        // Of four pairs, 0.6 and 0.4 against 0.7 and 0.2, two are in order.
        assertThat(economic.get("auc").doubleValue()).isEqualTo(0.5);
        assertThat(figures.at("/labels/political/f1").doubleValue()).isEqualTo(1);
        assertThat(figures.get("macro_f1").doubleValue()).isEqualTo(0.75);
        assertThat(figures.at("/macro_f1_interval/0").doubleValue()).isLessThan(0.75);
        assertThat(figures.get("unmapped")).isEmpty();
    }

    @Test
    void labelsOfOtherSetsAreReadByTheMappingAndWhatHasNoFrameIsCounted() throws IOException {
        JsonNode figures = evaluate(
                """
                {"text": "a", "labels": ["gun_control"]}
                {"text": "b", "labels": ["gun_rights_2nd_amendment", "race_ethnicity"]}
                {"text": "c", "labels": ["race_ethnicity"]}
                {"text": "d", "labels": ["weather"]}
                """,
                reading(1, 0, 0, 0.9),
                reading(1, 0, 0, 0.8),
                reading(1, 0, 0, 0.1),
                new FrameReading(new double[3], 0, Optional.of("too short")));
        assertThat(figures.get("unmapped")).isEqualTo(json.valueToTree(Map.of("race_ethnicity", 2, "weather", 1)));
        // Both stand for legality, so each is predicted wherever the other is.
        for (String label : List.of("gun_control", "gun_rights_2nd_amendment")) {
            JsonNode one = figures.get("labels").get(label);
            assertThat(one.get("frame").textValue()).isEqualTo("legality");
            assertThat(one.get("precision").doubleValue()).isEqualTo(0.5);
            assertThat(one.get("recall").doubleValue()).isEqualTo(1);
        }
        assertThat(figures.get("macro_f1").doubleValue()).isEqualTo(2 / 3.0, within(1e-5));
        assertThat(figures.get("abstained").intValue()).isEqualTo(1);
        assertThat(figures.at("/abstained_reasons/too short").intValue()).isEqualTo(1);
    }

    @Test
    void whatIsNotMappedAtAllHasNoF1() throws IOException {
        JsonNode figures = evaluate("{\"text\": \"a\", \"labels\": [\"resolution\"]}\n", reading(1, 1, 1, 1));
        assertThat(figures.has("macro_f1")).isFalse();
        assertThat(figures.at("/unmapped/resolution").intValue()).isEqualTo(1);
        assertThatThrownBy(() -> evaluate("{\"text\": \"a\", \"labels\": null}\n", reading(1, 1, 1, 1)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("no labelled rows");
        assertThatThrownBy(() -> evaluate("{\"text\": \"secret\", \"labels\": \"economic\"}\n", reading(1, 1, 1, 1)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("line 1: a row needs a list of strings \"labels\"")
                .hasMessageNotContaining("secret");
    }

    private static FrameReading reading(int sentences, double... values) {
        return new FrameReading(values, sentences, Optional.empty());
    }

    private JsonNode evaluate(String rows, FrameReading... readings) throws IOException {
        FrameEvaluation evaluation = new FrameEvaluation(
                read -> List.of(readings).subList(0, read.size()),
                FrameLabels.bundled(FRAMES),
                new ModelDescription.Threshold(0.5, 0.3),
                json);
        Path file = Files.writeString(folder.resolve("rows.jsonl"), rows);
        List<LabelledFile.Row> all = new ArrayList<>();
        try (LabelledFile lines = new LabelledFile(file, Map.of())) {
            for (LabelledFile.Row row = lines.next(); row != null; row = lines.next()) {
                all.add(row);
            }
        }
        List<? extends JsonNode> lines = evaluation.score(all);
        assertThat(lines).hasSameSizeAs(all);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).get("labels")).isEqualTo(all.get(i).field("labels"));
            assertThat(lines.get(i).get("probabilities")).hasSize(FRAMES.size());
        }
        return evaluation.figures(MODEL);
    }
}
