package news.parallax.model;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A model that is loaded when somebody needs it, on one thread, and let go when nobody has for a while. */
final class OlderModel implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OlderModel.class);

    private final ModelFolder folder;
    private final int batchTokens;
    private final Duration idle;
    private final Executor threads;
    private @Nullable CompletableFuture<ModelRuntime> loading;
    private int users;
    private long turns;

    /** @param threads loading and unloading take place on */
    OlderModel(ModelFolder folder, int batchTokens, Duration idle, Executor threads) {
        this.folder = folder;
        this.batchTokens = batchTokens;
        this.idle = idle;
        this.threads = threads;
    }

    /** Runs work while the model is loaded; it is not unloaded before the work has ended. */
    <T> CompletableFuture<T> with(Function<ModelRuntime, CompletableFuture<T>> work) {
        return entered().thenCompose(work).whenComplete((done, failure) -> left());
    }

    ModelFolder folder() {
        return folder;
    }

    synchronized boolean loaded() {
        return loading != null;
    }

    private synchronized CompletableFuture<ModelRuntime> entered() {
        users++;
        turns++;
        if (loading == null || loading.isCompletedExceptionally()) {
            loading = CompletableFuture.supplyAsync(
                    () -> {
                        ModelRuntime runtime = new ModelRuntime(folder, 1, batchTokens, (rows, tokens, nanos) -> {});
                        LOG.infof(
                                "the older %s %s is ready",
                                runtime.id().name(), runtime.id().version());
                        return runtime;
                    },
                    threads);
        }
        return loading;
    }

    private synchronized void left() {
        users--;
        long turn = turns;
        if (users == 0) {
            CompletableFuture.delayedExecutor(idle.toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> rest(turn));
        }
    }

    private synchronized void rest(long turn) {
        if (users == 0 && turns == turn) {
            close();
        }
    }

    @Override
    public synchronized void close() {
        if (loading != null) {
            loading.thenAccept(ModelRuntime::close);
            loading = null;
        }
    }
}
