package news.parallax.worker;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * When work has to be done with.
 *
 * @param nanos as {@link System#nanoTime} counts them
 */
record Deadline(long nanos) {
    static Deadline in(Duration left) {
        return new Deadline(System.nanoTime() + left.toNanos());
    }

    /** Nothing or less where it has passed. */
    Duration left() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }

    boolean sooner(Duration than) {
        return left().compareTo(than) < 0;
    }

    /**
     * Waits for work, and gives it up when the time has come.
     *
     * @return empty where it was given up
     */
    <T> Optional<T> await(Uni<T> work) {
        Duration left = left();
        if (left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        return work.map(Optional::of)
                .ifNoItem()
                .after(left)
                .recoverWithItem(Optional::empty)
                .await()
                .indefinitely();
    }
}
