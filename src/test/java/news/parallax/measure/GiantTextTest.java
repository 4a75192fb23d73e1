package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text as long as one may be delays an ordinary one no more than another ordinary one does. */
@Timeout(300)
class GiantTextTest {
    private static final int TRIES = 3;

    private final Scorer scorer = TestScorer.scorer();

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
        double besideOrdinary = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            CompletableFuture<Scores> other = score(Giants.ordinary(100 + i));
            besideOrdinary = Math.min(besideOrdinary, millis(i));
            other.join();
        }
        long start = System.nanoTime();
        CompletableFuture<Scores> running = score(giant);
        while (TestModel.runtime().queued() == 0 && !running.isDone()) {
            Thread.sleep(1);
        }
        double besideGiant = Double.MAX_VALUE;
        for (int i = 0; i < TRIES && !running.isDone(); i++) {
            besideGiant = Math.min(besideGiant, millis(10 + i));
        }
        Scores scores = running.join();
        double whole = (System.nanoTime() - start) / 1e6;
        assertThat(scores.coverage().truncated()).isFalse();
        assertThat(scores.sentences().get(scores.sentences().size() - 1).end()).isGreaterThan(giant.length() - 3);
        // Behind the giant it would wait for all of it; in turn, for one batch of it at a time. Whatever else the
        // machine
        // does makes times longer, never shorter: the shortest are compared.
        assertThat(besideGiant)
                .as("beside an ordinary text %s ms, the giant %s ms", besideOrdinary, whole)
                .isLessThan(Math.max(3 * besideOrdinary, whole / 4));
    }

    @Test
    void equalSentencesAreScoredOnce() {
        Scores scores = score("Hi. ".repeat(1 << 18)).join();
        assertThat(scores.sentences()).hasSize(1 << 18);
        assertThat(scores.measures().loadedLanguage().n()).isEqualTo(1 << 18);
    }

    private double millis(int number) {
        long start = System.nanoTime();
        score(Giants.ordinary(number)).join();
        return (System.nanoTime() - start) / 1e6;
    }

    private CompletableFuture<Scores> score(String text) {
        return scorer.score(new Submission(text, null, "en", List.of())).subscribeAsCompletionStage();
    }
}
