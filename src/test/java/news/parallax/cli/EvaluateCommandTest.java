package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import news.parallax.measure.AxisEncoder;
import news.parallax.measure.MarkedSentence;
import news.parallax.measure.MentionReading;
import news.parallax.measure.Scorer;
import news.parallax.measure.TestScorer;
import news.parallax.model.TestModel;
import news.parallax.text.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@Timeout(180)
class EvaluateCommandTest {
    private static final String SENTENCES = """
            {"text": "The council met on Monday.", "label": 0, "split": "dev"}
            {"text": "A shameless, grotesque betrayal of everybody.", "label": 1, "split": "dev"}

            {"text": "Nobody has labelled this.", "label": null, "split": "dev"}
            {"text": "", "label": 0, "split": "train"}
            {"text": "Two ferries left the harbour.", "label": 0, "split": "train"}
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final Scorer scorer = TestScorer.scorer();

    @TempDir
    private Path folder;

    private Path predictions;

    @BeforeEach
    void aPlaceForPredictions() {
        predictions = folder.resolve("predictions.jsonl");
    }

    @Test
    void scoresEveryLabelledRow() throws IOException {
        JsonNode figures =
                evaluate("loaded-language", write("rows.jsonl", SENTENCES).toString());
        assertThat(figures.get("rows").intValue()).isEqualTo(4);
        assertThat(figures.get("skipped").intValue()).isEqualTo(1);
        assertThat(figures.get("abstained").intValue()).isZero();
        assertThat(figures.get("model").get("hash").textValue())
                .isEqualTo(TestModel.service().id().hash());
        for (String figure : List.of("macro_f1", "accuracy", "ece", "ece_perfect_q95", "auc")) {
            assertThat(figures.get(figure).doubleValue()).as(figure).isBetween(0.0, 1.0);
        }
        assertThat(figures.get("macro_f1_interval").get(0).doubleValue())
                .isLessThan(figures.get("macro_f1_interval").get(1).doubleValue());
        assertThat(figures.at("/recall/neutral/rows").intValue()).isEqualTo(3);
        assertThat(figures.at("/recall/loaded/rows").intValue()).isEqualTo(1);
        assertThat(figures.at("/confusion/neutral/neutral/value").doubleValue()
                        + figures.at("/confusion/neutral/loaded/value").doubleValue())
                .isEqualTo(1, within(1e-5));
    }

    @Test
    void leftAndRightErrorsStandSideBySide() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            rows.append(json.createObjectNode()
                            .put("text", "The Senate voted on bill " + i + ". Voters watched. Nobody slept.")
                            .put("domain", "outlet-" + i % 5 + ".example")
                            .put("lean", i % 5 < 3 ? -1 : 1))
                    .append('\n');
        }
        JsonNode figures = evaluate("lean", write("rows.jsonl", rows.toString()).toString());
        assertThat(figures.get("confusion").fieldNames()).toIterable().containsExactly("left", "right");
        assertThat(figures.at("/recall/left/rows").intValue()).isEqualTo(18);
        for (String label : List.of("left", "right")) {
            JsonNode row = figures.get("confusion").get(label);
            assertThat(row.fieldNames()).toIterable().containsExactly("left", "center", "right");
            double all = 0;
            for (JsonNode cell : row) {
                double value = cell.get("value").doubleValue();
                all += value;
                assertThat(value)
                        .isBetween(
                                cell.get("interval").get(0).doubleValue(),
                                cell.get("interval").get(1).doubleValue());
            }
            assertThat(all).isEqualTo(1, within(1e-5));
            assertThat(figures.get("recall").get(label).get("value"))
                    .isEqualTo(row.get(label).get("value"));
        }
    }

    @Test
    void readsPackedFilesToo() throws IOException {
        Path gz = folder.resolve("rows.jsonl.gz");
        Path xz = folder.resolve("rows.jsonl.xz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(SENTENCES.getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream out = new XZOutputStream(Files.newOutputStream(xz), new LZMA2Options())) {
            out.write(SENTENCES.getBytes(StandardCharsets.UTF_8));
        }
        JsonNode plain =
                evaluate("loaded-language", write("rows.jsonl", SENTENCES).toString());
        assertThat(evaluate("loaded-language", gz.toString())).isEqualTo(plain);
        assertThat(evaluate("loaded-language", xz.toString())).isEqualTo(plain);
    }

    @Test
    void whereKeepsTheRowsThatAreAskedFor() throws IOException {
        Path rows = write("rows.jsonl", SENTENCES);
        JsonNode figures = evaluate("loaded-language", rows.toString(), "--where", "split=train");
        assertThat(figures.get("rows").intValue()).isEqualTo(2);
        assertThat(figures.get("skipped").intValue()).isZero();
        assertThatThrownBy(() -> evaluate("loaded-language", rows.toString(), "--where", "split=test"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("no labelled rows");
    }

    @Test
    void predictionsStandInTheOrderOfTheRowsLabelledOrNot() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_100; i++) {
            rows.append("{\"text\": \"Ferry ")
                    .append(i)
                    .append(" left")
                    .append(" again".repeat(i % 7))
                    .append(".\", \"label\": ");
            rows.append(i % 5 == 0 ? "null" : Integer.toString(i % 2)).append("}\n");
        }
        evaluate(
                "loaded-language",
                write("rows.jsonl", rows.toString()).toString(),
                "--predictions",
                predictions.toString());
        List<JsonNode> lines = predictions();
        assertThat(lines).hasSize(1_100);
        for (int i = 0; i < lines.size(); i += 97) {
            double expected = scorer.read(List.of(
                            new MarkedSentence("Ferry " + i + " left" + " again".repeat(i % 7) + ".", List.of())))
                    .await()
                    .indefinitely()
                    .get(0)
                    .get(0)
                    .loaded();
            assertThat(lines.get(i).get("probabilities").get(1).doubleValue()).isEqualTo(expected, within(1e-4));
            assertThat(lines.get(i).get("label").isNull()).isEqualTo(i % 5 == 0);
        }
    }

    @Test
    void intervalsAreHeldAgainstLabelledShares() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            String text = i % 2 == 0
                    ? "The council met on day " + i + " of the year."
                    : "A shameless, grotesque betrayal number " + i + " of everybody.";
            rows.append(json.createObjectNode()
                            .put("text", text)
                            .put("label", i % 2)
                            .put("outlet", i % 3 == 0 ? "A" : "B"))
                    .append('\n');
        }
        JsonNode coverage = evaluate(
                        "loaded-language", write("rows.jsonl", rows.toString()).toString())
                .get("interval_coverage");
        assertThat(coverage.at("/all_rows/articles").intValue()).isEqualTo(2_000);
        assertThat(coverage.at("/all_rows/coverage").doubleValue()).isBetween(0.9, 1.0);
        assertThat(coverage.at("/all_rows/coverage_interval/0").doubleValue())
                .isLessThanOrEqualTo(coverage.at("/all_rows/coverage").doubleValue());
        assertThat(coverage.at("/all_rows/mean_width").doubleValue()).isBetween(0.1, 0.9);
        assertThat(coverage.at("/of_one_outlet/outlets").intValue()).isEqualTo(2);
        assertThat(coverage.at("/by_share")).hasSize(9);
        assertThat(evaluate("loaded-language", write("few.jsonl", SENTENCES).toString())
                        .has("interval_coverage"))
                .isFalse();
    }

    @Test
    void targetsAreMarkedByCodePoints() throws IOException {
        String text = "\uD83D\uDE00\uD83D\uDE00 Caf\u00e9 owners adore Marian Holt, loathe Bo Lind.";
        int begin = text.codePointCount(0, text.indexOf("Bo Lind"));
        evaluate(
                "target-tone",
                write(
                                "rows.jsonl",
                                json.createObjectNode()
                                        .put("text", text)
                                        .put("target", "Bo Lind")
                                        .put("begin", begin)
                                        .put("end", begin + 7)
                                        .put("label", -1)
                                        .toString())
                        .toString(),
                "--predictions",
                predictions.toString());
        MentionReading mention = scorer.read(List.of(new MarkedSentence(
                        text, List.of(new Span(text.indexOf("Bo Lind"), text.indexOf("Bo Lind") + 7)))))
                .await()
                .indefinitely()
                .get(0)
                .get(0)
                .mentions()
                .get(0);
        assertThat(text.substring(mention.begin(), mention.end())).isEqualTo("Bo Lind");
        JsonNode line = predictions().get(0);
        assertThat(line.get("label").intValue()).isEqualTo(-1);
        assertThat(line.get("probabilities").get(0).doubleValue()).isEqualTo(mention.negative(), within(1e-4));
        assertThat(line.get("probabilities").get(2).doubleValue()).isEqualTo(mention.positive(), within(1e-4));
    }

    @Test
    void leanWeighsOutletsAndWaitsForTheGate() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rows.append(json.createObjectNode()
                            .put(
                                    "text",
                                    "The Senate voted on bill " + i + ". Voters watched. " + "Nobody slept. ".repeat(i))
                            .put("domain", i < 30 ? "large.example" : "small.example")
                            .put("lean", i % 3 - 1))
                    .append('\n');
        }
        rows.append(
                "{\"text\": \"Too short.\", \"domain\": \"small.example\", \"lean\": 0}\n{\"text\": \"\", \"outlet\": \"none\", \"lean\": 1}");
        Path file = write("rows.jsonl", rows.toString());
        JsonNode figures = evaluate("lean", file.toString());
        assertThat(figures.get("rows").intValue()).isEqualTo(42);
        assertThat(figures.get("outlets").intValue()).isEqualTo(3);
        assertThat(figures.get("abstained").intValue()).isEqualTo(3);
        assertThat(figures.get("abstained_reasons").get("too short").intValue()).isEqualTo(3);
        assertThat(figures.has("auc")).isFalse();
        // A gate for three requests and a thousand characters, far fewer than are read together.
        assertThat(evaluate(TestScorer.scorer(TestModel.service(), 3, 1_000), "lean", file.toString()))
                .isEqualTo(figures);
    }

    @Test
    void abstentionCountsWhatIsWithheldByKindAndPart() throws IOException {
        String politics = "The Senate voted on the bill. Voters in Ohio watched. The governor will sign it.";
        Path rows = folder.resolve("rows");
        Files.createDirectories(rows);
        Files.writeString(rows.resolve("b.jsonl"), """
                {"kind": "soup", "part": "held-out", "text": "Boil the water. Add the salt. Wait."}
                {"kind": "soup", "part": "tuning", "text": "%s"}
                """.formatted(politics));
        Files.writeString(rows.resolve("a.jsonl"), """
                {"kind": "soup", "part": "held-out", "text": "Too short."}
                {"kind": "soup", "part": "held-out", "text": "%s"}
                """.formatted(politics));
        Files.writeString(rows.resolve("read.me"), "this is no JSON");
        Path single = write("single.jsonl", "{\"text\": \"" + politics + "\"}");

        JsonNode figures = evaluate("abstention", rows.toString(), single.toString());

        assertThat(figures.get("rows").intValue()).isEqualTo(5);
        assertThat(figures.get("kinds")).hasSize(3);
        JsonNode heldOut = figures.get("kinds").get(1);
        assertThat(heldOut.get("kind").textValue()).isEqualTo("soup");
        assertThat(heldOut.get("part").textValue()).isEqualTo("held-out");
        assertThat(heldOut.get("n").intValue()).isEqualTo(3);
        assertThat(heldOut.get("withheld").intValue()).isEqualTo(2);
        assertThat(heldOut.get("share").doubleValue()).isEqualTo(2 / 3.0, within(1e-4));
        assertThat(heldOut.get("interval").get(0).doubleValue()).isBetween(0.1, 0.3);
        assertThat(heldOut.get("interval").get(1).doubleValue()).isBetween(0.9, 1.0);
        assertThat(heldOut.get("reasons").get("too short").intValue()).isEqualTo(1);
        assertThat(heldOut.get("reasons").get("not politics").intValue()).isEqualTo(1);
        assertThat(evaluate("abstention", rows.toString(), "--where", "part=tuning")
                        .get("rows")
                        .intValue())
                .isEqualTo(1);
        assertThatThrownBy(() -> evaluate("abstention", rows.toString(), "--where", "part=none"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> evaluate("abstention", folder.resolve("absent").toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("absent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loaded-language | {\"text\": \"a\", \"label\": 2} | line 2",
                "loaded-language | {\"text\": \"a\", \"label\": \"1\"} | line 2",
                "loaded-language | {\"text\": \"a\", \"label\": 4294967296} | line 2",
                "loaded-language | {\"text\": 7, \"label\": 1} | line 2",
                "loaded-language | {\"label\": 1} | line 2",
                "loaded-language | {\"text\": \"secret | line 2",
                "loaded-language | [] | line 2",
                "target-tone | {\"text\": \"abc\", \"label\": 1} | line 2",
                "target-tone | {\"text\": \"abc\", \"label\": 1, \"begin\": 1, \"end\": 4} | line 2",
                "target-tone | {\"text\": \"abc\", \"label\": 1, \"begin\": 2, \"end\": 1} | line 2",
                "lean | {\"text\": \"abc\", \"lean\": 1} | line 2"
            })
    void aBadRowIsNamedByFileAndLineWithoutItsText(String measure, String row, String line) throws IOException {
        Path file = write("rows.jsonl", "\n" + row + "\n");
        assertThatThrownBy(() -> evaluate(measure, file.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(line)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Path rows = write("rows.jsonl", SENTENCES);
        assertThatThrownBy(() -> evaluate("mood", rows.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("mood")
                .hasMessageContaining(
                        "loaded-language, lean, target-tone, axis, frames, abstention, shared-copy and related");
        assertThatThrownBy(() -> evaluate("lean", rows.toString(), rows.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("one file");
        assertThatThrownBy(() -> evaluate("lean", folder.resolve("absent.jsonl").toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("absent.jsonl");
        Path broken = write("broken.jsonl.gz", "this is not packed");
        assertThatThrownBy(() -> evaluate("lean", broken.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("broken.jsonl.gz");
        assertThatThrownBy(() -> evaluate("lean", folder.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(folder.toString());
    }

    private JsonNode evaluate(String... words) throws IOException {
        return evaluate(scorer, words);
    }

    private JsonNode evaluate(Scorer by, String... words) throws IOException {
        AxisEncoder axes = TestScorer.encoder(TestModel.service());
        return Printed.by(new EvaluateCommand(by, axes, TestModel.service(), json, null), words);
    }

    private List<JsonNode> predictions() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(predictions)) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
