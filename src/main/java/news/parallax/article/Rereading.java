package news.parallax.article;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.measure.Abstention;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Measure;
import news.parallax.measure.Scorer;
import news.parallax.measure.Scores;
import news.parallax.platform.Violation;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Scores stored articles with the model that scores now, from their texts as they are kept. Targets that callers named,
 * axes that were asked for and metadata stay what they were, and so do the scores of other models.
 */
@ApplicationScoped
public class Rereading {
    private static final int UNPROCESSABLE = 422;

    private final ArticleStore store;
    private final ArticleWriter writer;
    private final Scorer scorer;
    private final CurrentModel models;
    private final Clock clock;

    Rereading(ArticleStore store, ArticleWriter writer, Scorer scorer, CurrentModel models, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.scorer = scorer;
        this.models = models;
        this.clock = clock;
    }

    /** What can be done of an article. */
    public sealed interface Found {}

    /** It has been deleted. */
    public record Gone() implements Found {}

    /** The model that scores now has scored it. */
    public record Already() implements Found {}

    /** Its text is not kept. */
    public record WithoutText() implements Found {}

    /**
     * The model does not take its text.
     *
     * @param reason what a post of it would be told
     */
    public record Refused(String reason) implements Found {}

    /** It has been scored, and nothing is written yet. */
    public static final class Scored implements Found {
        private final Plan plan;
        private final Known known;
        private final Fresh fresh;

        private Scored(Plan plan, Known known, Fresh fresh) {
            this.plan = plan;
            this.known = known;
            this.fresh = fresh;
        }

        /** Measures of the article that are abstained from now, with what stands before the reason's colon. */
        public Map<Measure, String> abstained() {
            Map<Measure, String> abstained = new EnumMap<>(Measure.class);
            for (Abstention abstention : fresh.scores().abstained()) {
                Measure.of(abstention.measure())
                        .ifPresent(measure ->
                                abstained.put(measure, abstention.reason().split(":", 2)[0]));
            }
            return abstained;
        }

        /** Those of them that had a value before. */
        public Set<Measure> withdrawn() {
            Summary before = known.stored().scored().summary();
            return abstained().keySet().stream().filter(before::has).collect(Collectors.toSet());
        }
    }

    /**
     * Reads an article, and its text with the model; writes nothing.
     *
     * @return fails with a problem, 503, while the model is loading or when too much is waiting
     */
    public Uni<Found> read(UUID article) {
        return store.one(article)
                .flatMap(found -> found.isEmpty() ? Uni.createFrom().item(new Gone()) : read(found.get()));
    }

    private Uni<Found> read(Stored stored) {
        if (stored.scored().model().equals(models.id())) {
            return Uni.createFrom().item(new Already());
        }
        if (stored.text() == null) {
            return Uni.createFrom().item(new WithoutText());
        }
        Known known = new Known(stored, true);
        // Named again with what was named before: nothing new. The text stays, whatever new ones are told now.
        Plan plan = Plan.again(ArticleRequest.repeated(stored, stored.text()), known, models.id(), true);
        return scorer.score(plan.submission())
                .<Found>map(scores -> scored(plan, known, scores))
                .onFailure(Rereading::refused)
                .recoverWithItem(failure -> new Refused(refusal((HttpProblem) failure)));
    }

    private Scored scored(Plan plan, Known known, Scores scores) {
        return new Scored(plan, known, Fresh.of(scores, Points.now(clock), plan.submission()));
    }

    /**
     * Writes what {@link #read} brought.
     *
     * @param along is done in the same transaction: all of it or nothing
     * @return false, and nothing is written, where the article has changed since: read it again
     */
    public Uni<Boolean> write(Scored scored, Function<Mutiny.Session, Uni<Void>> along) {
        return writer.update(scored.plan, scored.known, Optional.of(scored.fresh), along)
                .replaceWith(true)
                .onFailure(Overtaken.class)
                .recoverWithItem(false);
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() == UNPROCESSABLE;
    }

    private static String refusal(HttpProblem problem) {
        Object violations = problem.getParameters().get("violations");
        return violations instanceof Iterable<?> all && all.iterator().next() instanceof Violation v
                ? v.message()
                : String.valueOf(problem.getDetail());
    }
}
