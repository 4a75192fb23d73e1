package news.parallax.batch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.article.Posting;
import news.parallax.article.Scoring;
import news.parallax.platform.ProblemWording;

/** Scores lines together: each is the JSON of a request to {@code POST /v1/scores} or {@code POST /v1/articles}. */
@ApplicationScoped
public class ArticleLines {
    private final Scoring scoring;
    private final Posting posting;

    ArticleLines(Scoring scoring, Posting posting) {
        this.scoring = scoring;
        this.posting = posting;
    }

    /**
     * Scores some lines, a few dozen at most: all of them are held until the last is done.
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

    private Uni<LineOutcome> one(byte[] line, boolean store) {
        Uni<LineOutcome> scored = store
                ? posting.answer(line).map(answer -> new LineOutcome.Scored(answer.created(), answer.result()))
                : scoring.score(line).map(result -> new LineOutcome.Scored(false, result));
        return scored.onFailure().recoverWithItem(failure -> new LineOutcome.Refused(ProblemWording.problem(failure)));
    }
}
