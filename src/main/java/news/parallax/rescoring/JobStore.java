package news.parallax.rescoring;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.article.Page;
import news.parallax.article.Points;
import news.parallax.article.Selection;
import news.parallax.measure.CurrentModel;
import news.parallax.platform.Database;
import news.parallax.platform.Problems;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Jobs as people see them: posted, listed, cancelled. */
@ApplicationScoped
class JobStore {
    private static final int MOST_OPEN = 100;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private static final String OPEN = "status in ('queued', 'running')";
    private static final String COUNT_OPEN = "select count(*) from rescoring where " + OPEN;
    private static final String OPEN_ONE = "select id from rescoring where fingerprint = :fingerprint and " + OPEN;
    private static final String POST =
            "insert into rescoring (id, kind, fingerprint, model_id, model_name, model_version,"
                    + " model_hash, arithmetic, axis_name, axis_version, axis_content, outlet, story, published_from, published_to,"
                    + " status, created_at, takes, errors_in_row, total, done, already, skipped, failed, worked_ms)"
                    + " values (:id, :kind, :fingerprint, :model, :modelName, :modelVersion, :modelHash, :precision, :axisName,"
                    + " :axisVersion, :axisContent, :ofOutlet, :ofStory, :ofFrom, :ofTo, 'queued', :created, 0, 0, :total, 0, 0, 0, 0, 0)"
                    + " on conflict (fingerprint) where " + OPEN + " do nothing returning id";
    private static final String CANCEL = "update rescoring set status = 'cancelled', finished_at = :now, holder = null,"
            + " held_until = null where id = :id and " + OPEN + " returning id";
    private static final String LEFT_OUT = "select rescoring_id, outcome, reason, count(*) from rescoring_left_out"
            + " where rescoring_id in (:ids) group by 1, 2, 3 order by 1, 2 desc, 4 desc, 3";
    private static final String ABSTAINED = "select rescoring_id, measure, reason, articles, withdrawn from"
            + " rescoring_abstained where rescoring_id in (:ids) order by 1, 2, 4 desc, 3";
    private static final String ARTICLES = "select l.article_id, a.outlet, l.outcome, l.reason, l.detail"
            + " from rescoring_left_out l join article a on a.id = l.article_id"
            + " where l.rescoring_id = :id and l.article_id > :after order by l.article_id limit :most";

    private final Database database;
    private final CurrentModel models;
    private final Clock clock;

    JobStore(Database database, CurrentModel models, Clock clock) {
        this.database = database;
        this.models = models;
        this.clock = clock;
    }

    /** @param created false where an equal one was open */
    record Posted(boolean created, UUID id) {}

    /** Stores a job with the number of its articles, unless an equal one is open. */
    Uni<Posted> post(RescoringRow row) {
        return open(row.fingerprint)
                .flatMap(found -> found != null ? Uni.createFrom().item(new Posted(false, found)) : stored(row));
    }

    private Uni<Posted> stored(RescoringRow row) {
        return database.write(session -> session.createNativeQuery(COUNT_OPEN, Long.class)
                        .getSingleResult()
                        .invoke(open -> {
                            if (open >= MOST_OPEN) {
                                throw Problems.unavailable(
                                        Duration.ofMinutes(1),
                                        MOST_OPEN + " re-scorings are open. Wait for one to end, or cancel one.");
                            }
                        })
                        .flatMap(open -> total(session, row))
                        .flatMap(total -> insert(session, row, total)))
                .flatMap(inserted -> inserted != null
                        ? Uni.createFrom().item(new Posted(true, inserted))
                        // Posted at this moment by somebody else.
                        : post(row));
    }

    Uni<Optional<Rescoring>> one(UUID id) {
        return database.read(session -> session.find(RescoringRow.class, id)
                        .flatMap(row -> row == null
                                ? Uni.createFrom().item(List.<Rescoring>of())
                                : answered(session, List.of(row))))
                .map(found -> found.stream().findFirst());
    }

    Uni<Optional<RescoringRow>> row(UUID id) {
        return database.read(session -> session.find(RescoringRow.class, id)).map(Optional::ofNullable);
    }

    /** Newest first. */
    Uni<Page<Rescoring>> page(int limit, @Nullable UUID after, Function<String, String> cursor) {
        return database.read(session -> session.createNamedQuery(RescoringRow.LIST, RescoringRow.class)
                .setParameter("before", after == null ? LAST : after)
                .setMaxResults(limit + 1)
                .getResultList()
                .flatMap(rows -> answered(session, rows))
                .map(all -> Page.cut(all, limit, last -> cursor.apply(last.id()))));
    }

    /** In the order of the job. */
    Uni<List<LeftOutArticle>> leftOut(UUID id, int most, @Nullable UUID after) {
        return database.read(session -> session.createNativeQuery(ARTICLES, Object[].class)
                        .setParameter("id", id)
                        .setParameter("after", after == null ? FIRST : after)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new LeftOutArticle(
                                row[0].toString(), (String) row[1], (String) row[2], (String) row[3], (String) row[4]))
                        .toList());
    }

    /** Ends a job that is open; its worker learns of it with its next step, which is not written. */
    Uni<Void> cancel(UUID id) {
        return database.write(session -> session.createNativeQuery(CANCEL, UUID.class)
                        .setParameter("id", id)
                        .setParameter("now", Points.now(clock))
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    private Uni<UUID> open(String fingerprint) {
        return database.read(session -> session.createNativeQuery(OPEN_ONE, UUID.class)
                .setParameter("fingerprint", fingerprint)
                .getSingleResultOrNull());
    }

    private static Uni<Long> total(Mutiny.Session session, RescoringRow row) {
        Mutiny.SelectionQuery<Long> count = session.createNativeQuery(
                "select count(*) from article a where " + Universe.condition(row), Long.class);
        Universe.values(row).forEach(count::setParameter);
        return count.getSingleResult();
    }

    private static Uni<UUID> insert(Mutiny.Session session, RescoringRow row, long total) {
        Selection wanted = row.selection();
        return session.createNativeQuery(POST, UUID.class)
                .setParameter("id", row.id)
                .setParameter("kind", row.kind)
                .setParameter("fingerprint", row.fingerprint)
                .setParameter("model", row.modelId)
                .setParameter("modelName", row.modelName)
                .setParameter("modelVersion", row.modelVersion)
                .setParameter("modelHash", row.modelHash)
                .setParameter("precision", row.precision)
                .setParameter("axisName", row.axisName)
                .setParameter("axisVersion", row.axisVersion)
                .setParameter("axisContent", row.axisContent)
                .setParameter("ofOutlet", wanted.outlet())
                .setParameter("ofStory", wanted.story())
                .setParameter("ofFrom", wanted.from())
                .setParameter("ofTo", wanted.to())
                .setParameter("created", row.createdAt)
                .setParameter("total", total)
                .getSingleResultOrNull();
    }

    private Uni<List<Rescoring>> answered(Mutiny.Session session, List<RescoringRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        return counts(session, LEFT_OUT, ids)
                .flatMap(leftOut -> counts(session, ABSTAINED, ids)
                        .map(abstained -> rows.stream()
                                .map(row -> Rescoring.of(
                                        row,
                                        models.ready() ? models.id() : null,
                                        leftOut.getOrDefault(row.id, List.of()).stream()
                                                .map(c -> new Rescoring.LeftOut(
                                                        (String) c[1], (String) c[2], (Long) c[3]))
                                                .toList(),
                                        abstained.getOrDefault(row.id, List.of()).stream()
                                                .map(c -> new Rescoring.Abstained(
                                                        (String) c[1], (String) c[2], (Long) c[3], (Long) c[4]))
                                                .toList()))
                                .toList()));
    }

    private static Uni<Map<UUID, List<Object[]>>> counts(Mutiny.Session session, String sql, List<UUID> ids) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> (UUID) row[0])));
    }
}
