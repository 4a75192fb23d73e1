package news.parallax.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import news.parallax.platform.Audience;
import news.parallax.platform.ListedOrigins;

/**
 * Lets browsers hand answers of the API to scripts of the origins that are listed, and of no other. Never with cookies:
 * such a script brings a key of its own.
 */
@ApplicationScoped
class Cors {
    /** Behind what checks the request's head, before the door: a preflight brings no key. */
    private static final int PRIORITY = 1800;

    private static final int REMEMBERED = 7200;

    private final ListedOrigins origins;
    /** Lets in everybody it is given: who that is has been decided. A wildcard would be answered with one. */
    private final CorsHandler handler = CorsHandler.create()
            .addOriginWithRegex(".+")
            .allowedMethods(
                    Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE, HttpMethod.OPTIONS))
            .allowedHeaders(
                    Set.of(KeyFilter.HEADER, "Content-Type", "Accept", "Content-Encoding", "If-None-Match", "Range"))
            .exposedHeaders(
                    Set.of("RateLimit", "RateLimit-Policy", "Retry-After", "Link", "Location", "Content-Disposition"))
            .allowPrivateNetwork(true)
            .maxAgeSeconds(REMEMBERED);

    Cors(ListedOrigins origins) {
        this.origins = origins;
    }

    void register(@Observes Filters filters) {
        if (!origins.isEmpty()) {
            filters.register(this::check, PRIORITY);
        }
    }

    private void check(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (Audience.isPage(context.request().path())) {
            context.next();
            return;
        }
        boolean listed = origins.contains(origin);
        if (!listed || isPreflight(context)) {
            // Also for whoever sends no Origin at all: the answer would be another one for who is listed. The handler
            // says so itself, but not to preflights.
            context.response().headers().add("Vary", "Origin");
        }
        if (listed) {
            handler.handle(context);
        } else {
            context.next();
        }
    }

    private static boolean isPreflight(RoutingContext context) {
        return context.request().method() == HttpMethod.OPTIONS
                && context.request().getHeader("Access-Control-Request-Method") != null;
    }
}
