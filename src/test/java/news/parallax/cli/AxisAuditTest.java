package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Scorer;
import news.parallax.measure.Submission;
import news.parallax.measure.TestScorer;
import news.parallax.model.ModelService;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The audit's questions about axes, put to a model that places sentences on them. */
@Timeout(180)
class AxisAuditTest {
    private static final List<String> TELLINGS = List.of(
            "The club clutched at its last straw.",
            "The bank clutched at its last straw.",
            "The cabinet clutched at its last straw.",
            "The club drew up a bold plan.",
            "The bank drew up a bold plan.");

    @TempDir
    static Path model;

    private static ModelService service;
    private static Scorer scorer;

    @TempDir
    private Path folder;

    private Path axes;

    @BeforeAll
    static void load() throws IOException {
        service = TestModel.service(TestModel.withAxes(model, 2, 0));
        scorer = TestScorer.scorer(service, 64, 2_500_000);
    }

    @AfterAll
    static void close() {
        service.load().join().close();
    }

    @BeforeEach
    void aFolderBesideTheAudits() throws IOException {
        Files.createDirectories(folder.resolve("audit"));
        axes = Files.createDirectories(folder.resolve("axes"));
    }

    @Test
    void tellingsOfOneFramingAreComparedPairByPair() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < TELLINGS.size(); i++) {
            boolean first = i < 3;
            rows.append("{\"framing\": %d, \"axis\": \"%s\", \"label\": %d, \"topic\": \"t%d\", \"text\": \"%s\"}%n"
                    .formatted(first ? 1 : 2, Axis.DEFAULT_NAME, first ? -1 : 1, i % 3, TELLINGS.get(i)));
        }
        Files.writeString(axes.resolve("topics.jsonl"), rows);
        Audit.Outcome outcome = answer(AuditCheck.AXIS_TOPICS);
        double[] v = TELLINGS.stream()
                .mapToDouble(text -> place(text, Axis.DEFAULT_NAME).value())
                .toArray();
        double first = (Math.abs(v[0] - v[1]) + Math.abs(v[0] - v[2]) + Math.abs(v[1] - v[2])) / 3;
        Figure difference = outcome.figures().get("axes.difference");
        assertThat(difference.value()).isEqualTo((first + Math.abs(v[3] - v[4])) / 2, within(1e-3));
        assertThat(difference.n()).isEqualTo(2);
        int right = 0;
        for (int i = 0; i < v.length; i++) {
            right += v[i] * (i < 3 ? -1 : 1) > 0 ? 1 : 0;
        }
        assertThat(outcome.figures().get("axes.right_side").value()).isEqualTo(right / 5.0, within(1e-9));
    }

    @Test
    void wireCopyIsMeasuredOverAllBuiltInAxes() throws IOException {
        List<String> articles = List.of("Lorries made up 12 per cent. Buses made up 3.", "The vote is on 9 June.");
        Files.writeString(axes.resolve("wire.jsonl"), """
                {"id": "1", "text": "%s"}
                {"id": "2", "text": "%s"}
                """.formatted(articles.toArray()));
        Audit.Outcome outcome = answer(AuditCheck.AXIS_WIRE);
        double distance = 0;
        double intensity = 0;
        double largest = 0;
        int n = articles.size() * BuiltInAxes.all().size();
        for (String article : articles) {
            for (Axis axis : BuiltInAxes.all()) {
                AxisEstimate place = place(article, axis.name());
                distance += Math.abs(place.value()) / n;
                intensity += place.intensity() / n;
                largest = Math.max(largest, Math.abs(place.value()));
            }
        }
        assertThat(outcome.figures().get("axes.distance").value()).isEqualTo(distance, within(1e-3));
        assertThat(outcome.figures().get("axes.intensity").value()).isEqualTo(intensity, within(1e-3));
        assertThat(outcome.figures().get("axes.largest_distance").value()).isEqualTo(largest, within(1e-3));
        assertThat(outcome.figures().get("axes.distance").n()).isEqualTo(2);
    }

    @Test
    void twoTellingsStandApartByADifferenceWithAnInterval() throws IOException {
        Files.writeString(axes.resolve("visit.jsonl"), """
                {"id": "visit-1", "text": "%s %s"}
                {"id": "visit-2", "text": "%s %s"}
                """.formatted(
                        TELLINGS.get(0), TELLINGS.get(1), TELLINGS.get(3), TELLINGS.get(4)));
        Map<String, Figure> figures = answer(AuditCheck.AXIS_VISIT).figures();
        AxisEstimate column = place(TELLINGS.get(0) + " " + TELLINGS.get(1), Axis.DEFAULT_NAME);
        AxisEstimate report = place(TELLINGS.get(3) + " " + TELLINGS.get(4), Axis.DEFAULT_NAME);
        assertThat(figures.get("axes.column").value()).isEqualTo(column.value(), within(1e-3));
        assertThat(figures.get("axes.difference").value()).isEqualTo(report.value() - column.value(), within(1e-3));
        assertThat(figures.get("axes.difference").interval().low())
                .isEqualTo(figures.get("axes.difference_low").value(), within(1e-9))
                .isLessThan(figures.get("axes.difference").value());
        // Narrower than what lies between the ends furthest apart, and wider than either alone.
        double width = figures.get("axes.difference").interval().high()
                - figures.get("axes.difference").interval().low();
        assertThat(width)
                .isGreaterThan(width(column))
                .isGreaterThan(width(report))
                .isLessThan(width(column) + width(report));
    }

    private static double width(AxisEstimate place) {
        return place.interval().high() - place.interval().low();
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        assertThatThrownBy(() -> answer(AuditCheck.AXIS_WIRE))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("there is no file " + axes.resolve("wire.jsonl"));
        Files.writeString(axes.resolve("visit.jsonl"), "{\"text\": \"One.\"}");
        assertThatThrownBy(() -> answer(AuditCheck.AXIS_VISIT))
                .hasMessageContaining("two tellings are two rows, not 1");
        Files.writeString(axes.resolve("topics.jsonl"), "{\"text\": \"One.\", \"axis\": \"cold-warm\"}");
        assertThatThrownBy(() -> answer(AuditCheck.AXIS_TOPICS)).hasMessageContaining("no built-in axis cold-warm");
        Files.writeString(axes.resolve("topics.jsonl"), "{\"text\": \"One.\"}");
        assertThatThrownBy(() -> answer(AuditCheck.AXIS_TOPICS)).hasMessageContaining("a row needs \"axis\"");
        Files.writeString(axes.resolve("wire.jsonl"), "{\"text\": \"\"}\n{\"text\": \"It rained. It poured.\"}");
        assertThatThrownBy(() -> answer(AuditCheck.AXIS_WIRE)).hasMessageContaining("a sentence in own voice");
    }

    @Test
    void aModelThatPlacesNothingIsNotAsked(@TempDir Path other) throws IOException {
        ModelService without = TestModel.service(TestModel.copy(other, description -> description.remove("axes")));
        AuditCommand command = new AuditCommand(TestScorer.scorer(without, 64, 1_000), without, new ObjectMapper());
        JsonNode answer = Printed.by(command, folder.resolve("audit").toString(), "--check", "axis-wire");
        assertThat(answer.at("/checks/0/check").textValue()).isEqualTo("axis-wire");
        assertThat(answer.at("/checks/0/left_out").textValue()).contains("does not measure axes");
        assertThat(answer.at("/checks/0/figures")).isEmpty();
        without.load().join().close();
    }

    private Audit.Outcome answer(AuditCheck check) throws IOException {
        return new Audit(folder.resolve("audit"), new AuditScorer(scorer, new Progress(System.err, false)))
                .answer(check);
    }

    private static AxisEstimate place(String text, String axis) {
        return scorer.score(new Submission(
                        text,
                        null,
                        "en",
                        null,
                        List.of(),
                        List.of(BuiltInAxes.of(axis).orElseThrow())))
                .await()
                .indefinitely()
                .measures()
                .axes()
                .get(axis);
    }
}
