package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.model.ModelId;
import news.parallax.model.ModelService;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads what is stored. Of an article's scores it takes the current model version's; where there are none, the latest. */
@ApplicationScoped
public class ArticleStore {
    private static final UUID NO_MODEL = new UUID(0, 0);
    static final String WITH_SCORES =
            " from Article a join Score s on s.articleId = a.id join ModelVersion m on m.id = s.modelId ";
    static final String CURRENT = " and s.modelId = (select t.modelId from Score t where t.articleId = a.id"
            + " order by case when t.modelId = :current then 0 else 1 end, t.scoredAt desc limit 1)";

    private final Database database;
    private final ModelService models;

    ArticleStore(Database database, ModelService models) {
        this.database = database;
        this.models = models;
    }

    /** Every article of a story, oldest first, with its readings; empty for an unknown one. */
    public Uni<List<ScoredArticle>> ofStory(String story) {
        return database.read(session -> session.createQuery(
                                "select a, x.text, m, s" + WITH_SCORES
                                        + "left join ArticleText x on x.articleId = a.id where a.story = :story" + CURRENT
                                        + " order by a.publishedAt asc nulls last, a.id asc",
                                Object[].class)
                        .setParameter("story", story)
                        .setParameter("current", current())
                        .getResultList())
                .map(rows -> rows.stream().map(row -> scoredArticle(whole(row))).toList());
    }

    Uni<Optional<Stored>> one(UUID id) {
        return database.read(session -> session.createQuery(
                                "select a, x.text, m, s" + WITH_SCORES
                                        + "left join ArticleText x on x.articleId = a.id where a.id = :id" + CURRENT,
                                Object[].class)
                        .setParameter("id", id)
                        .setParameter("current", current())
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(ArticleStore::whole));
    }

    /** Every version's scores, the latest first; empty for an unknown article. */
    Uni<List<Stored>> versions(UUID id) {
        return database.read(session -> session.createQuery(
                                "select a, null, m, s" + WITH_SCORES + "where a.id = :id order by s.scoredAt desc",
                                Object[].class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().map(ArticleStore::whole).toList());
    }

    /** Without texts and sentences. */
    Uni<Page<Stored>> page(ListQuery wanted) {
        return database.read(session -> ids(session, wanted).flatMap(ids -> brief(session, ids)))
                .map(found -> cut(found, wanted.limit(), last -> new Cursor(
                                last.article().publishedAt, last.article().id)
                        .write()));
    }

    Uni<Page<Outlet>> outlets(int limit, @Nullable String after) {
        return database.read(session -> session.createQuery(
                                "select a.outlet, count(a), min(a.publishedAt), max(a.publishedAt) from Article a"
                                        + " where a.outlet > :after group by a.outlet order by a.outlet",
                                Object[].class)
                        .setParameter("after", after == null ? "" : after)
                        .setMaxResults(limit + 1)
                        .getResultList())
                .map(rows -> cut(
                        rows.stream().map(ArticleStore::outlet).toList(), limit, last -> Cursor.encode(last.outlet())));
    }

    Uni<Boolean> delete(UUID id) {
        return database.write(session -> session.createMutationQuery("delete from Article a where a.id = :id")
                .setParameter("id", id)
                .executeUpdate()
                .map(rows -> rows > 0));
    }

    /** The model version of that name (its version or its hash) that was first used last. */
    Uni<Optional<ModelVersion>> model(String version) {
        return database.read(session -> session.createQuery(
                                "from ModelVersion m where m.version = :version or m.hash = :version"
                                        + " order by m.firstUsed desc",
                                ModelVersion.class)
                        .setParameter("version", version)
                        .setMaxResults(1)
                        .getResultList())
                .map(rows -> rows.stream().findFirst());
    }

    private Uni<List<UUID>> ids(Mutiny.Session session, ListQuery wanted) {
        Mutiny.SelectionQuery<UUID> query = session.createNativeQuery(wanted.sql(), UUID.class);
        wanted.values().forEach(query::setParameter);
        return query.getResultList();
    }

    private Uni<List<Stored>> brief(Mutiny.Session session, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery(
                        "select a, m, s.scoredAt, s.summary" + WITH_SCORES + "where a.id in (:ids)" + CURRENT,
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("current", current())
                .getResultList()
                .map(rows -> {
                    Map<UUID, Integer> order = rank(ids);
                    return rows.stream()
                            .map(ArticleStore::brief)
                            .sorted(Comparator.comparing(stored -> order.get(stored.article().id)))
                            .toList();
                });
    }

    private UUID current() {
        return models.ready() ? ModelVersion.key(models.id()) : NO_MODEL;
    }

    private static Map<UUID, Integer> rank(List<UUID> ids) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), ids::indexOf));
    }

    private static <T> Page<T> cut(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }

    private static Stored whole(Object[] row) {
        return new Stored((Article) row[0], (String) row[1], Scored.of((ModelVersion) row[2], (Score) row[3]));
    }

    private static Stored brief(Object[] row) {
        ModelId model = ((ModelVersion) row[1]).modelId();
        Summary summary = Summary.read((String) row[3]);
        return new Stored((Article) row[0], null, new Scored(model, (Instant) row[2], summary, List.of(), List.of()));
    }

    private static Outlet outlet(Object[] row) {
        return new Outlet((String) row[0], (Long) row[1], iso((Instant) row[2]), iso((Instant) row[3]));
    }

    private static @Nullable String iso(@Nullable Instant point) {
        return point == null ? null : point.toString();
    }

    private static ScoredArticle scoredArticle(Stored stored) {
        Article article = stored.article();
        Scored scored = stored.scored();
        return new ScoredArticle(
                article.id,
                article.outlet,
                article.story,
                article.title,
                article.url,
                article.publishedAt,
                stored.text(),
                scored.model(),
                scored.summary().targets().stream().map(t -> t.name()).toList(),
                scored.sentences(),
                scored.summary().abstained());
    }
}
