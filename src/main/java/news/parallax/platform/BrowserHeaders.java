package news.parallax.platform;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer tells a browser: run and load nothing but what this service itself serves, show it in no frame of
 * another site, believe the content type, and tell no other site where a reader came from.
 *
 * <p>{@code same-origin} and not {@code no-referrer}: under the latter browsers send {@code Origin: null} with forms,
 * which {@link FormGuard} could not tell from a sandboxed page's.
 */
final class BrowserHeaders {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private BrowserHeaders() {}

    static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        context.next();
    }
}
