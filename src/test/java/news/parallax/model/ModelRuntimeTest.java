package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import news.parallax.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ModelRuntimeTest {
    private static final Passage PASSAGE =
            new Passage("The governor called the harbour plan a reckless gamble.", List.of(new Span(4, 12)));

    private final ModelRuntime model = TestModel.runtime();

    @Test
    void whatStandsBesideASentenceDoesNotMatter() {
        EncodedPassage alone = encode(List.of(PASSAGE)).get(0);
        for (List<Passage> others : List.of(many(1, 3), many(40, 5), many(30, 90))) {
            List<Passage> together = new ArrayList<>(others);
            together.add(others.size() / 2, PASSAGE);
            assertSame(encode(together).get(others.size() / 2), alone, 1e-5);
        }
    }

    @Test
    void paddingDoesNotMatter() {
        Passage longer = new Passage("word ".repeat(60).trim(), List.of());
        assertSame(
                encode(List.of(PASSAGE, longer)).get(0),
                encode(List.of(PASSAGE)).get(0),
                1e-5);
    }

    @Test
    void equalPassagesAreEncodedOnce() {
        List<EncodedPassage> encoded = encode(List.of(PASSAGE, new Passage("Other.", List.of()), PASSAGE));
        assertThat(encoded).hasSize(3);
        assertThat(encoded.get(0)).isSameAs(encoded.get(2));
    }

    @Test
    void manyAtOnceGetWhatEachWouldGetAlone() {
        List<List<Passage>> requests =
                IntStream.range(0, 12).mapToObj(i -> many(5 + i, 3 + 4 * i)).toList();
        List<CompletableFuture<List<EncodedPassage>>> running =
                requests.stream().map(model::encode).toList();
        for (int i = 0; i < requests.size(); i++) {
            List<EncodedPassage> together = running.get(i).join();
            List<EncodedPassage> alone = encode(requests.get(i));
            for (int p = 0; p < alone.size(); p++) {
                assertSame(together.get(p), alone.get(p), 1e-5);
            }
        }
    }

    @Test
    void whatIsGivenUpLeavesTheQueue() throws Exception {
        CompletableFuture<List<EncodedPassage>> giant = model.encode(many(3_000, 60));
        assertThat(model.queued()).isPositive();
        giant.cancel(false);
        model.encode(List.of(PASSAGE)).get(30, TimeUnit.SECONDS);
        for (int i = 0; i < 500 && model.queued() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(model.queued()).isZero();
    }

    @Test
    void nothingIsEncodedIntoNothing() {
        assertThat(encode(List.of())).isEmpty();
    }

    @Test
    void anEmptyPassageHasAReading() {
        EncodedPassage empty =
                encode(List.of(new Passage("", List.of(new Span(0, 0))))).get(0);
        assertThat(empty.windows()).hasSize(1);
        assertThat(empty.mentions()).hasSize(1);
    }

    @Test
    void anotherFolderTakesItsPlace(@TempDir Path folder) throws IOException {
        TestModel.copy(
                folder, json -> json.put("name", "narrow").put("version", "2").put("window", 30));
        ModelService other = TestModel.service(folder);
        try {
            assertThat(other.id().name()).isEqualTo("narrow");
            assertThat(other.id().hash()).isNotEqualTo(model.id().hash());
            EncodedPassage encoded = other.load()
                    .join()
                    .encode(List.of(new Passage("word ".repeat(100).trim(), List.of())))
                    .join()
                    .get(0);
            assertThat(encoded.windows())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(window -> assertThat(window.tokens()).isLessThan(30));
        } finally {
            other.close();
        }
    }

    /** What the training side exports, whatever its size: the smoke run's folder. */
    @Test
    @EnabledIfSystemProperty(
            named = "parallax.smoke-model",
            matches = ".+",
            disabledReason = "needs the folder that models/training/smoke.sh writes")
    void theSmokeModelOfTheTrainingSideRuns() {
        ModelService smoke = TestModel.service(Path.of(System.getProperty("parallax.smoke-model")));
        try {
            ModelDescription description = smoke.load().join().folder().description();
            EncodedPassage encoded =
                    smoke.load().join().encode(List.of(PASSAGE)).join().get(0);
            assertThat(encoded.windows().get(0).vector()).hasSize(description.width());
            assertThat(encoded.mentions().get(0).logits().get("tone")).hasSize(3);
        } finally {
            smoke.close();
        }
    }

    @Test
    void outputsOfAnotherShapeAreRefusedAtStart(@TempDir Path folder) throws IOException {
        TestModel.copy(folder, json -> {
            json.put("width", 7);
            json.withObject("/axes").put("background", new byte[7 * Short.BYTES]);
        });
        assertRefused(folder, "vector");
    }

    @Test
    void outputsInAnotherOrderAreRefusedAtStart(@TempDir Path folder) throws IOException {
        TestModel.copy(
                folder,
                json -> json.putArray("outputs")
                        .add("vector")
                        .add("lean")
                        .add("loaded_language")
                        .add("tone"));
        assertRefused(folder, "output");
    }

    @Test
    void aModuleThatIsNoneIsNamed(@TempDir Path folder) throws IOException {
        TestModel.copy(folder, json -> {});
        Files.writeString(folder.resolve("parallax-en.pt"), "not a module");
        assertRefused(folder, "parallax-en.pt");
    }

    @Test
    void closedItSaysSoAndHangsNobody(@TempDir Path folder) throws IOException {
        ModelRuntime closing = new ModelRuntime(
                ModelFolder.read(TestModel.copy(folder, json -> {})), 1, 1024, (rows, tokens, nanos) -> {});
        CompletableFuture<List<EncodedPassage>> waiting = closing.encode(many(2_000, 60));
        closing.close();
        assertThat(waiting.handle((done, failure) -> failure)
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join())
                .isNotNull();
        assertThatThrownBy(() -> closing.encode(List.of(PASSAGE))).isInstanceOf(RuntimeException.class);
    }

    private static void assertRefused(Path folder, String what) {
        assertThatThrownBy(
                        () -> new ModelRuntime(ModelFolder.read(folder), 1, 1024, (rows, tokens, nanos) -> {}).close())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(what);
    }

    private List<EncodedPassage> encode(List<Passage> passages) {
        return model.encode(passages).join();
    }

    private static List<Passage> many(int number, int words) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Passage("Sentence " + i + " of the harbour".repeat(1 + words / 3), List.of()))
                .toList();
    }

    private static void assertSame(EncodedPassage actual, EncodedPassage expected, double tolerance) {
        assertThat(actual.windows()).hasSameSizeAs(expected.windows());
        for (int w = 0; w < expected.windows().size(); w++) {
            EncodedPassage.Window window = expected.windows().get(w);
            assertThat(actual.windows().get(w).vector()).containsExactly(window.vector(), within((float) tolerance));
            assertSame(actual.windows().get(w).logits(), window.logits(), tolerance);
        }
        for (int m = 0; m < expected.mentions().size(); m++) {
            assertSame(
                    actual.mentions().get(m).logits(),
                    expected.mentions().get(m).logits(),
                    tolerance);
        }
    }

    private static void assertSame(Map<String, float[]> actual, Map<String, float[]> expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        expected.forEach((measure, logits) ->
                assertThat(actual.get(measure)).as(measure).containsExactly(logits, within((float) tolerance)));
    }
}
