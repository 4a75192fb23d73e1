package news.parallax.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import news.parallax.platform.Exposure;

/**
 * Browsers sign in with a key and get a token in its place, in a cookie. It lasts for {@value #HOURS} hours, until they
 * sign out, or until the key is revoked, in every instance at once.
 */
@ApplicationScoped
public class Sessions {
    static final int HOURS = 12;

    private static final String OPEN =
            "with swept as (delete from access_session where expires_at < now() or hash = decode($3, 'hex'))"
                    + " insert into access_session (hash, key_id, expires_at)"
                    + " values (decode($1, 'hex'), $2, now() + make_interval(hours => " + HOURS + "))";
    private static final String CLOSE = "delete from access_session where hash = decode($1, 'hex')";

    private final Instance<Pool> pool;
    private final Admissions admissions;
    private final FailedTries failures;
    private final Exposure exposure;
    private final SecureRandom random = new SecureRandom();

    Sessions(Instance<Pool> pool, Admissions admissions, FailedTries failures, Exposure exposure) {
        this.pool = pool;
        this.admissions = admissions;
        this.failures = failures;
        this.exposure = exposure;
    }

    /**
     * Takes a request from the key's quota. Ends the session that the browser has already, if any.
     *
     * @return the value of the header {@code Set-Cookie}; fails with a problem of status 401 or 429
     */
    public Uni<String> open(RoutingContext context, String key) {
        String address = KeyFilter.address(context);
        String hash = KeyText.hash(key);
        boolean suspect = failures.suspects(address, hash);
        if (!KeyText.isWellFormed(key)) {
            failures.failed(address, hash);
            return Uni.createFrom().failure(refusal(suspect, address));
        }
        return failures.look(address, hash, () -> admissions.byKey(hash)).flatMap(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().failure(refusal(suspect, address));
            }
            if (!found.get().quota().granted()) {
                return Uni.createFrom().failure(Refusals.quota(found.get().quota()));
            }
            boolean https = exposure.https(context.request());
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            String former = SessionCookie.of(context.request(), https)
                    .map(KeyText::hash)
                    .orElse(null);
            return pool.get()
                    .preparedQuery(OPEN)
                    .execute(Tuple.of(KeyText.hash(token), found.get().caller().key(), former))
                    .map(done ->
                            SessionCookie.set(token, Duration.ofHours(HOURS).toSeconds(), https));
        });
    }

    private HttpProblem refusal(boolean suspect, String address) {
        return suspect ? Refusals.tooManyFailures(failures.retryAfter(address)) : Refusals.notAKey();
    }

    /** @return the value of the header {@code Set-Cookie} that makes the browser forget it */
    public Uni<String> close(RoutingContext context) {
        String session = Caller.of(context).session();
        String forget = SessionCookie.set("", 0, exposure.https(context.request()));
        return session == null
                ? Uni.createFrom().item(forget)
                : pool.get().preparedQuery(CLOSE).execute(Tuple.of(session)).replaceWith(forget);
    }
}
