package news.parallax.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds a key and takes from its quota, in one statement and one round trip, by the database's clock: any number of
 * instances agree, and a key that is revoked is unknown to the next request.
 *
 * <p>The statements are sent as text and hold nothing but hex digits, ids and numbers of this program's own making: a
 * prepared one would cost a second round trip, or a connection of a proxy's that is no longer shared.
 */
@ApplicationScoped
class Admissions {
    private static final String KEY = "select k.id, k.name, k.scopes, k.rate, null::text as session from access_key k"
            + " where k.hash = '\\x%s' and k.revoked_at is null";
    private static final String SESSION = "select k.id, k.name, k.scopes, k.rate, encode(s.hash, 'hex') as session"
            + " from access_session s join access_key k on k.id = s.key_id"
            + " where s.hash = '\\x%s' and s.expires_at > now() and k.revoked_at is null";

    /** What a request costs, at the rate of its key; in one place for both ways to be written. */
    private static final String TAKE = """
            with found as (%s),
            seen as (update access_key k set last_used_on = (now() at time zone 'UTC')::date from found f
              where k.id = f.id and k.last_used_on is distinct from (now() at time zone 'UTC')::date),
            taken as (insert into access_quota as q (key_id, full_at)
              select f.id, now() + interval '1 minute' / f.rate from found f
              on conflict (key_id) do update
                set full_at = greatest(q.full_at, now()) + (excluded.full_at - now())
                where greatest(q.full_at, now()) + (excluded.full_at - now()) <= now() + interval '1 minute'
              returning q.full_at)
            select f.id, f.name, f.scopes, f.rate, f.session, t.full_at is not null as granted,
              extract(epoch from greatest(coalesce(t.full_at, q.full_at) - now(), interval '0'))::float8 as full_in
            from found f left join taken t on true left join access_quota q on q.key_id = f.id""";

    private static final String CHARGE = """
            with found as (select id, rate from access_key where id = '%s')
            insert into access_quota as q (key_id, full_at)
              select f.id, now() + %d * interval '1 minute' / f.rate from found f
              on conflict (key_id) do update set full_at = greatest(q.full_at, now()) + (excluded.full_at - now())
              returning (select rate from found) as rate, extract(epoch from full_at - now())::float8 as full_in""";

    private final Instance<Pool> pool;

    /** @param pool there only where there is a database */
    Admissions(Instance<Pool> pool) {
        this.pool = pool;
    }

    /** @param hash of a key's text; nothing for one that is not known, or not any more */
    Uni<Optional<Admission>> byKey(String hash) {
        return admit(KEY.formatted(hash));
    }

    /** @param hash of a cookie's token; nothing for a session that is over */
    Uni<Optional<Admission>> bySession(String hash) {
        return admit(SESSION.formatted(hash));
    }

    /** Takes whatever is asked for, also beyond the quota. */
    Uni<Quota> charge(UUID key, int requests) {
        return rows(CHARGE.formatted(key, requests))
                .map(RowSet::iterator)
                .map(rows -> rows.hasNext() ? rows.next() : null)
                .map(row -> row == null
                        ? new Quota(1, 0, true)
                        : new Quota(row.getInteger("rate"), row.getDouble("full_in"), true));
    }

    private Uni<Optional<Admission>> admit(String found) {
        return rows(TAKE.formatted(found))
                .map(RowSet::iterator)
                .map(rows -> rows.hasNext() ? Optional.of(admission(rows.next())) : Optional.empty());
    }

    private Uni<RowSet<Row>> rows(String statement) {
        return pool.get().query(statement).execute();
    }

    private static Admission admission(Row row) {
        @Nullable Double fullIn = row.getDouble("full_in");
        return new Admission(
                new Caller(
                        row.getUUID("id"),
                        row.getString("name"),
                        Set.of(row.getArrayOfStrings("scopes")),
                        row.getString("session")),
                new Quota(row.getInteger("rate"), fullIn == null ? 0 : fullIn, row.getBoolean("granted")));
    }
}
