package news.parallax.measure;

import java.time.Duration;
import news.parallax.platform.Problems;

/**
 * The bound on what waits for the model: requests, and the characters they bring. What does not fit is refused at once.
 */
final class Gate {
    private final int requests;
    private final long characters;
    private int heldRequests;
    private long heldCharacters;

    Gate(int requests, long characters) {
        this.requests = requests;
        this.characters = characters;
    }

    /**
     * Lets a text in. A text is always let in when nothing else is there, however long it is.
     *
     * @return to be closed once, when the text has been scored or given up
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when there is no room
     */
    synchronized Ticket enter(int length) {
        boolean full = heldRequests >= requests || (heldRequests > 0 && heldCharacters + length > characters);
        if (full) {
            throw Problems.unavailable(
                    Duration.ofSeconds(2), "Too many texts are waiting to be scored. Send this one again later.");
        }
        heldRequests++;
        heldCharacters += length;
        return new Ticket(length);
    }

    synchronized int held() {
        return heldRequests;
    }

    private synchronized void leave(int length) {
        heldRequests--;
        heldCharacters -= length;
    }

    /** A place behind the gate. */
    final class Ticket implements AutoCloseable {
        private final int length;
        private boolean open = true;

        private Ticket(int length) {
            this.length = length;
        }

        @Override
        public synchronized void close() {
            if (open) {
                open = false;
                leave(length);
            }
        }
    }
}
