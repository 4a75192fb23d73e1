package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import news.parallax.platform.Problems;

/**
 * Lets few comparisons be made at once and few wait: each takes memory and about a second of a core.
 *
 * <p>Work that has begun runs to its end whoever waits for it; one that still waits leaves the line with its client.
 */
@ApplicationScoped
class Desks {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;

    private final int free;
    private final int line;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int busy;

    Desks() {
        this(AT_ONCE, WAITING);
    }

    Desks(int free, int line) {
        this.free = free;
        this.line = line;
    }

    /** The work's result; fails with 503 where the line is full. */
    <T> Uni<T> at(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(client -> {
            Runnable task = () -> Uni.createFrom()
                    .deferred(work::get)
                    .onTermination()
                    .invoke(this::leave)
                    .subscribe()
                    .with(client::complete, client::fail);
            client.onTermination(() -> forget(task));
            switch (enter(task)) {
                case NOW -> task.run();
                case LATER -> {}
                case NEVER ->
                    client.fail(Problems.unavailable(
                            RETRY, "Too many comparisons are being made. Send the request again later."));
            }
        });
    }

    private enum Turn {
        NOW,
        LATER,
        NEVER
    }

    private synchronized Turn enter(Runnable task) {
        if (busy < free) {
            busy++;
            return Turn.NOW;
        }
        if (waiting.size() < line) {
            waiting.add(task);
            return Turn.LATER;
        }
        return Turn.NEVER;
    }

    private synchronized void forget(Runnable task) {
        waiting.remove(task);
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                busy--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
