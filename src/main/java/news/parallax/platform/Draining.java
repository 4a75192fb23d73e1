package news.parallax.platform;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Closes a connection whose client is still sending. One that is closed with bytes still unread is reset, and the reset
 * overtakes what was said last; so they are read on and thrown away for a while.
 */
public final class Draining {
    private static final long MOST = 64L << 20;

    private Draining() {}

    /**
     * Reads on, and closes at the end of the request, after 64 MiB or after a while, whichever comes first.
     *
     * @param request on whose event loop this is called; what it has to be answered is on its way
     */
    public static void close(Vertx vertx, HttpServerRequest request, Duration longest) {
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        long timer =
                vertx.setTimer(longest.toMillis(), late -> request.connection().close());
        long[] left = {MOST};
        request.handler(part -> {
            left[0] -= part.length();
            if (left[0] < 0) {
                request.connection().close();
            }
        });
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }
}
