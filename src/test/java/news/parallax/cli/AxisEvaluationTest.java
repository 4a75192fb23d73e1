package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisEncoder;
import news.parallax.measure.AxisReading;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.EncodedAxis;
import news.parallax.measure.MarkedSentence;
import news.parallax.measure.Scorer;
import news.parallax.measure.TestScorer;
import news.parallax.model.ModelService;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code evaluate axis} on a model that places sentences on axes. */
@Timeout(180)
class AxisEvaluationTest {
    private static final List<String> SENTENCES = List.of(
            "The ferry left on Monday.",
            "They begged for help at every door.",
            "Snow fell on the pass.",
            "A daring bet paid off.",
            "The council met twice.",
            "Nobody had a plan, and nobody slept.",
            "She led, and the others followed.");

    @TempDir
    static Path model;

    private static ModelService service;
    private static Scorer scorer;
    private static AxisEncoder encoder;

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() throws IOException {
        service = TestModel.service(TestModel.withAxes(model, 0.5, 0));
        scorer = TestScorer.scorer(service, 64, 2_500_000);
        encoder = TestScorer.encoder(service);
    }

    @AfterAll
    static void close() {
        service.load().join().close();
    }

    @Test
    void figuresAreThoseOfThePredictionsAndPredictionsThoseOfTheService() throws IOException {
        List<ObjectNode> rows = new ArrayList<>();
        for (int i = 0; i < 42; i++) {
            rows.add(row(
                    i % 2 == 0 ? "cold-warm" : "slow-fast",
                    SENTENCES.get(i % 7) + " Day " + i + ".",
                    (i + i / 7) % 3 - 1));
        }
        rows.add(5, row("cold-warm", "Nobody has labelled this.", null));
        List<JsonNode> lines = new ArrayList<>();
        JsonNode figures = evaluate(rows, lines);

        assertThat(figures.get("measure").textValue()).isEqualTo("axis");
        assertThat(figures.get("rows").intValue()).isEqualTo(42);
        assertThat(figures.get("skipped").intValue()).isEqualTo(1);
        assertThat(figures.get("abstained").intValue()).isZero();
        assertThat(figures.at("/model/hash").textValue()).isEqualTo(service.id().hash());
        assertThat(figures.get("axes").fieldNames()).toIterable().containsExactly("cold-warm", "slow-fast");
        double mean = 0;
        double intensities = 0;
        for (String name : List.of("cold-warm", "slow-fast")) {
            JsonNode axis = figures.get("axes").get(name);
            Predicate<JsonNode> its = line -> line.get("axis").textValue().equals(name);
            double auc = area(lines, "value", its.and(labelled(1)), its.and(labelled(-1)));
            double intensity = area(
                    lines,
                    "intensity",
                    its.and(labelled(0).negate()).and(line -> !line.get("label").isNull()),
                    its.and(labelled(0)));
            assertThat(axis.get("auc").doubleValue()).isEqualTo(auc, within(1e-5));
            assertThat(axis.get("intensity_auc").doubleValue()).isEqualTo(intensity, within(1e-5));
            assertThat(axis.get("auc_interval").get(0).doubleValue()).isLessThan(auc);
            assertThat(axis.get("n").intValue()).isEqualTo(21);
            assertThat(axis.get("negative").intValue()
                            + axis.get("neutral").intValue()
                            + axis.get("positive").intValue())
                    .isEqualTo(21);
            mean += auc / 2;
            intensities += intensity / 2;
        }
        assertThat(figures.get("auc").doubleValue()).isEqualTo(mean, within(1e-5));
        assertThat(figures.get("auc_axes").intValue()).isEqualTo(2);
        assertThat(figures.get("intensity_auc").doubleValue()).isEqualTo(intensities, within(1e-5));
        assertThat(figures.get("auc_interval").get(1).doubleValue()).isLessThanOrEqualTo(1);
        for (String figure : List.of("macro_f1", "accuracy", "ece", "ece_perfect_q95")) {
            assertThat(figures.get(figure).doubleValue()).as(figure).isBetween(0.0, 1.0);
        }

        assertThat(lines).hasSize(43);
        EncodedAxis axis = encoder.encode(new Axis("cold-warm", negative(), positive(), ""), service.id())
                .await()
                .indefinitely()
                .orElseThrow();
        AxisReading expected = scorer.calibration()
                .axes()
                .orElseThrow()
                .read(
                        scorer.read(List.of(new MarkedSentence("Nobody has labelled this.", List.of())))
                                .await()
                                .indefinitely()
                                .get(0)
                                .get(0)
                                .vector(),
                        axis);
        JsonNode unlabelled = lines.get(5);
        assertThat(unlabelled.get("label").isNull()).isTrue();
        assertThat(unlabelled.at("/probabilities/0").doubleValue()).isEqualTo(expected.negative(), within(1e-3));
        assertThat(unlabelled.at("/probabilities/1").doubleValue()).isEqualTo(expected.neither(), within(1e-3));
        assertThat(unlabelled.get("value").doubleValue()).isEqualTo(expected.value(), within(1e-3));
        assertThat(unlabelled.get("intensity").doubleValue()).isEqualTo(expected.intensity(), within(1e-3));
    }

    @Test
    void otherPolesUnderTheSameNameAreAnAxisOfTheirOwn() throws IOException {
        ObjectNode turned = row("cold-warm", "Snow fell.", 1);
        turned.set("negative", json.valueToTree(List.of("freezing", "ice cold")));
        ObjectNode other = row("cold-warm", "Snow fell.", 1);
        other.set("positive", json.valueToTree(List.of("tropical", "tepid")));
        List<JsonNode> lines = new ArrayList<>();
        JsonNode figures = evaluate(List.of(row("cold-warm", "Snow fell.", 1), turned, other, other), lines);
        assertThat(figures.get("axes").fieldNames()).toIterable().containsExactly("cold-warm", "cold-warm#2");
        assertThat(figures.at("/axes/cold-warm/n").intValue()).isEqualTo(2);
        assertThat(figures.get("auc_axes").intValue()).isZero();
        assertThat(figures.has("auc")).isFalse();
        assertThat(figures.at("/axes/cold-warm").has("auc")).isFalse();
        assertThat(lines.get(1).get("value")).isEqualTo(lines.get(0).get("value"));
        assertThat(lines.get(2).get("value")).isNotEqualTo(lines.get(0).get("value"));
    }

    @Test
    void withoutPolesABuiltInAxisIsMeant() throws IOException {
        Axis builtIn = BuiltInAxes.of("threat-opportunity").orElseThrow();
        ObjectNode bare = json.createObjectNode()
                .put("axis", builtIn.name())
                .put("text", "A danger to us all.")
                .put("label", -1);
        ObjectNode full = bare.deepCopy();
        full.set("negative", json.valueToTree(builtIn.negative()));
        full.set("positive", json.valueToTree(builtIn.positive()));
        JsonNode figures = evaluate(List.of(bare, full), new ArrayList<>());
        assertThat(figures.at("/axes/threat-opportunity/n").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"negative\": [\"one\"]} | negative must have 2 to 20 phrases",
                "{\"negative\": []} | negative is missing",
                "{\"positive\": [\"freezing\", \"hot\"]} | stands in both poles",
                "{\"positive\": \"hot\"} | needs a list of strings \"positive\"",
                "{\"positive\": [\"hot\", 7]} | needs a list of strings \"positive\"",
                "{\"negative\": null, \"positive\": null} | its axis is not built in",
                "{\"negative\": null} | needs a list of strings \"negative\"",
                "{\"axis\": 3} | needs a string \"axis\"",
                "{\"label\": 2} | has a \"label\" outside -1 … 1",
                "{\"text\": null} | needs a string \"text\""
            })
    void badPolesAreNamedByLine(String change, String message) throws IOException {
        ObjectNode bad = row("cold-warm", "A secret.", 1);
        bad.setAll((ObjectNode) json.readTree(change));
        assertThatThrownBy(() -> evaluate(List.of(row("cold-warm", "Snow.", 0), bad), new ArrayList<>()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("line 2: a row ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aModelThatPlacesNothingSaysSo(@TempDir Path other) throws IOException {
        ModelService without = TestModel.service(TestModel.copy(other, description -> description.remove("axes")));
        Path file = Files.writeString(
                folder.resolve("rows.jsonl"), row("cold-warm", "Snow.", 0).toString());
        EvaluateCommand command = new EvaluateCommand(
                TestScorer.scorer(without, 64, 1_000), TestScorer.encoder(without), without, json, null);
        assertThatThrownBy(() -> Printed.by(command, "axis", file.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("does not measure axis");
        without.load().join().close();
    }

    private JsonNode evaluate(List<ObjectNode> rows, List<JsonNode> lines) throws IOException {
        Path file = folder.resolve("rows.jsonl");
        Files.write(file, rows.stream().map(JsonNode::toString).toList());
        Path out = folder.resolve("predictions.jsonl");
        JsonNode figures = Printed.by(
                new EvaluateCommand(scorer, encoder, service, json, null),
                "axis",
                file.toString(),
                "--predictions",
                out.toString());
        for (String line : Files.readAllLines(out)) {
            lines.add(json.readTree(line));
        }
        return figures;
    }

    private ObjectNode row(String axis, String text, Integer label) {
        ObjectNode row =
                json.createObjectNode().put("axis", axis).put("text", text).put("label", label);
        boolean cold = axis.equals("cold-warm");
        row.set("negative", json.valueToTree(cold ? negative() : List.of("slow", "at a crawl")));
        row.set("positive", json.valueToTree(cold ? positive() : List.of("fast", "at full tilt")));
        return row;
    }

    private static List<String> negative() {
        return List.of("ice cold", "freezing");
    }

    private static List<String> positive() {
        return List.of("warm", "a hot day");
    }

    private static Predicate<JsonNode> labelled(int label) {
        return line -> line.get("label").isInt() && line.get("label").intValue() == label;
    }

    /** Pair by pair. */
    private static double area(
            List<JsonNode> lines, String number, Predicate<JsonNode> upper, Predicate<JsonNode> lower) {
        double sum = 0;
        int pairs = 0;
        for (JsonNode above : lines.stream().filter(upper).toList()) {
            for (JsonNode below : lines.stream().filter(lower).toList()) {
                sum += 0.5
                        + 0.5
                                * Double.compare(
                                        above.get(number).doubleValue(),
                                        below.get(number).doubleValue());
                pairs++;
            }
        }
        return sum / pairs;
    }
}
