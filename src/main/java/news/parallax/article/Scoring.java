package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Scorer;
import news.parallax.measure.TextHash;
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
        return bodies.read(body, false)
                .flatMap(request -> scorer.score(request.submission())
                        .emitOn(CallerContext.here())
                        .flatMap(scores -> answer(
                                request, Scored.now(scores, models.json(), Points.now(clock), request.targets()))));
    }

    private Uni<ObjectNode> answer(ArticleRequest request, Scored scored) {
        String textHash = TextHash.of(request.text());
        return placing.passing(scored, textHash, request.shownAxes())
                .flatMap(placed -> reasons.of(request, scored, placed)
                        .flatMap(explanations -> Rendering.of(
                                scored,
                                placed,
                                () -> Answers.asked(
                                        Result.of(null, request.outlet(), textHash, request.metadata(), scored, placed),
                                        explanations,
                                        request))));
    }
}
