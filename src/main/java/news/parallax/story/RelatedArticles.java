package news.parallax.story;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import news.parallax.article.CallerContext;
import news.parallax.article.LikenessStore;

/**
 * Proposes articles on the same event. The database hands out those whose topics lie in the nearest cells, or that
 * share telling words where they came before topics were kept; the best of them are then held against the article one
 * by one.
 */
@ApplicationScoped
public class RelatedArticles {
    /** Of which more is read than their topics. */
    private static final int CLOSEST = 200;

    private final RelatedQueries queries;
    private final LikenessStore likenesses;

    RelatedArticles(RelatedQueries queries, LikenessStore likenesses) {
        this.queries = queries;
        this.likenesses = likenesses;
    }

    /**
     * The most likely first, never the article itself; of equal ones the smaller id first.
     *
     * @param limit at least 1
     * @return empty for an unknown article; emits on the caller's context
     */
    public Uni<Optional<List<RelatedArticle>>> of(UUID article, int limit) {
        Executor caller = CallerContext.here();
        return queries.tellings(List.of(article))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<List<RelatedArticle>>empty())
                        : of(found.get(0), limit).map(Optional::of))
                .emitOn(caller);
    }

    private Uni<List<RelatedArticle>> of(RelatedQueries.Found seed, int limit) {
        return queries.near(seed.telling())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(near -> closest(seed.telling(), near))
                .flatMap(placed -> queries.sharingWords(seed)
                        // For the next time; what there is of them now is enough for this one.
                        .call(unplaced -> likenesses.signatures(unplaced))
                        .map(unplaced -> both(placed, unplaced)))
                .flatMap(queries::tellings)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(candidates -> ranked(seed, candidates, limit));
    }

    private static List<UUID> closest(Telling seed, List<RelatedQueries.Placed> near) {
        record Close(UUID id, double cosine) {}
        return near.parallelStream()
                .map(each -> new Close(each.id(), seed.topic().cosine(each.topic())))
                .sorted(Comparator.comparingDouble((Close close) -> -close.cosine())
                        .thenComparing(Close::id))
                .limit(CLOSEST)
                .map(Close::id)
                .toList();
    }

    private static Set<UUID> both(Collection<UUID> placed, Collection<UUID> unplaced) {
        Set<UUID> both = new LinkedHashSet<>(placed);
        both.addAll(unplaced);
        return both;
    }

    private static List<RelatedArticle> ranked(
            RelatedQueries.Found seed, List<RelatedQueries.Found> candidates, int limit) {
        List<RelatedArticle> related = new ArrayList<>();
        for (RelatedQueries.Found each : candidates) {
            if (!each.head().id().equals(seed.head().id())) {
                Evidence evidence = Evidence.of(seed.telling(), each.telling());
                related.add(new RelatedArticle(each.head(), evidence.similarity(), evidence));
            }
        }
        related.sort(Comparator.comparingDouble((RelatedArticle each) -> -each.similarity())
                .thenComparing(each -> each.article().id()));
        return List.copyOf(related.subList(0, Math.min(limit, related.size())));
    }
}
