package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncodingJobTest {
    private static final ModelDescription MODEL = new ModelDescription(
            "test",
            "1",
            "en",
            "test.pt",
            128,
            2,
            new ModelDescription.SpecialTokens(0, 1, 2, 4),
            List.of("vector", "tone"),
            Map.of(
                    "tone",
                    new ModelDescription.Head(
                            ModelDescription.Unit.MENTION,
                            List.of("negative", "neutral", "positive"),
                            new ModelDescription.Calibration(1, new double[3]))));

    @Test
    void resultsComeBackInTheOrderOfThePassagesWhateverTheBatches() {
        EncodingJob job = new EncodingJob(MODEL, passages(5, 90, 30, 60, 1), 128, EncodingJobTest::lengths);
        List<Runnable> pieces = all(job);
        assertThat(pieces).hasSizeGreaterThan(2);
        java.util.Collections.reverse(pieces);
        pieces.forEach(Runnable::run);
        List<EncodedPassage> encoded = job.result().join();
        assertThat(encoded)
                .extracting(passage -> passage.windows().get(0).vector()[0])
                .containsExactly(5f, 90f, 30f, 60f, 1f);
        assertThat(encoded).allSatisfy(passage -> assertThat(passage.mentions()).hasSize(1));
        assertThat(encoded)
                .extracting(passage -> passage.mentions().get(0).logits().get("tone")[1])
                .containsExactly(5f, 90f, 30f, 60f, 1f);
    }

    @Test
    void noPassagesAreDoneAtOnce() {
        assertThat(new EncodingJob(MODEL, List.of(), 128, EncodingJobTest::lengths)
                        .result()
                        .join())
                .isEmpty();
    }

    @Test
    void anErrorInTheEncoderFailsTheJobAndDropsTheRest() {
        EncodingJob job = new EncodingJob(MODEL, passages(100, 100, 100), 128, batch -> {
            throw new OutOfMemoryError("of the encoder");
        });
        job.next().run();
        assertThat(job.hasNext()).isFalse();
        assertThatThrownBy(() -> job.result().join()).hasRootCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void anAnswerTooShortFailsTheJobNotTheThread() {
        EncodingJob job =
                new EncodingJob(MODEL, passages(10), 128, batch -> new float[][] {new float[0], new float[0]});
        job.next().run();
        assertThat(job.result()).isCompletedExceptionally();
    }

    @Test
    void whatWasGivenUpRunsNoMore() {
        List<Batch> ran = new ArrayList<>();
        EncodingJob job = new EncodingJob(MODEL, passages(100, 100, 100), 128, batch -> {
            ran.add(batch);
            return lengths(batch);
        });
        job.next().run();
        Runnable taken = job.next();
        job.fail(new CancellationException());
        taken.run();
        assertThat(job.hasNext()).isFalse();
        assertThat(ran).hasSize(1);
    }

    private static List<Runnable> all(EncodingJob job) {
        List<Runnable> pieces = new ArrayList<>();
        while (job.hasNext()) {
            pieces.add(job.next());
        }
        return pieces;
    }

    private static List<List<Row>> passages(int... lengths) {
        return IntStream.of(lengths)
                .mapToObj(n -> List.of(new Row(new long[n], 0, n, List.of(new Row.RowMention(0, 1, 2)))))
                .toList();
    }

    /** Says of every row, and of every mention, how many tokens the row has. */
    private static float[][] lengths(Batch batch) {
        Function<Integer, float[]> repeated = times -> {
            float[] values = new float[batch.rows().size() * times];
            for (int i = 0; i < values.length; i++) {
                values[i] = batch.rows().get(i / times).ids().length;
            }
            return values;
        };
        return new float[][] {repeated.apply(2), repeated.apply(3)};
    }
}
