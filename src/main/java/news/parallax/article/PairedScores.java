package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import news.parallax.measure.Axis;
import news.parallax.measure.Measures;
import news.parallax.model.ModelId;
import news.parallax.platform.Database;
import org.hibernate.reactive.mutiny.Mutiny;

/** What articles were given twice: the scores of two models, or places on two versions of an axis. */
@ApplicationScoped
public class PairedScores {
    private static final String BY_TWO_MODELS = " from article a join score s on s.article_id = a.id"
            + " and s.model_id = :before join score t on t.article_id = a.id and t.model_id = :after where ";
    private static final String ON_AN_AXIS =
            " from article a join article_axis x on x.article_id = a.id and x.axis_version = :version where ";
    /** An order that has nothing to do with what articles say, so that the first ones are a sample of all. */
    private static final String DRAWN = " order by md5(cast(a.id as text)) limit ";

    private static final String PAIRS =
            "select a.id, a.outlet, s.summary, t.summary" + BY_TWO_MODELS + "a.id in (:ids)";
    private static final String OUTLETS = "select a.id, a.outlet from article a where a.id in (:ids)";
    private static final String FORMER_MODEL = "select m.name, m.version, m.hash, m.arithmetic from article a"
            + " join score t on t.article_id = a.id and t.model_id = :after join score s on s.article_id = a.id"
            + " and s.model_id <> :after join model_version m on m.id = s.model_id where ";
    private static final String FORMER_AXIS =
            "select v.version from article a join article_axis x on x.article_id = a.id"
                    + " join axis v on v.version = x.axis_version where v.name = :name and v.version <> :version and ";

    private final Database database;
    private final VectorStore vectors;
    private final ArticleStore store;
    private final Placing placing;

    PairedScores(Database database, VectorStore vectors, ArticleStore store, Placing placing) {
        this.database = database;
        this.vectors = vectors;
        this.store = store;
        this.placing = placing;
    }

    /**
     * An article's measures, without axes.
     *
     * @param before {@link Measures#NONE} where only axes are compared, as {@code after}
     */
    public record Pair(UUID article, String outlet, Measures before, Measures after) {}

    /** How many articles two models have scored. */
    public Uni<Long> count(Selection wanted, ModelId before, ModelId after) {
        return count(BY_TWO_MODELS, wanted, models(before, after));
    }

    /** Articles that two models have scored: all, or so many of them drawn by a hash of their ids. */
    public Uni<List<UUID>> drawn(Selection wanted, ModelId before, ModelId after, int most) {
        return drawn(BY_TWO_MODELS, wanted, models(before, after), most);
    }

    /** How many articles were asked for a version of an axis. */
    public Uni<Long> count(Selection wanted, String axisVersion) {
        return count(ON_AN_AXIS, wanted, Map.of("version", axisVersion));
    }

    /** Articles that were asked for a version of an axis: all, or so many of them drawn by a hash of their ids. */
    public Uni<List<UUID>> drawn(Selection wanted, String axisVersion, int most) {
        return drawn(ON_AN_AXIS, wanted, Map.of("version", axisVersion), most);
    }

    /** What two models say of articles that both have scored. Emits on a worker thread. */
    public Uni<List<Pair>> pairs(Collection<UUID> articles, ModelId before, ModelId after) {
        return database.read(session -> session.createNativeQuery(PAIRS, Object[].class)
                        .setParameter("ids", articles)
                        .setParameter("before", ModelVersion.key(before))
                        .setParameter("after", ModelVersion.key(after))
                        .getResultList())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> rows.parallelStream()
                        .map(row -> new Pair(
                                (UUID) row[0], (String) row[1], measures((String) row[2]), measures((String) row[3])))
                        .toList());
    }

    /** Articles with nothing but their outlets. */
    public Uni<List<Pair>> outlets(Collection<UUID> articles) {
        return database.read(session -> session.createNativeQuery(OUTLETS, Object[].class)
                        .setParameter("ids", articles)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Pair((UUID) row[0], (String) row[1], Measures.NONE, Measures.NONE))
                        .toList());
    }

    /** The model, beside this one, that has scored most of its articles. */
    public Uni<Optional<ModelId>> formerModel(Selection wanted, ModelId after) {
        String sql =
                FORMER_MODEL + wanted.condition() + " group by m.id order by count(*) desc, m.first_used desc limit 1";
        return database.read(session -> set(
                                session.createNativeQuery(sql, Object[].class),
                                wanted,
                                Map.of("after", ModelVersion.key(after)))
                        .getResultList())
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new ModelId((String) row[0], (String) row[1], (String) row[2], (String) row[3])));
    }

    /** The version, beside this one, that most articles were asked for. */
    public Uni<Optional<String>> formerVersion(Selection wanted, Axis axis) {
        String sql = FORMER_AXIS + wanted.condition() + " group by v.version order by count(*) desc, v.version limit 1";
        return database.read(session -> set(
                                session.createNativeQuery(sql, String.class),
                                wanted,
                                Map.of("name", axis.name(), "version", axis.version()))
                        .getResultList())
                .map(rows -> rows.stream().findFirst());
    }

    /**
     * Values of articles on axes, as one model has read them. Emits on a worker thread.
     *
     * @return by article and the axis' version; articles without vectors, values that are withheld and axes that the
     *     model does not encode are left out
     */
    public Uni<Map<UUID, Map<String, Double>>> places(Collection<UUID> articles, ModelId model, List<Axis> axes) {
        return store.modelJson(model)
                .flatMap(json -> json.isEmpty() || axes.isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : placing.view(model, Calibrations.of(json.get()), axes)
                                .flatMap(view -> places(articles, view)));
    }

    private Uni<Map<UUID, Map<String, Double>>> places(Collection<UUID> articles, View view) {
        return summaries(articles, view.model())
                .flatMap(summaries -> vectors.each(
                        summaries.keySet(), view.model(), (id, packed) -> view.own(summaries.get(id), packed)));
    }

    /** Each one's values on the versions that its own latest model reads. */
    public Uni<Map<UUID, Map<String, Double>>> places(Collection<UUID> articles, List<Axis> axes) {
        return store.brief(articles).flatMap(all -> {
            Map<ModelId, List<UUID>> byModel = all.stream()
                    .collect(Collectors.groupingBy(
                            stored -> stored.scored().model(),
                            LinkedHashMap::new,
                            Collectors.mapping(stored -> stored.article().id, Collectors.toList())));
            Map<UUID, Map<String, Double>> places = new LinkedHashMap<>();
            Uni<Void> done = Uni.createFrom().voidItem();
            for (Map.Entry<ModelId, List<UUID>> group : byModel.entrySet()) {
                done = done.flatMap(before -> places(group.getValue(), group.getKey(), axes)
                        .invoke(places::putAll)
                        .replaceWithVoid());
            }
            return done.replaceWith(places);
        });
    }

    private Uni<Map<UUID, Summary>> summaries(Collection<UUID> articles, ModelId model) {
        return database.read(session -> session.createNativeQuery(
                                "select article_id, summary from score where model_id = :model and article_id in (:ids)",
                                Object[].class)
                        .setParameter("model", ModelVersion.key(model))
                        .setParameter("ids", articles)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> Summary.read((String) row[1]))));
    }

    private Uni<Long> count(String from, Selection wanted, Map<String, Object> values) {
        String sql = "select count(*)" + from + wanted.condition();
        return database.read(session ->
                set(session.createNativeQuery(sql, Long.class), wanted, values).getSingleResult());
    }

    private Uni<List<UUID>> drawn(String from, Selection wanted, Map<String, Object> values, int most) {
        String sql = "select a.id" + from + wanted.condition() + DRAWN + most;
        return database.read(session ->
                set(session.createNativeQuery(sql, UUID.class), wanted, values).getResultList());
    }

    private static Measures measures(String summary) {
        return Summary.read(summary).measures();
    }

    private static Map<String, Object> models(ModelId before, ModelId after) {
        return Map.of("before", ModelVersion.key(before), "after", ModelVersion.key(after));
    }

    private static <T> Mutiny.SelectionQuery<T> set(
            Mutiny.SelectionQuery<T> query, Selection wanted, Map<String, Object> values) {
        wanted.values().forEach(query::setParameter);
        values.forEach(query::setParameter);
        return query;
    }
}
