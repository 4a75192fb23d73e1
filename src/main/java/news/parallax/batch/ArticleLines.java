package news.parallax.batch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import news.parallax.article.Posting;
import news.parallax.article.Scoring;
import news.parallax.measure.Manner;
import news.parallax.platform.CallerContext;
import news.parallax.platform.ProblemWording;

/**
 * Scores lines together: each is the JSON of a request to {@code POST /v1/scores} or {@code POST /v1/articles}. Their
 * texts share the batches of the encoder, and those of other callers in this room.
 */
@ApplicationScoped
public class ArticleLines {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Scoring scoring;
    private final Posting posting;

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
                ? Uni.createFrom()
                        .deferred(() -> posting.answer(line, Manner.TOGETHER))
                        .map(answer -> new LineOutcome.Scored(answer.created(), answer.result()))
                : Uni.createFrom()
                        .deferred(() -> scoring.score(line, Manner.TOGETHER))
                        .map(result -> new LineOutcome.Scored(false, result));
        return scored.onFailure().recoverWithItem(failure -> new LineOutcome.Refused(ProblemWording.problem(failure)));
    }

    /**
     * The same, tried again while the service cannot answer.
     *
     * @param longest after which the fault is the outcome
     */
    Uni<LineOutcome> patiently(byte[] line, boolean store, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        return again(line, store, end);
    }

    private Uni<LineOutcome> again(byte[] line, boolean store, long end) {
        return one(line, store)
                .flatMap(outcome -> outcome instanceof LineOutcome.Refused refused
                                && refused.problem().getStatusCode() == 503
                                && System.nanoTime() - end < 0
                        ? Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(PAUSE)
                                .emitOn(CallerContext.here())
                                .flatMap(waited -> again(line, store, end))
                        : Uni.createFrom().item(outcome));
    }
}
