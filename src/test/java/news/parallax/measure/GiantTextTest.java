package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
    private static final int TRIES = 2;

    private final Scorer scorer = TestScorer.scorer();

    @ParameterizedTest
    @ValueSource(
            strings = {"100,000 characters without a full stop", "one word of 200,000 characters", "20,000 one-word sentences"})
    void isScoredWholeAndKeepsNobodyWaiting(String name) throws InterruptedException {
        String giant = Giants.all().get(name);
        score(Giants.ordinary(0)).join();
        double[] besideOrdinary = new double[TRIES];
        double[] besideGiant = new double[TRIES];
        double[] giantAlone = new double[TRIES];
        for (int i = 0; i < TRIES; i++) {
            besideOrdinary[i] = millisBeside(score(Giants.ordinary(100 + i)), i);
            long start = System.nanoTime();
            CompletableFuture<Scores> running = score(giant);
            // Its batches are in the queue, and it is not yet done.
            while (TestModel.runtime().queued() == 0 && !running.isDone()) {
                Thread.sleep(1);
            }
            besideGiant[i] = millisBeside(running, 10 + i);
            Scores scores = running.join();
            giantAlone[i] = (System.nanoTime() - start) / 1e6;
            assertThat(scores.coverage().truncated()).isFalse();
            assertThat(scores.sentences().get(scores.sentences().size() - 1).end()).isGreaterThan(giant.length() - 3);
        }
        // Served after the giant it would wait for all of it; served in turn, about twice what it takes alone. A busy
        // machine moves all three alike, so that ratios are all there is to hold on to.
        assertThat(best(besideGiant))
                .as("beside an ordinary text %s ms, the giant alone %s ms", best(besideOrdinary), best(giantAlone))
                .isLessThan(Math.max(3 * best(besideOrdinary), best(giantAlone) / 4));
    }

    @Test
    void equalSentencesAreScoredOnce() {
        Scores scores = score("Hi. ".repeat(1 << 18)).join();
        assertThat(scores.sentences()).hasSize(1 << 18);
        assertThat(scores.measures().loadedLanguage().n()).isEqualTo(1 << 18);
    }

    private double millisBeside(CompletableFuture<Scores> other, int number) {
        long start = System.nanoTime();
        score(Giants.ordinary(number)).join();
        double millis = (System.nanoTime() - start) / 1e6;
        other.join();
        return millis;
    }

    private CompletableFuture<Scores> score(String text) {
        return scorer.score(new Submission(text, null, "en", List.of())).subscribeAsCompletionStage();
    }

    /** Other work on the machine only ever makes a time longer. */
    private static double best(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }
}
