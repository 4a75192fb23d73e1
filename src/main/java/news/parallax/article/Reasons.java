package news.parallax.article;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.measure.Axis;
import news.parallax.measure.Explanation;
import news.parallax.measure.Manner;
import news.parallax.measure.Scorer;
import news.parallax.platform.CallerContext;

/**
 * Explanations for the answer to a request that asks for them. They are made of the text that came with the request,
 * and are not stored.
 */
@ApplicationScoped
public class Reasons {
    /** Texts of batches that are explained at a time: few, so that others find room. */
    private static final int TOGETHER = 4;

    /** How long they wait for room; a text whose explanation fails is scored anew. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final int UNAVAILABLE = 503;

    private final Scorer scorer;
    private final Turns<Integer> turns = new Turns<>();
    private final AtomicInteger next = new AtomicInteger();

    Reasons(Scorer scorer) {
        this.scorer = scorer;
    }

    /**
     * Of the request's axes that the article was placed on, in its own voice or in its quotations.
     *
     * @param scored by the model that scores now
     * @return by the name of the axis; emits on the caller's context
     */
    Uni<Map<String, List<Explanation>>> of(ArticleRequest request, Scored scored, Placed placed) {
        return of(request, scored, placed, Manner.ALONE);
    }

    Uni<Map<String, List<Explanation>>> of(ArticleRequest request, Scored scored, Placed placed, Manner manner) {
        Set<String> names = Stream.of(placed.own(), placed.quoted())
                .flatMap(places -> places.keySet().stream())
                .collect(Collectors.toSet());
        List<Axis> axes = request.shownAxes().stream()
                .filter(axis -> names.contains(axis.name()))
                .toList();
        if (!request.explain() || axes.isEmpty() || placed.sentences().isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Supplier<Uni<Map<String, List<Explanation>>>> explained =
                () -> scorer.explain(request.submission().on(axes), scored.sentences(), placed.sentences())
                        .emitOn(CallerContext.here());
        return manner == Manner.ALONE
                ? explained.get()
                : turns.inTurn(
                        Math.floorMod(next.getAndIncrement(), TOGETHER), () -> patiently(explained.get(), PATIENCE));
    }

    /** Tries again while there is no room for it. */
    static <T> Uni<T> patiently(Uni<T> work, Duration longest) {
        return work.onFailure(
                        failure -> failure instanceof HttpProblem problem && problem.getStatusCode() == UNAVAILABLE)
                .retry()
                .withBackOff(PAUSE, PAUSE.multipliedBy(10))
                .expireIn(longest.toMillis())
                // What is thrown in the end is about retries.
                .onFailure(exhausted -> exhausted.getCause() instanceof HttpProblem)
                .transform(Throwable::getCause);
    }
}
