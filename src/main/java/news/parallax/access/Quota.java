package news.parallax.access;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * How much a key has left, after the generic cell rate algorithm: a minute's requests at once, and then one each time
 * that a minute divided by the rate has gone by.
 *
 * @param rate requests a minute
 * @param fullIn seconds until all of it is there again, if nothing more is taken
 * @param granted whether the request at hand has been taken from it
 */
record Quota(int rate, double fullIn, boolean granted) {
    static final int WINDOW = 60;
    private static final String MEMBER = Quota.class.getName();
    // Seconds of doubles on their way through the database.
    private static final double ROUNDING = 1e-6;

    /** As it was when the request came; none where no key was asked for. */
    static Optional<Quota> of(RoutingContext context) {
        return Optional.ofNullable(context.get(MEMBER));
    }

    void on(RoutingContext context) {
        context.put(MEMBER, this);
    }

    /** Whole requests that could be sent at once. */
    int remaining() {
        return Math.max(0, (int) Math.floor((WINDOW - fullIn) * rate / WINDOW + ROUNDING));
    }

    /** When one request more is granted; zero where one would be. */
    Duration retryAfter() {
        return seconds(fullIn + (double) WINDOW / rate - WINDOW);
    }

    /** Until what was taken beyond the quota has come in. */
    Duration debt() {
        return seconds(fullIn - WINDOW);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(0, (long) Math.ceil((seconds - ROUNDING) * 1000)));
    }

    /** The header {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers-10. */
    String policy() {
        return "\"key\";q=" + rate + ";w=" + WINDOW;
    }

    /** The header {@code RateLimit} of the same. */
    String limit() {
        return "\"key\";r=" + remaining() + ";t=" + Math.max(0, (long) Math.ceil(fullIn - ROUNDING));
    }
}
