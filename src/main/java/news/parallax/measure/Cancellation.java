package news.parallax.measure;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Whether the caller still waits; passes a cancellation on to the encoder. */
final class Cancellation {
    private boolean cancelled;
    private CompletableFuture<?> covered = CompletableFuture.completedFuture(null);

    synchronized void cancel() {
        cancelled = true;
        covered.cancel(false);
    }

    synchronized <T> CompletableFuture<T> covers(CompletableFuture<T> future) {
        covered = future;
        if (cancelled) {
            future.cancel(false);
        }
        return future;
    }

    synchronized void check() {
        if (cancelled) {
            throw new CancellationException();
        }
    }
}
