package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.SentenceReading;
import news.parallax.measure.TargetTone;
import news.parallax.model.ModelId;
import news.parallax.platform.Database;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads what outlets published within a time: first which articles these are, then some of them at a time. */
@ApplicationScoped
public class PublishedArticles {
    private static final UUID NO_MODEL = new UUID(0, 0);

    // One pass over the articles, and the scores of each looked up by their key.
    private static final String CHOOSE = "select a.id, a.outlet, a.story, s.model_id,"
            + " cast(cast(s.summary as json) #>> '{coverage,sentences}' as integer) from article a"
            + " cross join lateral (select t.model_id, t.summary from score t where t.article_id = a.id"
            + " order by case when t.model_id = :current then 0 else 1 end, t.scored_at desc limit 1) s"
            + " where a.outlet in (:outlets)";

    private static final String UNDATED =
            "select count(*) from article a where a.outlet = :outlet and a.published_at is null";

    private final Database database;
    private final CurrentModel models;

    PublishedArticles(Database database, CurrentModel models) {
        this.database = database;
        this.models = models;
    }

    /**
     * What these outlets published, in no order.
     *
     * @param from inclusive; with either bound, articles without a date are left out
     * @param to exclusive
     * @param most that are answered, so that a caller can tell that there are more than it takes
     */
    public Uni<List<Published>> of(Collection<String> outlets, @Nullable Instant from, @Nullable Instant to, int most) {
        String sql = CHOOSE
                + (from == null ? "" : " and a.published_at >= :from")
                + (to == null ? "" : " and a.published_at < :to")
                + " limit " + most;
        return database.read(session -> {
            Mutiny.SelectionQuery<Object[]> query = session.createNativeQuery(sql, Object[].class)
                    .setParameter("current", models.ready() ? ModelVersion.key(models.id()) : NO_MODEL)
                    .setParameter("outlets", outlets);
            if (from != null) {
                query.setParameter("from", from);
            }
            if (to != null) {
                query.setParameter("to", to);
            }
            return query.getResultList().flatMap(rows -> named(session, rows));
        });
    }

    private static Uni<List<Published>> named(Mutiny.Session session, List<Object[]> rows) {
        Object[] keys = rows.stream().map(row -> row[3]).distinct().toArray();
        Uni<List<ModelVersion>> versions =
                keys.length == 0 ? Uni.createFrom().item(List.of()) : session.find(ModelVersion.class, keys);
        return versions.map(found -> {
            Map<UUID, ModelId> models =
                    found.stream().collect(Collectors.toMap(version -> version.id, ModelVersion::modelId));
            return rows.stream()
                    .map(row -> new Published(
                            (UUID) row[0],
                            (String) row[1],
                            (String) row[2],
                            models.get((UUID) row[3]),
                            row[4] == null ? 0 : ((Number) row[4]).intValue()))
                    .toList();
        });
    }

    /** How many of an outlet's articles have no date. */
    public Uni<Integer> undated(String outlet) {
        return database.read(session -> session.createNativeQuery(UNDATED, Long.class)
                        .setParameter("outlet", outlet)
                        .getSingleResult())
                .map(Long::intValue);
    }

    /** Those of the outlets of which nothing is stored. */
    public Uni<Set<String>> unknown(Collection<String> outlets) {
        if (outlets.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return database.read(session -> session.createNamedQuery(Queries.KNOWN_OUTLETS, String.class)
                        .setParameter("outlets", outlets)
                        .getResultList())
                .map(known -> {
                    Set<String> unknown = new HashSet<>(outlets);
                    known.forEach(unknown::remove);
                    return unknown;
                });
    }

    /**
     * Some articles with one model's readings, in no order.
     *
     * @param vectors whether the sentences come with theirs, where they are stored
     * @return without articles that have been deleted. Answers on a worker thread, where the readings are decoded.
     */
    public Uni<List<ScoredArticle>> read(Collection<UUID> ids, ModelId model, boolean vectors) {
        return database.read(session -> session.createNamedQuery(
                                vectors ? Queries.PLACED_READINGS : Queries.READINGS, Object[].class)
                        .setParameter("ids", ids)
                        .setParameter("model", ModelVersion.key(model))
                        .getResultList())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows ->
                        rows.stream().map(row -> article(row, model, vectors)).toList());
    }

    private static ScoredArticle article(Object[] row, ModelId model, boolean vectors) {
        Summary summary = Summary.read((String) row[7]);
        List<SentenceReading> sentences = SentenceCodec.decode((byte[]) row[8]);
        ScoredArticle article = new ScoredArticle(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Instant) row[5],
                (String) row[6],
                model,
                summary.targets().stream().map(TargetTone::name).toList(),
                sentences,
                summary.abstained());
        return !vectors || row[9] == null
                ? article
                : VectorStore.matching(sentences, VectorCodec.decode((byte[]) row[9]))
                        .map((Function<List<float[]>, ScoredArticle>) article::with)
                        .orElse(article);
    }
}
