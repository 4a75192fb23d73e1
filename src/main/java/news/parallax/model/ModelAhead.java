package news.parallax.model;

import io.quarkus.runtime.LaunchMode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A model that is being loaded before there is a service to use it: its libraries and weights take as long as the
 * service itself takes to start, and need nothing of it.
 */
public final class ModelAhead {
    private record Begun(Order order, CompletableFuture<ModelRuntime> model) {}

    /**
     * Which model, and how it is to be run.
     *
     * @param location as {@code parallax.model}; the one beside the jar where there is none
     */
    public record Order(Optional<String> location, int threads, int batchTokens) {}

    private static final AtomicReference<Begun> BEGUN = new AtomicReference<>();

    private ModelAhead() {}

    /** Begins to load on a thread of its own; what fails is found out by whoever takes it. */
    public static void begin(Order order) {
        BEGUN.set(new Begun(order, begun(order, LaunchMode.NORMAL)));
    }

    /** The model that was begun, once; empty where none was, or another than is wanted. */
    static Optional<CompletableFuture<ModelRuntime>> take(Order wanted) {
        Begun begun = BEGUN.getAndSet(null);
        if (begun == null) {
            return Optional.empty();
        }
        if (!begun.order().equals(wanted)) {
            begun.model().thenAccept(ModelRuntime::close);
            return Optional.empty();
        }
        return Optional.of(begun.model());
    }

    /** A model that is being loaded; nobody is told of its batches yet. */
    static CompletableFuture<ModelRuntime> begun(Order order, LaunchMode mode) {
        CompletableFuture<ModelRuntime> model = new CompletableFuture<>();
        Thread loader = new Thread(
                () -> {
                    try {
                        model.complete(new ModelRuntime(
                                ModelLocation.find(order.location(), mode),
                                order.threads(),
                                order.batchTokens(),
                                (rows, tokens, nanos) -> {}));
                    } catch (RuntimeException | Error e) {
                        model.completeExceptionally(e);
                    }
                },
                "parallax-model-loader");
        loader.setDaemon(true);
        loader.start();
        return model;
    }
}
