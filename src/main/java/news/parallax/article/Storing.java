package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Manner;
import news.parallax.measure.Measure;
import news.parallax.measure.Scorer;
import news.parallax.measure.Submission;
import news.parallax.measure.TextHash;
import news.parallax.platform.CallerContext;
import news.parallax.platform.Problems;

/**
 * Scores an article and stores it, idempotent on outlet and text: it looks first, runs the model only when that adds
 * something, and writes in one transaction. A post that is overtaken in between looks again.
 */
@ApplicationScoped
public class Storing {
    private static final int TRIES = 10;

    /** An article that is now stored. */
    record Outcome(boolean created, Stored stored) {
        /** On the axes that the answer to a request shows. */
        Stored shown(ArticleRequest request) {
            return request.measures().contains(Measure.AXES) ? stored : stored.on(List.of());
        }
    }

    private record Key(String outlet, String textHash) {}

    private final ArticleWriter writer;
    private final Scorer scorer;
    private final CurrentModel models;
    private final Clock clock;
    private final Turns<Key> turns = new Turns<>();

    Storing(ArticleWriter writer, Scorer scorer, CurrentModel models, Clock clock) {
        this.writer = writer;
        this.scorer = scorer;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Emits on the caller's context.
     *
     * @param request with an outlet
     * @param keepText whether new text may be kept at all
     */
    Uni<Outcome> store(ArticleRequest request, boolean keepText) {
        return store(request, keepText, Manner.ALONE);
    }

    /** The same, its text being read in the manner that the caller chooses. */
    Uni<Outcome> store(ArticleRequest request, boolean keepText, Manner manner) {
        String hash = TextHash.of(request.text());
        return turns.inTurn(
                new Key(request.outlet(), hash),
                () -> Uni.createFrom()
                        .deferred(() -> once(request, hash, keepText, manner))
                        .onFailure(Overtaken.class)
                        .retry()
                        .atMost(TRIES)
                        .onFailure(Overtaken.class)
                        .transform(e -> Problems.unavailable(
                                Duration.ofSeconds(1), "Others are changing this article. Try again.")));
    }

    private Uni<Outcome> once(ArticleRequest request, String hash, boolean keepText, Manner manner) {
        if (!models.ready()) {
            throw Problems.unavailable(Duration.ofSeconds(5), "The model is still loading. Try again in a moment.");
        }
        return writer.find(request.outlet(), hash, models.id())
                .flatMap(known -> known.isEmpty()
                        ? first(Plan.first(request, hash, keepText), manner)
                        : again(Plan.again(request, known.get(), models.id(), keepText), known.get(), manner));
    }

    private Uni<Outcome> first(Plan plan, Manner manner) {
        return score(plan, manner)
                .flatMap(fresh -> writer.insert(plan, fresh))
                .map(stored -> new Outcome(true, stored));
    }

    private Uni<Outcome> again(Plan plan, Known known, Manner manner) {
        if (plan.nothingNew()) {
            return Uni.createFrom().item(new Outcome(false, known.stored()));
        }
        Uni<Optional<Fresh>> fresh = plan.scores()
                ? score(plan, manner).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
        return fresh.flatMap(scored -> writer.update(plan, known, scored)).map(stored -> new Outcome(false, stored));
    }

    private Uni<Fresh> score(Plan plan, Manner manner) {
        Submission submission = plan.submission();
        return scorer.score(submission, manner)
                .map(scores -> Fresh.of(scores, Points.now(clock), submission))
                .emitOn(CallerContext.here());
    }
}
