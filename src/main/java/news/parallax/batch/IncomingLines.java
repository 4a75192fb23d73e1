package news.parallax.batch;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;

/**
 * The lines of a request's body, taken out of it as far as they are wanted: no more of it is asked for before what has
 * come is used up. Runs on the event loop of its request.
 */
final class IncomingLines {
    /** Steps after which others on the event loop get their turn; a line is some of them. */
    private static final int TURN = 32;

    private static final int STEPS_OF_A_LINE = 4;

    private final HttpServerRequest request;
    private final Context loop;
    private final Intake intake;
    private final Taker taker;
    private boolean asked;
    private boolean again;
    private boolean received;
    private boolean whole;
    private boolean closed;

    /** Who wants the lines. */
    interface Taker {
        /** Whether there is room for one more. */
        boolean wants();

        void take(Line line);

        /** So many bytes of the body have come. */
        void came(int bytes);

        /** What is there and wanted has been taken. */
        void taken();

        /** The body cannot be read any further. */
        void broken(HttpProblem problem);

        /** The client is gone. */
        void close();
    }

    /** @param request nothing of whose body has come */
    IncomingLines(HttpServerRequest request, Context loop, Intake intake, Taker taker) {
        this.request = request;
        this.loop = loop;
        this.intake = intake;
        this.taker = taker;
    }

    void begin() {
        // Said again: the framework lets a request flow that gets a handler, unless whoever sets it has said otherwise.
        request.pause();
        request.handler(part -> {
            asked = false;
            if (!closed) {
                taker.came(part.length());
                intake.add(part.getBytes());
                read();
            }
        });
        request.endHandler(end -> {
            asked = false;
            received = true;
            if (!closed) {
                intake.end();
                read();
            }
        });
        request.exceptionHandler(gone -> taker.close());
        read();
    }

    /** Goes on: there may be room again. */
    void read() {
        if (again) {
            return;
        }
        try {
            for (int steps = 0; !closed && !whole && taker.wants(); ) {
                Intake.Found found = intake.next();
                if (found instanceof Intake.Found.OneLine one) {
                    taker.take(one.line());
                    steps += STEPS_OF_A_LINE;
                } else if (found instanceof Intake.Found.Hungry) {
                    ask();
                    break;
                } else if (found instanceof Intake.Found.End) {
                    whole = true;
                } else {
                    steps++;
                }
                if (steps >= TURN) {
                    again = true;
                    loop.runOnContext(on -> {
                        again = false;
                        read();
                    });
                    break;
                }
            }
        } catch (HttpProblem problem) {
            taker.broken(problem);
        }
        taker.taken();
    }

    private void ask() {
        if (!asked) {
            asked = true;
            request.fetch(1);
        }
    }

    /** Whether the body has come to its end, its lines taken or not. */
    boolean received() {
        return received;
    }

    /** Whether all lines have been taken. */
    boolean whole() {
        return whole;
    }

    /** Takes no more lines. */
    void close() {
        closed = true;
        intake.close();
    }
}
