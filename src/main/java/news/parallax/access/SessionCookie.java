package news.parallax.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie of a browser that signed in: a token that says nothing, out of reach of scripts.
 *
 * <p>{@code SameSite=Lax}: a link in somebody's mail leads to the page and not to the form for signing in. Requests
 * that write have to come from a page of this service besides ({@link KeyFilter}). Over HTTPS its name makes browsers
 * refuse one that another host of the same domain sets.
 */
final class SessionCookie {
    private static final String NAME = "parallax-session";
    private static final String SECURE_NAME = "__Host-" + NAME;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private SessionCookie() {}

    /** @param https whether the client speaks it */
    static Optional<String> of(HttpServerRequest request, boolean https) {
        Cookie cookie = request.getCookie(name(https));
        return cookie == null || !TOKEN.matcher(cookie.getValue()).matches()
                ? Optional.empty()
                : Optional.of(cookie.getValue());
    }

    /** The header {@code Set-Cookie}. */
    static String set(String token, long seconds, boolean https) {
        Cookie cookie = Cookie.cookie(name(https), token)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(https)
                .setMaxAge(seconds);
        return cookie.encode();
    }

    private static String name(boolean https) {
        return https ? SECURE_NAME : NAME;
    }
}
