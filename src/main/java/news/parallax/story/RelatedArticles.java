package news.parallax.story;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import news.parallax.article.LikenessStore;
import news.parallax.platform.CallerContext;

/**
 * Proposes articles on the same event. The database hands out those whose topics lie in the nearest cells, or that
 * share telling words where they came before topics were kept; the best of them are then held against the article one
 * by one, and against each other.
 */
@ApplicationScoped
public class RelatedArticles {
    /** Of which more is read than their topics. */
    private static final int CLOSEST = 200;

    /** Those that are held against each other. */
    private static final int COMPETING = 100;

    private static final int RIVALS = 3;

    /** Log odds of what is nearly the same text: a reprint of a candidate says nothing that the candidate does not. */
    private static final double REPRINT = 3;

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
        List<Candidate> closest = candidates.stream()
                .filter(each -> !each.head().id().equals(seed.head().id()))
                .map(each -> new Candidate(each, Evidence.of(seed.telling(), each.telling())))
                .sorted(Comparator.comparingDouble((Candidate each) -> -each.similarity())
                        .thenComparing(each -> each.found().head().id()))
                .limit(COMPETING)
                .toList();
        double[][] odds = odds(closest);
        return IntStream.range(0, closest.size())
                .mapToObj(i -> closest.get(i).against(closest, odds[i]))
                .sorted(Comparator.comparingDouble(RelatedArticle::similarity)
                        .reversed()
                        .thenComparing(each -> each.article().id()))
                .limit(limit)
                .toList();
    }

    /** Of each candidate and each other one; negative infinity on the diagonal. */
    private static double[][] odds(List<Candidate> candidates) {
        double[][] odds = new double[candidates.size()][candidates.size()];
        IntStream.range(0, odds.length).parallel().forEach(i -> {
            odds[i][i] = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < i; j++) {
                Telling one = candidates.get(i).found().telling();
                odds[i][j] =
                        Evidence.of(one, candidates.get(j).found().telling()).odds();
                odds[j][i] = odds[i][j];
            }
        });
        return odds;
    }

    /** One that is held against the article, and against the other candidates. */
    private record Candidate(RelatedQueries.Found found, Evidence evidence) {
        double similarity() {
            return evidence.similarity(evidence.odds());
        }

        /**
         * That others lie closer to a candidate than the article does speaks for another event, unless they lie as
         * close to the article or are reprints: the mean of the {@value #RIVALS} largest such excesses counts against
         * it by half.
         */
        RelatedArticle against(List<Candidate> all, double[] odds) {
            double excess = -IntStream.range(0, odds.length)
                    .filter(i -> odds[i] < REPRINT)
                    .mapToDouble(
                            i -> -Math.max(0, odds[i] - all.get(i).evidence().odds()))
                    .sorted()
                    .limit(RIVALS)
                    .sum();
            return new RelatedArticle(
                    found.head(), evidence.similarity(evidence.odds() - excess / RIVALS / 2), evidence);
        }
    }
}
