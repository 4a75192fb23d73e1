package news.parallax.platform;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/**
 * Sends an answer no faster than its client reads it: what is to be sent goes out in pieces, each when the last byte of
 * the one before has left. A client that takes none of the next {@value #PIECE} bytes for {@code patience} is let go.
 * Runs on the event loop of its request.
 */
public final class PatientResponse {
    private static final int PIECE = 1 << 16;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context loop;
    private final Duration patience;
    private boolean over;

    /** @param loop of the request */
    public PatientResponse(HttpServerRequest request, Context loop, Duration patience) {
        this.request = request;
        this.response = request.response();
        this.loop = loop;
        this.patience = patience;
    }

    /** Whether the client has gone away or was let go: nothing more can be sent. */
    public boolean over() {
        over |= response.closed();
        return over;
    }

    /**
     * Sends a part of the body, one at a time.
     *
     * @param then run when all of it has left; never, when the client is gone
     */
    public void send(Buffer part, Runnable then) {
        piece(part, 0, then);
    }

    private void piece(Buffer part, int from, Runnable then) {
        if (over()) {
            return;
        }
        if (from == part.length()) {
            then.run();
            return;
        }
        int to = Math.min(part.length(), from + PIECE);
        Vertx vertx = loop.owner();
        long timer = vertx.setTimer(patience.toMillis(), late -> loop.runOnContext(on -> letGo()));
        response.write(part.slice(from, to)).onComplete(sent -> {
            vertx.cancelTimer(timer);
            loop.runOnContext(on -> {
                if (sent.failed()) {
                    letGo();
                } else {
                    piece(part, to, then);
                }
            });
        });
    }

    private void letGo() {
        over = true;
        // What is still to be sent would hold up an orderly end for as long as the client likes.
        ((ConnectionBase) request.connection()).channelHandlerContext().close();
    }
}
