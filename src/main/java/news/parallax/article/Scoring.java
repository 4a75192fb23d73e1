package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import news.parallax.measure.Scorer;
import news.parallax.measure.TextHash;
import org.jspecify.annotations.Nullable;

/** Scores an article and stores nothing: for requests and for the command line. */
@ApplicationScoped
public class Scoring {
    private final Bodies bodies;
    private final Scorer scorer;
    private final Clock clock;

    Scoring(Bodies bodies, Scorer scorer, Clock clock) {
        this.bodies = bodies;
        this.scorer = scorer;
        this.clock = clock;
    }

    /**
     * @param body a request as for {@code POST /v1/scores}
     * @return the result as JSON, on the caller's Vert.x context where there is one; fails with a problem
     */
    public Uni<ObjectNode> score(byte @Nullable [] body) {
        return bodies.read(body, false)
                .flatMap(request -> scorer.score(request.submission())
                        .map(scores -> Answers.asked(
                                Result.of(
                                        null,
                                        request.outlet(),
                                        TextHash.of(request.text()),
                                        request.metadata(),
                                        Scored.now(scores, Points.now(clock), request.targets())),
                                request))
                        .emitOn(CallerContext.here()));
    }
}
