package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.BiFunction;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Manner;
import news.parallax.measure.Scorer;
import news.parallax.measure.TextHash;
import news.parallax.platform.CallerContext;
import org.jspecify.annotations.Nullable;

/** Scores an article and stores nothing: for requests and for the command line. */
@ApplicationScoped
public class Scoring {
    private final Bodies bodies;
    private final Scorer scorer;
    private final Placing placing;
    private final Reasons reasons;
    private final CurrentModel models;
    private final Clock clock;

    Scoring(Bodies bodies, Scorer scorer, Placing placing, Reasons reasons, CurrentModel models, Clock clock) {
        this.bodies = bodies;
        this.scorer = scorer;
        this.placing = placing;
        this.reasons = reasons;
        this.models = models;
        this.clock = clock;
    }

    /**
     * @param body a request as for {@code POST /v1/scores}
     * @return the result as JSON, on the caller's Vert.x context where there is one; fails with a problem
     */
    public Uni<ObjectNode> score(byte @Nullable [] body) {
        return score(body, Manner.ALONE);
    }

    /** The same, the text being read in the manner that the caller chooses. */
    public Uni<ObjectNode> score(byte @Nullable [] body, Manner manner) {
        return score(body, manner, (request, shown) -> Answers.asked(shown.result(), shown.explanations(), request));
    }

    /**
     * The same for people to look at.
     *
     * @param body a request as for {@code POST /v1/scores}
     * @return on the caller's Vert.x context; fails with a problem
     */
    public Uni<ShownArticle> show(byte @Nullable [] body) {
        return score(body, Manner.ALONE, (request, shown) -> shown);
    }

    private <T> Uni<T> score(
            byte @Nullable [] body, Manner manner, BiFunction<ArticleRequest, ShownArticle, T> answer) {
        return bodies.read(body, false)
                .flatMap(request -> scorer.score(request.submission(), manner)
                        .emitOn(CallerContext.here())
                        .flatMap(scores -> answer(
                                request,
                                Scored.now(scores, models.json(), Points.now(clock), request.targets()),
                                manner,
                                answer)));
    }

    private <T> Uni<T> answer(
            ArticleRequest request, Scored scored, Manner manner, BiFunction<ArticleRequest, ShownArticle, T> answer) {
        String textHash = TextHash.of(request.text());
        return placing.passing(scored, textHash, request.shownAxes())
                .flatMap(placed -> reasons.of(request, scored, placed, manner)
                        .flatMap(explanations -> Rendering.of(
                                scored,
                                placed,
                                () -> answer.apply(
                                        request,
                                        ShownArticle.of(
                                                Result.of(
                                                        null,
                                                        request.outlet(),
                                                        textHash,
                                                        request.metadata(),
                                                        scored,
                                                        placed),
                                                request,
                                                explanations)))));
    }
}
