package news.parallax.batch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import news.parallax.article.Posting;
import news.parallax.article.Scoring;
import news.parallax.measure.Manner;
import news.parallax.platform.CallerContext;
import news.parallax.platform.Places;
import news.parallax.platform.ProblemWording;

/**
 * Scores lines together: each is the JSON of a request to {@code POST /v1/scores} or {@code POST /v1/articles}. Their
 * texts share the batches of the encoder, and those of other callers in this room.
 */
@ApplicationScoped
public class ArticleLines {
    /** Before the second try; then twice as long each time. What failed late costs all of its scoring once more. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /** Seconds: a database that was away for a moment comes back, a fault of the program does not. */
    private static final int DOUBTFUL = 5;

    /**
     * Articles that are being stored at a time: enough to fill the encoder. The database's connections are handed out
     * in the order of asking, and a single request would otherwise stand behind every line that streams hold.
     */
    private static final int STORING = 64;

    private final Scoring scoring;
    private final Posting posting;
    private final Places storing = new Places(STORING);

    ArticleLines(Scoring scoring, Posting posting) {
        this.scoring = scoring;
        this.posting = posting;
    }

    /**
     * Scores some lines, a few hundred at most: all of them are held until the last is done. A caller that keeps two
     * portions going gets more through than one that waits for each.
     *
     * @param lines each the JSON of one request
     * @param store whether articles are stored, once each however often they come
     * @return an outcome for each line, in order, on the caller's Vert.x context where there is one; never fails
     */
    public Uni<List<LineOutcome>> process(List<byte[]> lines, boolean store) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.join()
                .all(lines.stream().map(line -> one(line, store)).toList())
                .andFailFast();
    }

    /** As {@link #process}, of one line. */
    Uni<LineOutcome> one(byte[] line, boolean store) {
        Uni<LineOutcome> scored = store
                ? storing.in(() -> posting.answer(line, Manner.TOGETHER))
                        .map(answer -> new LineOutcome.Scored(answer.created(), answer.result()))
                : Uni.createFrom()
                        .deferred(() -> scoring.score(line, Manner.TOGETHER))
                        .map(result -> new LineOutcome.Scored(false, result));
        return scored.onFailure().recoverWithItem(failure -> new LineOutcome.Refused(ProblemWording.problem(failure)));
    }

    /**
     * The same, tried again while the service cannot answer.
     *
     * @param longest after which the fault is the outcome; one that may not pass is tried for {@value #DOUBTFUL} s
     */
    Uni<LineOutcome> patiently(byte[] line, boolean store, Duration longest) {
        return Uni.createFrom().deferred(() -> again(line, store, System.nanoTime(), PAUSE, longest));
    }

    private Uni<LineOutcome> again(byte[] line, boolean store, long since, Duration pause, Duration longest) {
        return one(line, store)
                .flatMap(outcome -> mayPass(outcome, Duration.ofNanos(System.nanoTime() - since), longest)
                        ? Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(pause)
                                .emitOn(CallerContext.here())
                                .flatMap(waited -> again(line, store, since, longer(pause), longest))
                        : Uni.createFrom().item(outcome));
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static boolean mayPass(LineOutcome outcome, Duration waited, Duration longest) {
        if (!(outcome instanceof LineOutcome.Refused refused) || !refused.passing()) {
            return false;
        }
        boolean unavailable = refused.problem().getStatusCode() == 503;
        return waited.compareTo(longest) < 0 && (unavailable || waited.toSeconds() < DOUBTFUL);
    }
}
