package news.parallax.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import news.parallax.platform.BodyReader;
import news.parallax.platform.Exposure;
import news.parallax.platform.FormGuard;
import news.parallax.platform.Problems;
import org.jboss.logging.Logger;

/**
 * The door: whoever has no valid key or session comes no further than here, whatever the path, before a byte of the
 * body is read. On loopback it stands open.
 */
@ApplicationScoped
class KeyFilter {
    static final String HEADER = "X-API-Key";

    /** Behind what checks the request's head, before what reads its body. */
    private static final int PRIORITY = 1500;
    /** The form for signing in; nobody who is not let in may send more. */
    private static final long LONGEST_FORM = 8192;

    private static final Logger LOG = Logger.getLogger(KeyFilter.class);

    private final Exposure exposure;
    private final Admissions admissions;
    private final FailedTries failures;
    private final BodyReader bodies;
    private final MeterRegistry meters;

    KeyFilter(Exposure exposure, Admissions admissions, FailedTries failures, BodyReader bodies, MeterRegistry meters) {
        this.exposure = exposure;
        this.admissions = admissions;
        this.failures = failures;
        this.bodies = bodies;
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!exposure.keysRequired()) {
            Caller.LOCAL.on(context);
            context.next();
            return;
        }
        if (OpenPaths.includes(request)) {
            open(context);
            return;
        }
        List<String> keys = request.headers().getAll(HEADER);
        Optional<String> cookie = SessionCookie.of(request, exposure.https(request));
        if (keys.isEmpty() && cookie.isEmpty()) {
            refuse(context, "no_key", Refusals.noKey());
        } else if (!keys.isEmpty()) {
            admit(context, keys.size() == 1 ? keys.get(0) : "");
        } else if (!reads(request) && !FormGuard.isFromHere(request)) {
            refuse(context, "foreign_page", Refusals.foreignPage());
        } else {
            resume(context, cookie.get());
        }
    }

    /** Without a key; on the page for signing in one would still like to know who is there. */
    private void open(RoutingContext context) {
        HttpServerRequest request = context.request();
        Caller.NOBODY.on(context);
        if (!OpenPaths.isSignIn(request)) {
            context.next();
            return;
        }
        // Whoever sends both is a gateway's adapter: on a connection the parser has dropped the length by now.
        String length = request.getHeader("Content-Length");
        if (length == null
                ? request.getHeader("Transfer-Encoding") != null
                : length.length() > 9 || Long.parseLong(length) > LONGEST_FORM) {
            refuse(context, "no_key", Problems.tooLarge("A form for signing in is not that long."));
            return;
        }
        Optional<String> cookie = SessionCookie.of(request, exposure.https(request));
        if (cookie.isEmpty() || !reads(request)) {
            context.next();
            return;
        }
        String hash = KeyText.hash(cookie.get());
        failures.look(address(context), hash, () -> admissions.bySession(hash))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .subscribe()
                .with(found -> {
                    found.ifPresent(admission -> admission.caller().on(context));
                    context.next();
                });
    }

    private void admit(RoutingContext context, String key) {
        String address = address(context);
        String hash = KeyText.hash(key);
        boolean suspect = failures.suspects(address, hash);
        Uni<Optional<Admission>> asked = KeyText.isWellFormed(key)
                ? failures.look(address, hash, () -> admissions.byKey(hash))
                : Uni.createFrom().item(() -> {
                    failures.failed(address, hash);
                    return Optional.empty();
                });
        answer(context, asked, () -> refuse(context, suspect, "not_a_key", Refusals.notAKey()));
    }

    private void resume(RoutingContext context, String token) {
        String address = address(context);
        String hash = KeyText.hash(token);
        boolean suspect = failures.suspects(address, hash);
        answer(
                context,
                failures.look(address, hash, () -> admissions.bySession(hash)),
                () -> refuse(context, suspect, "session_over", Refusals.sessionOver()));
    }

    private void answer(RoutingContext context, Uni<Optional<Admission>> asked, Runnable unknown) {
        asked.subscribe()
                .with(
                        found -> {
                            if (context.response().closed()) {
                                return;
                            }
                            if (found.isEmpty()) {
                                unknown.run();
                                return;
                            }
                            Quota quota = found.get().quota();
                            context.response()
                                    .putHeader("RateLimit-Policy", quota.policy())
                                    .putHeader("RateLimit", quota.limit());
                            if (quota.granted()) {
                                found.get().caller().on(context);
                                quota.on(context);
                                context.addHeadersEndHandler(
                                        head -> keepPrivate(context.response().headers()));
                                context.next();
                            } else {
                                refuse(context, "quota", Refusals.quota(quota));
                            }
                        },
                        broken -> {
                            LOG.error("A key could not be looked up", broken);
                            refuse(
                                    context,
                                    "unavailable",
                                    Problems.unavailable(
                                            Duration.ofSeconds(5), "Keys cannot be looked up now. Try again."));
                        });
    }

    /** What was answered to a key is nobody else's: caches do not know its header. */
    private static void keepPrivate(MultiMap headers) {
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "private");
        }
    }

    /** The same words for what was looked up and for what was not. */
    private void refuse(RoutingContext context, boolean suspect, String reason, HttpProblem problem) {
        if (suspect) {
            refuse(context, "too_many_failures", Refusals.tooManyFailures(failures.retryAfter(address(context))));
        } else {
            refuse(context, reason, problem);
        }
    }

    private void refuse(RoutingContext context, String reason, HttpProblem problem) {
        meters.counter("parallax.access.refused", "reason", reason).increment();
        bodies.refuse(context, problem);
    }

    static String address(RoutingContext context) {
        return context.request().remoteAddress() == null
                ? ""
                : String.valueOf(context.request().remoteAddress().hostAddress());
    }

    private static boolean reads(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }
}
