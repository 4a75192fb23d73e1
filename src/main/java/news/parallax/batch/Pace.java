package news.parallax.batch;

import io.vertx.core.Context;
import java.time.Duration;

/**
 * How long is waited for a client that has every answer. It has to send a whole line or {@value #ENOUGH} bytes of one
 * each time that its patience goes by: bytes that trickle in do not keep a stream open. Runs on one event loop.
 */
final class Pace {
    private static final int ENOUGH = 1 << 16;
    private static final long NONE = -1;

    private final Context loop;
    private final Duration patience;
    private final Runnable late;
    private long timer = NONE;
    private int come;

    /** @param late run when it has been waited for in vain */
    Pace(Context loop, Duration patience, Runnable late) {
        this.loop = loop;
        this.patience = patience;
        this.late = late;
    }

    /** Some of the body has come. */
    void came(int bytes) {
        come += bytes;
        if (come >= ENOUGH) {
            stop();
        }
    }

    /** @param waiting whether it is the client's turn: begun lines, or answers that it has not read, are not */
    void mind(boolean waiting) {
        if (!waiting) {
            stop();
        } else if (timer == NONE) {
            timer = loop.owner()
                    .setTimer(
                            patience.toMillis(),
                            id -> loop.runOnContext(on -> {
                                if (timer == id) {
                                    timer = NONE;
                                    late.run();
                                }
                            }));
        }
    }

    void stop() {
        if (timer != NONE) {
            loop.owner().cancelTimer(timer);
        }
        timer = NONE;
        come = 0;
    }
}
