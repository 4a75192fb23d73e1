package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.measure.CurrentModel;
import news.parallax.model.ModelId;
import news.parallax.platform.Database;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is stored. Of an article's scores it takes the current model version's; where there are none, the latest.
 */
@ApplicationScoped
public class ArticleStore {
    private static final UUID NO_MODEL = new UUID(0, 0);
    private static final String DELETE = "delete from article where id = :id returning id";

    private final Database database;
    private final CurrentModel models;
    private final AxisCatalog axes;

    /** @param axes that it was asked for */
    private record Deleted(boolean done, List<String> axes) {}

    ArticleStore(Database database, CurrentModel models, AxisCatalog axes) {
        this.database = database;
        this.models = models;
        this.axes = axes;
    }

    /** Whether nothing is stored. */
    public Uni<Boolean> isEmpty() {
        return database.read(
                        session -> session.createNativeQuery("select exists (select 1 from article)", Boolean.class)
                                .getSingleResult())
                .map(any -> !any);
    }

    /** How much of a story there is to read, counted without reading it. */
    public Uni<StorySize> sizeOf(String story) {
        return database.read(session -> session.createNativeQuery(StorySize.SQL, Object[].class)
                        .setParameter("story", story)
                        .getSingleResult())
                .map(row -> new StorySize(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
    }

    /**
     * Every article of a story, oldest first, with its readings; empty for an unknown one. Answers on a worker thread,
     * where the readings are decoded.
     */
    public Uni<List<ScoredArticle>> ofStory(String story) {
        return database.read(session -> session.createNamedQuery(Queries.OF_STORY, Object[].class)
                        .setParameter("story", story)
                        .setParameter("current", current())
                        .getResultList())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> rows.parallelStream()
                        .map(row -> scoredArticle(whole(row)))
                        .toList());
    }

    /** The texts of those articles whose texts are kept. */
    public Uni<Map<UUID, String>> texts(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return database.read(session -> session.createNamedQuery(Queries.TEXTS, Object[].class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1])));
    }

    Uni<Optional<Stored>> one(UUID id) {
        return database.read(session -> session.createNamedQuery(Queries.ONE, Object[].class)
                        .setParameter("id", id)
                        .setParameter("current", current())
                        .getResultList()
                        .flatMap(rows -> asked(session, id, rows)))
                .map(found -> found.stream().findFirst());
    }

    /** Every version's scores, the latest first; empty for an unknown article. */
    Uni<List<Stored>> versions(UUID id) {
        return database.read(session -> session.createNamedQuery(Queries.VERSIONS, Object[].class)
                .setParameter("id", id)
                .getResultList()
                .flatMap(rows -> asked(session, id, rows)));
    }

    /** One article's scores, on the axes that it was asked for. */
    private static Uni<List<Stored>> asked(Mutiny.Session session, UUID id, List<Object[]> rows) {
        return AskedAxes.of(session, id)
                .map(axes -> rows.stream().map(row -> whole(row).on(axes)).toList());
    }

    /** Without texts and sentences. */
    Uni<Page<Stored>> page(ListQuery wanted) {
        return database.read(session -> ids(session, wanted).flatMap(ids -> {
                    boolean more = ids.size() > wanted.limit();
                    return brief(session, more ? ids.subList(0, wanted.limit()) : ids)
                            .map(found -> part(found, more));
                }))
                .flatMap(part -> part.isPresent() ? Uni.createFrom().item(part.get()) : page(wanted));
    }

    /**
     * Whether there is a next page, the ids have told; articles may have been deleted since.
     *
     * @return empty when none of them is left to go on from: ask again
     */
    static Optional<Page<Stored>> part(List<Stored> found, boolean more) {
        if (!more) {
            return Optional.of(new Page<>(found, null));
        }
        return found.stream()
                .reduce((first, second) -> second)
                .map(Stored::article)
                .map(last -> new Page<>(found, new Cursor(last.publishedAt, last.id).write()));
    }

    /**
     * These articles without texts and sentences, on the axes that they were asked for; those that are gone left out.
     */
    Uni<List<Stored>> brief(Collection<UUID> ids) {
        return database.read(session -> brief(session, List.copyOf(ids)));
    }

    /**
     * By name.
     *
     * @param after the last one before
     */
    public Uni<Page<Outlet>> outlets(int limit, @Nullable String after) {
        return database.read(session -> session.createNamedQuery(Queries.OUTLETS, Object[].class)
                        .setParameter("after", after == null ? "" : after)
                        .setMaxResults(limit + 1)
                        .getResultList())
                .map(rows -> Page.cut(
                        rows.stream().map(ArticleStore::outlet).toList(), limit, last -> Cursor.encode(last.outlet())));
    }

    Uni<Boolean> delete(UUID id) {
        return database.write(session -> session.createNativeQuery(AxisQueries.ASKED_OF_ONE_SQL, String.class)
                        .setParameter("id", id)
                        .getResultList()
                        .flatMap(asked -> session.createNativeQuery(DELETE, UUID.class)
                                .setParameter("id", id)
                                .getSingleResultOrNull()
                                .map(deleted -> new Deleted(deleted != null, asked))))
                // The phrases of an axis that was described for it alone may be sentences of its text.
                .call(deleted -> axes.forget(deleted.axes()))
                .map(Deleted::done);
    }

    /** Every model with stored scores, the one first used last before the others. */
    Uni<List<KnownModel>> models() {
        return database.read(session ->
                        session.createNamedQuery(Queries.MODELS, Object[].class).getResultList())
                .map(rows -> rows.stream().map(ArticleStore::model).toList());
    }

    /** The model with stored scores that goes by this version or hash; of several the newest. */
    public Uni<Optional<ModelId>> scoredBy(String version) {
        return models().map(stored -> stored.stream()
                .filter(model -> model.goesBy(version))
                .map(KnownModel::id)
                .findFirst());
    }

    /** The {@code model.json} of a model with stored scores. */
    public Uni<Optional<String>> modelJson(ModelId model) {
        return database.read(session -> session.find(ModelVersion.class, ModelVersion.key(model)))
                .map(found -> Optional.ofNullable(found).map(version -> version.modelJson));
    }

    static Uni<List<UUID>> ids(Mutiny.Session session, ListQuery wanted) {
        Mutiny.SelectionQuery<UUID> query = session.createNativeQuery(wanted.sql(), UUID.class);
        wanted.values().forEach(query::setParameter);
        return query.getResultList();
    }

    private Uni<List<Stored>> brief(Mutiny.Session session, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNamedQuery(Queries.BRIEF, Object[].class)
                .setParameter("ids", ids)
                .setParameter("current", current())
                .getResultList()
                .flatMap(rows -> AskedAxes.of(session, ids).map(axes -> {
                    Map<UUID, Integer> order = rank(ids);
                    return rows.stream()
                            .map(ArticleStore::brief)
                            .map(stored -> stored.on(axes.getOrDefault(stored.article().id, List.of())))
                            .sorted(Comparator.comparing(stored -> order.get(stored.article().id)))
                            .toList();
                }));
    }

    UUID current() {
        return models.ready() ? ModelVersion.key(models.id()) : NO_MODEL;
    }

    static Map<UUID, Integer> rank(List<UUID> ids) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), ids::indexOf));
    }

    static Stored whole(Object[] row) {
        return new Stored(
                (Article) row[0], (String) row[1], Scored.of((ModelVersion) row[2], (Score) row[3]), List.of());
    }

    private static Stored brief(Object[] row) {
        ModelVersion model = (ModelVersion) row[1];
        Summary summary = Summary.read((String) row[3]);
        Scored scored = new Scored(model.modelId(), model.modelJson, (Instant) row[2], summary, List.of(), List.of());
        return new Stored((Article) row[0], null, scored, List.of());
    }

    private static KnownModel model(Object[] row) {
        ModelVersion version = (ModelVersion) row[0];
        return new KnownModel(version.modelId(), version.modelJson, version.firstUsed, (Long) row[1]);
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
                article.textHash,
                scored.model(),
                scored.summary().targets().stream().map(t -> t.name()).toList(),
                scored.sentences(),
                scored.summary().abstained());
    }
}
