package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.parallax.model.ModelService;
import news.parallax.model.TestModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Axes on the way that requests take, by a model that places sentences on them. */
@Timeout(120)
class AxisScoresTest {
    private static final List<Axis> AXES = List.of(
            BuiltInAxes.of("threat-opportunity").orElseThrow(),
            BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow(),
            new Axis("cold-warm", List.of("ice cold", "freezing"), List.of("warm", "a hot day"), ""));

    @TempDir
    static Path folder;

    private static ModelService model;
    private static Scorer scorer;

    @BeforeAll
    static void load() throws IOException {
        model = TestModel.service(TestModel.withAxes(folder, 8, 0));
        scorer = TestScorer.scorer(model, 64, 2_500_000);
    }

    @AfterAll
    static void close() {
        model.load().join().close();
    }

    @Test
    void aTextIsPlacedOnTheAxesThatAreAskedForInTheirOrder() {
        Scores scores = score(Articles.COLUMN, "A title", "en", AXES);
        assertThat(scores.axes()).extracting(EncodedAxis::axis).containsExactlyElementsOf(AXES);
        assertThat(scores.measures().axes().keySet())
                .containsExactly("threat-opportunity", Axis.DEFAULT_NAME, "cold-warm");
        assertThat(scores.quotedMeasures().axes().keySet())
                .isEqualTo(scores.measures().axes().keySet());
        AxisScale scale = scorer.calibration().axes().orElseThrow();
        for (EncodedAxis axis : scores.axes()) {
            AxisEstimate own = scores.measures().axes().get(axis.axis().name());
            List<AxisReading> readings = scores.sentences().stream()
                    .filter(SentenceReading::ownVoice)
                    .map(sentence -> scale.read(sentence.vector(), axis))
                    .toList();
            assertThat(own.n()).isEqualTo(scores.coverage().ownVoice()).isEqualTo(readings.size());
            assertThat(own.value())
                    .isEqualTo(mean(readings.stream().map(AxisReading::value)), within(1e-9))
                    .isBetween(own.interval().low(), own.interval().high());
            assertThat(own.intensity())
                    .isEqualTo(mean(readings.stream().map(AxisReading::intensity)), within(1e-9))
                    .isBetween(0.0, 1.0);
            assertThat(own.version()).isEqualTo(axis.axis().version());
            assertThat(scores.quotedMeasures().axes().get(axis.axis().name()).n())
                    .isEqualTo(2);
        }
        assertThat(score(Articles.COLUMN, null, "en", AXES).measures().axes().get("cold-warm"))
                .isEqualTo(score(Articles.COLUMN, null, "en", AXES)
                        .measures()
                        .axes()
                        .get("cold-warm"));
    }

    @Test
    void storedVectorsGiveTheDigitsThatFreshOnesGave() {
        Scores scores = score(Articles.COLUMN, null, "en", AXES);
        Aggregation stored = new Aggregation(scorer.calibration(), TextHash.of(Articles.COLUMN));
        List<float[]> vectors = scores.sentences().stream()
                .filter(SentenceReading::ownVoice)
                .map(sentence -> HalfFloat.rounded(sentence.vector()))
                .toList();
        for (EncodedAxis axis : scores.axes()) {
            assertThat(stored.axis(vectors, axis))
                    .contains(scores.measures().axes().get(axis.axis().name()));
        }
    }

    @Test
    void anAxisIsWithheldForTheReasonsThatLoadedLanguageIs() {
        assertWithheld(score("", null, "en", AXES), "too short");
        assertWithheld(score("\"The ferry left early this morning,\" she said.", null, "en", AXES), "no own voice");
        Scores french = score(Articles.COLUMN, null, "fr", AXES);
        assertWithheld(french, "not English");
        assertThat(french.axes()).as("its sentences have places all the same").hasSize(AXES.size());
        assertThat(french.quotedMeasures().axes()).isEmpty();
        assertThat(score(Articles.COLUMN, null, "en", AXES).abstained())
                .noneMatch(abstention -> abstention.measure().startsWith("axes"));
    }

    @Test
    void aModelThatPlacesNothingSaysSo(@TempDir Path other) throws IOException {
        ModelService without = TestModel.service(TestModel.copy(other, description -> description.remove("axes")));
        Scores scores = TestScorer.scorer(without, 64, 2_500_000)
                .score(submission(Articles.COLUMN, null, "en", AXES))
                .await()
                .indefinitely();
        assertWithheld(scores, "places no sentences on axes");
        assertThat(scores.axes()).isEmpty();
        without.load().join().close();
    }

    @Test
    void axesThatAreNotAskedForAreAbsent() throws IOException {
        Scores scores = score(Articles.COLUMN, null, "en", List.of());
        assertThat(scores.measures().axes()).isEmpty();
        ObjectMapper json = new ObjectMapper();
        assertThat(json.valueToTree(scores.measures()).has("axes")).isFalse();
        assertThat(json.valueToTree(Measures.NONE).isEmpty()).isTrue();

        Measures placed = score(Articles.COLUMN, null, "en", AXES).measures();
        JsonNode written = json.valueToTree(placed);
        assertThat(written.path("axes").path("cold-warm").fieldNames())
                .toIterable()
                .containsExactly("value", "interval", "intensity", "n", "version", "frameAxis");
        assertThat(json.treeToValue(written, Measures.class)).isEqualTo(placed);
        assertThat(placed.withAxes(Map.of())).isEqualTo(scores.measures());
    }

    @Test
    void aModelWithoutFramesSaysSo() {
        Verdict verdict = new Verdict(
                MadeUpModel.withAxes(1, 0, 0, 0, 0),
                AXES,
                Optional.empty(),
                5,
                5,
                0,
                100,
                0,
                Subject.of("It rained.", List.of("It rained.")));
        assertThat(verdict.reason(Measure.AXES)).isEmpty();
        assertThat(verdict.abstentions())
                .contains(new Abstention("frames", "the model made-up does not measure it"))
                .noneMatch(abstention -> abstention.measure().startsWith("axes"));
    }

    private static void assertWithheld(Scores scores, String reason) {
        assertThat(scores.measures().axes()).isEmpty();
        for (Axis axis : AXES) {
            assertThat(scores.abstained()).anySatisfy(abstention -> {
                assertThat(abstention.measure()).isEqualTo("axes." + axis.name());
                assertThat(abstention.reason()).contains(reason);
            });
        }
    }

    private static double mean(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static Scores score(String text, @Nullable String title, String language, List<Axis> axes) {
        return scorer.score(submission(text, title, language, axes)).await().indefinitely();
    }

    private static Submission submission(String text, @Nullable String title, String language, List<Axis> axes) {
        return new Submission(text, title, language, null, List.of(), axes);
    }
}
