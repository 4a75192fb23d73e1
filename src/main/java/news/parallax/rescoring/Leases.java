package news.parallax.rescoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.parallax.article.ModelVersion;
import news.parallax.article.Points;
import news.parallax.model.ModelId;
import news.parallax.platform.Database;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Jobs as workers see them. A lease ends by the database's clock: the clocks of workers need not agree. Whoever writes
 * does so under the condition that the job is still its own, in the transaction of the work.
 */
@ApplicationScoped
class Leases {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final UUID FIRST = new UUID(0, 0);

    private static final String UNTIL = "clock_timestamp() + cast(:seconds as double precision) * interval '1 second'";
    private static final String OWN = " where id = :id and holder = :holder and status = 'running' returning id";
    private static final String TAKE =
            "update rescoring set status = 'running', holder = :holder, held_until = " + UNTIL
                    + ", started_at = coalesce(started_at, :now), takes = takes + 1 where id = (select id from rescoring"
                    + " where status in ('queued', 'running') and (held_until is null or held_until < clock_timestamp())"
                    + " and (kind = 'axis' or model_id = :model) order by id limit 1 for update skip locked) returning id";
    private static final String EXTEND = "update rescoring set held_until = " + UNTIL + OWN;
    private static final String RELEASE =
            "update rescoring set holder = null, held_until = null, takes = case when cast(:orderly as boolean) then 0 else takes end"
                    + OWN;
    private static final String FORWARD =
            "update rescoring set reached = :reached, done = done + cast(:done as bigint),"
                    + " already = already + :already, skipped = skipped + :skipped, failed = failed + :failed,"
                    + " worked_ms = worked_ms + :worked, takes = 0,"
                    + " errors_in_row = case when cast(:done as bigint) > 0 then 0 else errors_in_row + cast(:errors as integer) end"
                    + OWN;
    private static final String LEAVE_OUT = "insert into rescoring_left_out (rescoring_id, article_id, outcome, reason,"
            + " detail) select cast(:id as uuid), a.id, given.outcome, given.reason, given.detail from"
            + " json_to_recordset(cast(cast(:articles as text) as json)) as given (article uuid, outcome text, reason text,"
            + " detail text) join article a on a.id = given.article order by a.id for key share of a"
            + " on conflict do nothing returning article_id";
    private static final String ABSTAIN =
            "insert into rescoring_abstained as b (rescoring_id, measure, reason, articles,"
                    + " withdrawn) values (:id, :measure, :reason, :articles, :withdrawn) on conflict (rescoring_id, measure,"
                    + " reason) do update set articles = b.articles + excluded.articles,"
                    + " withdrawn = b.withdrawn + excluded.withdrawn returning measure";
    private static final String FINISH =
            "update rescoring set status = cast(:status as text), reason = cast(:reason as text), finished_at = :now,"
                    + " holder = null, held_until = null,"
                    + " total = case when cast(:status as text) = 'done' then done + already + skipped + failed else total end"
                    + OWN;

    private final Database database;
    private final Clock clock;

    Leases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An article that lies ahead.
     *
     * @param already whether it has a score of the job's model
     * @param text whether its text is kept
     */
    record Ahead(UUID id, boolean already, boolean text) {}

    /**
     * The oldest job that nobody works on.
     *
     * @param current the model that scores here: only its jobs, and those of axes
     */
    Uni<Optional<Lease>> take(ModelId current, Duration lease) {
        UUID holder = UUID.randomUUID();
        return database.write(session -> session.createNativeQuery(TAKE, UUID.class)
                .setParameter("holder", holder)
                .setParameter("seconds", seconds(lease))
                .setParameter("now", Points.now(clock))
                .setParameter("model", ModelVersion.key(current))
                .getSingleResultOrNull()
                .flatMap(taken -> taken == null
                        ? Uni.createFrom().item(Optional.empty())
                        : session.find(RescoringRow.class, taken).map(row -> Optional.of(new Lease(row, holder)))));
    }

    /** @return whether it is still one's own */
    Uni<Boolean> extend(Lease lease, Duration by) {
        return database.write(session -> own(session, EXTEND, lease)
                .setParameter("seconds", seconds(by))
                .getSingleResultOrNull()
                .map(id -> id != null));
    }

    /** @param orderly whether no article has brought its worker to an end */
    Uni<Void> release(Lease lease, boolean orderly) {
        return database.write(session -> own(session, RELEASE, lease)
                .setParameter("orderly", orderly)
                .getSingleResultOrNull()
                .replaceWithVoid());
    }

    /** The articles behind one, in the order of their ids. */
    Uni<List<Ahead>> ahead(RescoringRow row, @Nullable UUID reached, int most) {
        String sql = "select a.id, "
                + (row.ofModel()
                        ? "exists (select 1 from score s where s.article_id = a.id and s.model_id = :model)"
                        : "false")
                + ", exists (select 1 from article_text t where t.article_id = a.id) from article a where a.id > :reached"
                + " and " + Universe.condition(row) + " order by a.id limit " + most;
        return database.read(session -> {
                    Mutiny.SelectionQuery<Object[]> query = session.createNativeQuery(sql, Object[].class)
                            .setParameter("reached", reached == null ? FIRST : reached);
                    if (row.ofModel()) {
                        query.setParameter("model", row.modelId);
                    }
                    Universe.values(row).forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(found -> new Ahead((UUID) found[0], (Boolean) found[1], (Boolean) found[2]))
                        .toList());
    }

    /** Takes a step that has no work of its own. */
    Uni<Void> forward(Lease lease, Step step, Duration worked) {
        return database.write(session -> forward(session, lease, step, worked));
    }

    /** Within the transaction of the work. Fails as {@link Lease.Lost}. */
    Uni<Void> forward(Mutiny.Session session, Lease lease, Step step, Duration worked) {
        Uni<Void> written = own(session, FORWARD, lease)
                .setParameter("reached", step.reached())
                .setParameter("done", step.done())
                .setParameter("already", step.already())
                .setParameter("skipped", step.count(true))
                .setParameter("failed", step.count(false))
                .setParameter("errors", step.errors())
                .setParameter("worked", worked.toMillis())
                .getSingleResultOrNull()
                .invoke(Leases::refuseUnlessOwn)
                .replaceWithVoid();
        if (!step.leftOut().isEmpty()) {
            written = written.flatMap(before -> session.createNativeQuery(LEAVE_OUT, UUID.class)
                    .setParameter("id", lease.row().id)
                    .setParameter("articles", json(step))
                    .getResultList()
                    .replaceWithVoid());
        }
        for (var withheld : step.abstained().entrySet()) {
            written = written.flatMap(before -> session.createNativeQuery(ABSTAIN, String.class)
                    .setParameter("id", lease.row().id)
                    .setParameter("measure", withheld.getKey().measure())
                    .setParameter("reason", withheld.getKey().reason())
                    .setParameter("articles", withheld.getValue()[0])
                    .setParameter("withdrawn", withheld.getValue()[1])
                    .getSingleResultOrNull()
                    .replaceWithVoid());
        }
        return written;
    }

    /** @param reason null where it is done */
    Uni<Void> finish(Lease lease, @Nullable String reason) {
        return database.write(session -> own(session, FINISH, lease)
                .setParameter("status", reason == null ? "done" : "failed")
                .setParameter("reason", reason)
                .setParameter("now", Points.now(clock))
                .getSingleResultOrNull()
                .invoke(Leases::refuseUnlessOwn)
                .replaceWithVoid());
    }

    private static Mutiny.SelectionQuery<UUID> own(Mutiny.Session session, String sql, Lease lease) {
        return session.createNativeQuery(sql, UUID.class)
                .setParameter("id", lease.row().id)
                .setParameter("holder", lease.holder());
    }

    private static void refuseUnlessOwn(@Nullable UUID updated) {
        if (updated == null) {
            throw new Lease.Lost();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static String json(Step step) {
        ArrayNode json = MAPPER.createArrayNode();
        for (Step.Article article : step.leftOut()) {
            json.addObject()
                    .put("article", article.id().toString())
                    .put("outcome", article.reason().outcome())
                    .put("reason", article.reason().label())
                    .put("detail", article.detail());
        }
        return json.toString();
    }
}
