package news.parallax.batch;

import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream that have been read and whose answers have not left, in order. Each weighs what its answer is
 * reckoned to have, from the beginning, and what it has as soon as it is there; until its last byte has left.
 */
final class HeldLines {
    /** Of answers that leave together; a longer one leaves in pieces. */
    private static final int PORTION = 1 << 17;

    private final BatchSettings settings;
    private final Deque<Held> lines = new ArrayDeque<>();
    private long weight;
    private long leaving;
    private int taken;
    private long last;

    /** A line in the works. */
    static final class Held {
        private final long number;
        private long weight;
        private boolean dropped;
        private @Nullable Cancellable running;
        private byte @Nullable [] answer;

        private Held(Line line) {
            number = line.number();
            weight = AnswerWeight.of(line.bytes());
        }

        /** What is cancelled when nobody wants the answer any more. */
        void runs(Cancellable work) {
            // It may have been answered already, and would keep the line.
            running = answer == null ? work : null;
        }

        private void cancel() {
            if (running != null) {
                running.cancel();
            }
        }
    }

    HeldLines(BatchSettings settings) {
        this.settings = settings;
    }

    /** Whether one more may be read, whatever its weight. */
    boolean room() {
        return lines.size() < settings.lines() && (weight == 0 || weight < settings.bytes());
    }

    Held add(Line line) {
        Held one = new Held(line);
        lines.add(one);
        weight += one.weight;
        last = line.number();
        return one;
    }

    /** Whether it would fill all the room alone. */
    boolean heavy(Held one) {
        return one.weight >= settings.bytes();
    }

    void answered(Held one, byte[] answer) {
        if (one.dropped) {
            return;
        }
        weight += answer.length - one.weight;
        one.weight = answer.length;
        one.answer = answer;
        one.running = null;
    }

    /** What leaves next; empty while the first line has no answer. */
    Buffer portion() {
        Buffer portion = Buffer.buffer();
        for (Held one = lines.peek();
                one != null && one.answer != null && portion.length() < PORTION;
                one = lines.peek()) {
            int length = Math.min(one.answer.length - taken, PORTION - portion.length());
            portion.appendBytes(one.answer, taken, length);
            taken += length;
            if (taken == one.answer.length) {
                leaving += one.weight;
                lines.remove();
                taken = 0;
            }
        }
        return portion;
    }

    /** The last portion is with the client. */
    void left() {
        weight -= leaving;
        leaving = 0;
    }

    /** No answer is owed. */
    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Number of the first line that has not been answered, when all that are held have been. */
    long next() {
        return last + 1;
    }

    /**
     * Gives up the first line that has no answer yet and all behind it, since answers are in order; if there is one.
     */
    boolean drop() {
        boolean dropped = false;
        for (Iterator<Held> all = lines.iterator(); all.hasNext(); ) {
            Held one = all.next();
            if (!dropped && one.answer == null) {
                dropped = true;
                last = one.number - 1;
            }
            if (dropped) {
                one.dropped = true;
                one.cancel();
                all.remove();
                weight -= one.weight;
            }
        }
        return dropped;
    }

    void clear() {
        lines.forEach(Held::cancel);
        lines.clear();
    }
}
