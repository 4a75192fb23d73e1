package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.parallax.model.ModelException;
import news.parallax.model.ModelId;
import news.parallax.model.ModelService;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AxisEncoderTest {
    private static final Axis AXIS = new Axis(
            "cold-warm",
            List.of("ice cold", "freezing", "a bitter frost that would not lift"),
            List.of("warm", "a hot day"),
            "");

    @TempDir
    static Path folder;

    @Test
    void polesAreUnitVectorsThatDoNotDependOnTheOrderOfPhrases() {
        AxisEncoder encoder = new AxisEncoder(TestModel.installed(TestModel.service()), 2_500_000);
        EncodedAxis encoded = encoded(encoder, AXIS, TestModel.runtime().id()).orElseThrow();
        EncodedAxis turned = encoded(
                        encoder,
                        new Axis(
                                "cold-warm",
                                List.of("freezing", "a bitter frost that would not lift", "ice cold"),
                                List.of("a hot day", "warm"),
                                ""),
                        TestModel.runtime().id())
                .orElseThrow();
        assertThat(encoded.model()).isEqualTo(TestModel.runtime().id());
        assertThat(encoded.negative()).isEqualTo(turned.negative());
        assertThat(encoded.positive()).isEqualTo(turned.positive()).isNotEqualTo(encoded.negative());
        assertThat(EncodedAxis.dot(encoded.negative(), encoded.negative())).isEqualTo(1, within(1e-5));
    }

    @Test
    void aPhraseIsReadAsASentenceOfATextIs() {
        ModelId model = TestModel.runtime().id();
        AxisEncoder encoder = new AxisEncoder(TestModel.installed(TestModel.service()), 2_500_000);
        Axis axis = new Axis(
                "rain-shine", List.of("It rained.", "It poured."), List.of("“Sun”, said Fox News.", "Hot."), "");
        List<List<SentenceReading>> read = TestScorer.scorer()
                .read(Stream.concat(axis.negative().stream(), axis.positive().stream())
                        .map(phrase -> new MarkedSentence(phrase, List.of()))
                        .toList())
                .await()
                .indefinitely();
        float[] positive = new float[256];
        for (List<SentenceReading> sentence : read.subList(2, 4)) {
            float[] unit = EncodedAxis.unit(sentence.get(0).vector());
            for (int i = 0; i < positive.length; i++) {
                positive[i] += unit[i];
            }
        }
        // Sentences are rounded to half floats, phrases are not.
        assertThat(encoded(encoder, axis, model).orElseThrow().positive())
                .containsExactly(EncodedAxis.unit(positive), within(1e-3f));
    }

    @Test
    void anAxisIsEncodedOnceHoweverManyAsk() {
        SimpleMeterRegistry figures = new SimpleMeterRegistry();
        ModelService service = TestModel.service(TestModel.FOLDER, figures);
        AxisEncoder encoder = new AxisEncoder(TestModel.installed(service), 2_500_000);
        ModelId model = service.id();
        List<Uni<Optional<EncodedAxis>>> asking = IntStream.range(0, 20)
                .mapToObj(i -> encoder.encode(AXIS, model))
                .toList();
        List<EncodedAxis> together = Uni.join().all(asking).andFailFast().await().indefinitely().stream()
                .map(Optional::orElseThrow)
                .toList();
        assertThat(together).allSatisfy(axis -> assertThat(axis).isSameAs(together.get(0)));
        assertThat(batches(figures)).isEqualTo(1);

        // Who gives up takes nothing away from the others.
        Axis fresh = new Axis("warm-cold", AXIS.positive(), AXIS.negative(), "");
        encoder.encode(fresh, model).subscribe().with(axis -> {}).cancel();
        assertThat(encoded(encoder, fresh, model)).isPresent();
        assertThat(encoded(encoder, AXIS, model)).isPresent();
        assertThat(batches(figures)).isEqualTo(2);
        service.load().join().close();
    }

    @Test
    void anOlderModelEncodesForItsOwnVectors() throws IOException {
        Path older = TestModel.copy(folder, description -> description.put("version", "1.9.0"));
        AxisEncoder encoder = new AxisEncoder(TestModel.installed(TestModel.service(), older), 2_500_000);
        ModelService itself = TestModel.service(older);
        ModelId id = itself.id();
        itself.load().join().close();

        EncodedAxis encoded = encoded(encoder, AXIS, id).orElseThrow();
        assertThat(encoded.model())
                .isEqualTo(id)
                .isNotEqualTo(TestModel.runtime().id());
        // The folder's weights are the same, so is what they say.
        EncodedAxis now = encoded(encoder, AXIS, TestModel.runtime().id()).orElseThrow();
        assertThat(encoded.negative()).containsExactly(now.negative(), within(1e-5f));
        assertThat(encoded(encoder, AXIS, new ModelId(id.name(), id.version(), "sha256:" + "0".repeat(64), "fp32")))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsSaid() {
        AxisEncoder loading = new AxisEncoder(TestModel.installed(TestModel.loading()), 2_500_000);
        assertThatThrownBy(() -> encoded(loading, AXIS, TestModel.runtime().id()))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        AxisEncoder broken =
                new AxisEncoder(TestModel.installed(TestModel.service(), folder.resolve("nowhere")), 2_500_000);
        assertThatThrownBy(() -> encoded(broken, AXIS, MadeUpModel.ID))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void whatWaitsIsBounded() {
        int length = AXIS.length();
        AxisEncoder encoder = new AxisEncoder(TestModel.installed(TestModel.service()), 3L * length);
        List<Axis> axes = IntStream.range(0, 40)
                .mapToObj(i -> new Axis("cold-warm-" + i, AXIS.negative(), AXIS.positive(), ""))
                .toList();
        ModelId model = TestModel.runtime().id();
        // Whoever gives up leaves the work behind: it counts until it is done.
        List<CompletableFuture<Optional<EncodedAxis>>> begun =
                axes.stream().map(axis -> encoder.encoding(axis, model)).toList();
        List<Throwable> refused = begun.stream()
                .map(future -> future.handle((done, failure) -> failure).join())
                .filter(Objects::nonNull)
                .toList();
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                HttpProblem.class,
                                problem -> assertThat(problem.getStatusCode()).isEqualTo(503)));
        assertThat(refused.size()).isLessThan(axes.size() - 2);
        // What was refused is not kept as refused.
        assertThat(axes)
                .allSatisfy(axis -> assertThat(encoded(encoder, axis, model)).isPresent());
    }

    private static long batches(SimpleMeterRegistry figures) {
        return figures.get("parallax.inference").timer().count();
    }

    private static Optional<EncodedAxis> encoded(AxisEncoder encoder, Axis axis, ModelId model) {
        return encoder.encode(axis, model).await().indefinitely();
    }
}
