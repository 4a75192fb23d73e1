package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisReading;
import news.parallax.platform.Database;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads stored articles sentence by sentence, a page at a time, few enough at a time to be held in memory. */
@ApplicationScoped
public class SentenceReader {
    /** Bytes of packed sentences on a page, unless one article has more: some five thousand sentences. */
    private static final long AT_A_TIME = 400_000;

    private static final String SIZES = "select article_id, max(octet_length(sentences)) from score"
            + " where article_id in (:ids) group by article_id";

    private final Database database;
    private final ArticleStore store;
    private final Placing placing;
    private final VectorStore vectors;

    SentenceReader(Database database, ArticleStore store, Placing placing, VectorStore vectors) {
        this.database = database;
        this.store = store;
        this.placing = placing;
        this.vectors = vectors;
    }

    private record Found(List<Stored> articles, boolean more) {}

    private record Rows(List<UUID> ids, List<Object[]> rows, boolean more) {
        // Apart from the session, off the event loop: here the sentences are unpacked.
        Found unpacked() {
            Map<UUID, Integer> order = ArticleStore.rank(ids);
            return new Found(
                    rows.stream()
                            .map(ArticleStore::whole)
                            .sorted(Comparator.comparing(stored -> order.get(stored.article().id)))
                            .toList(),
                    more);
        }
    }

    /**
     * The next articles, fewer than the limit where they are long. The database is asked once, and left alone until the
     * next page.
     *
     * @param axes that each sentence is placed on
     * @param texts whether they are read along
     * @return emits on a worker thread
     */
    public Uni<Page<ReadArticle>> page(ListQuery wanted, List<Axis> axes, boolean texts) {
        return database.read(
                        session -> ArticleStore.ids(session, wanted).flatMap(ids -> rows(session, ids, wanted, texts)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Rows::unpacked)
                .flatMap(found -> found.more() && found.articles().isEmpty()
                        // All of them were deleted at this moment.
                        ? page(wanted, axes, texts)
                        : places(found.articles(), axes).map(places -> page(found, places)));
    }

    private static Page<ReadArticle> page(Found found, Map<UUID, List<Map<String, AxisReading>>> places) {
        List<ReadArticle> articles = found.articles().stream()
                .map(stored -> ReadArticle.of(stored, places.getOrDefault(stored.article().id, List.of())))
                .toList();
        if (!found.more()) {
            return new Page<>(articles, null);
        }
        ReadArticle last = articles.get(articles.size() - 1);
        return new Page<>(articles, new Cursor(last.publishedAt(), last.id()).write());
    }

    private Uni<Rows> rows(Mutiny.Session session, List<UUID> ids, ListQuery wanted, boolean texts) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new Rows(List.of(), List.of(), false));
        }
        return session.createNativeQuery(SIZES, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .flatMap(sizes -> {
                    List<UUID> some = portion(ids, sizes, wanted.limit());
                    return session.createNamedQuery(texts ? Queries.WHOLE_TEXT : Queries.WHOLE, Object[].class)
                            .setParameter("ids", some)
                            .setParameter("current", store.current())
                            .getResultList()
                            .map(rows -> new Rows(some, rows, some.size() < ids.size()));
                });
    }

    /** The first of them, as many as are held in memory; one at least. */
    private static List<UUID> portion(List<UUID> ids, List<Object[]> sizes, int limit) {
        Map<UUID, Long> bytes =
                sizes.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue()));
        List<UUID> some = new ArrayList<>();
        long held = 0;
        for (UUID id : ids) {
            held += bytes.getOrDefault(id, 0L);
            if (some.size() == limit || !some.isEmpty() && held > AT_A_TIME) {
                break;
            }
            some.add(id);
        }
        return some;
    }

    private Uni<Map<UUID, List<Map<String, AxisReading>>>> places(List<Stored> articles, List<Axis> axes) {
        Map<UUID, List<Map<String, AxisReading>>> all = new LinkedHashMap<>();
        if (axes.isEmpty()) {
            return Uni.createFrom().item(all);
        }
        Map<UUID, Stored> byId =
                articles.stream().collect(Collectors.toMap(stored -> stored.article().id, stored -> stored));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<Stored> same : articles.stream()
                .collect(Collectors.groupingBy(
                        stored -> stored.scored().model(), LinkedHashMap::new, Collectors.toList()))
                .values()) {
            Scored first = same.get(0).scored();
            List<UUID> ids = same.stream().map(stored -> stored.article().id).toList();
            done = done.flatMap(before -> placing.view(first.model(), Calibrations.of(first), axes))
                    .flatMap(view -> vectors.each(
                            ids,
                            view.model(),
                            (id, packed) -> VectorStore.matching(
                                            byId.get(id).scored().sentences(), VectorCodec.decode(packed.vectors()))
                                    .map(view::sentences)
                                    .orElse(List.of())))
                    .invoke(all::putAll)
                    .replaceWithVoid();
        }
        return done.replaceWith(all).emitOn(Infrastructure.getDefaultWorkerPool());
    }
}
