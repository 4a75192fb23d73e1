package news.parallax.access;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes keys. Its methods wait for the database: not for an event loop. */
@ApplicationScoped
public class Keys {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROW = " id, name, scopes, rate, created_at, last_used_on, revoked_at";
    private static final String CREATE = "insert into access_key (name, hash, scopes, rate)"
            + " values ($1, decode($2, 'hex'), $3, $4) returning" + ROW;
    private static final String LIST = "select" + ROW + " from access_key order by created_at, id";
    private static final String REVOKE = "with gone as (update access_key set revoked_at = now()"
            + " where revoked_at is null and (name = $1 or id::text = lower($1)) returning *),"
            + " out as (delete from access_session s using gone g where s.key_id = g.id)"
            + " select" + ROW + " from gone";
    private static final String ANY = "select exists (select from access_key where revoked_at is null)";

    private final Instance<Pool> pool;
    private final SecureRandom random = new SecureRandom();

    Keys(Instance<Pool> pool) {
        this.pool = pool;
    }

    /**
     * A key as it is kept.
     *
     * @param rate requests a minute
     * @param lastUsedOn a day, UTC; null where it never was
     * @param revokedAt null while it is valid
     */
    public record Entry(
            UUID id,
            String name,
            List<String> scopes,
            int rate,
            OffsetDateTime createdAt,
            @Nullable LocalDate lastUsedOn,
            @Nullable OffsetDateTime revokedAt) {}

    /** @param text what the caller sends; known here and now, and nowhere afterwards */
    public record Made(Entry entry, String text) {}

    /** @return nothing where a valid key has the name already */
    public Optional<Made> create(String name, Set<String> scopes, int rate) {
        String text = KeyText.random(random);
        try {
            Row row = rows(
                            CREATE,
                            Tuple.of(
                                    name,
                                    KeyText.hash(text),
                                    scopes.stream().sorted().toArray(String[]::new),
                                    rate))
                    .iterator()
                    .next();
            return Optional.of(new Made(entry(row), text));
        } catch (PgException e) {
            if ("23505".equals(e.getSqlState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All there ever were, the oldest first. */
    public List<Entry> list() {
        return StreamSupport.stream(rows(LIST, Tuple.tuple()).spliterator(), false)
                .map(Keys::entry)
                .toList();
    }

    /**
     * From the next request on nobody is let in with it, here or elsewhere.
     *
     * @param which its id or its name
     * @return nothing where no valid key is called so
     */
    public Optional<Entry> revoke(String which) {
        return StreamSupport.stream(rows(REVOKE, Tuple.of(which)).spliterator(), false)
                .map(Keys::entry)
                .findAny();
    }

    boolean thereAreAny() {
        return rows(ANY, Tuple.tuple()).iterator().next().getBoolean(0);
    }

    private RowSet<Row> rows(String statement, Tuple values) {
        return pool.get().preparedQuery(statement).execute(values).await().atMost(PATIENCE);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID("id"),
                row.getString("name"),
                List.of(row.getArrayOfStrings("scopes")),
                row.getInteger("rate"),
                row.getOffsetDateTime("created_at"),
                row.getLocalDate("last_used_on"),
                row.getOffsetDateTime("revoked_at"));
    }
}
