package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text as long as one may be delays an ordinary one no more than another ordinary one does. */
@Timeout(300)
class GiantTextTest {
    private static final int TRIES = 5;

    private final Scorer scorer = TestScorer.scorer();
    private int number;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100,000 characters without a full stop",
                "one word of 200,000 characters",
                "20,000 one-word sentences"
            })
    void isScoredWholeAndKeepsNobodyWaiting(String name) throws InterruptedException {
        String giant = Giants.all().get(name);
        score(Giants.ordinary(0)).join();
        double besideOrdinary = median(() -> {
            CompletableFuture<Scores> other = score(Giants.ordinary(next()));
            double time = millis();
            other.join();
            return time;
        });
        // As soon as one giant is done there is another: an ordinary text never has the encoder to itself.
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Scores> first = score(giant);
        CompletableFuture<Void> giants = first.thenCompose(scores -> another(giant, enough));
        while (TestModel.runtime().queued() == 0 && !giants.isDone()) {
            Thread.sleep(1);
        }
        double besideGiant = median(this::millis);
        assertThat(giants).as("there was a giant all the time").isNotDone();
        enough.set(true);
        Scores scores = first.join();
        giants.join();
        assertThat(scores.coverage().truncated()).isFalse();
        assertThat(scores.sentences().get(scores.sentences().size() - 1).end()).isGreaterThan(giant.length() - 3);
        // Behind the giant it would wait for all of it; in turn, for one batch of it at a time.
        assertThat(besideGiant)
                .as("beside an ordinary text %s ms", besideOrdinary)
                .isLessThan(3 * besideOrdinary);
    }

    @Test
    void equalSentencesAreScoredOnce() {
        Scores scores = score("Hi. ".repeat(1 << 18)).join();
        assertThat(scores.sentences()).hasSize(1 << 18);
        assertThat(scores.measures().loadedLanguage().n()).isEqualTo(1 << 18);
    }

    private CompletableFuture<Void> another(String giant, AtomicBoolean enough) {
        return enough.get()
                ? CompletableFuture.completedFuture(null)
                : score(giant).thenCompose(scores -> another(giant, enough));
    }

    /** Of several: whatever else the machine does delays some of them. */
    private static double median(DoubleSupplier time) {
        return DoubleStream.generate(time).limit(TRIES).sorted().toArray()[TRIES / 2];
    }

    /** How long an ordinary text takes that has not been scored before. */
    private double millis() {
        String text = Giants.ordinary(next());
        long start = System.nanoTime();
        score(text).join();
        return (System.nanoTime() - start) / 1e6;
    }

    private int next() {
        return ++number;
    }

    private CompletableFuture<Scores> score(String text) {
        return scorer.score(new Submission(text, null, "en", List.of())).subscribeAsCompletionStage();
    }
}
