package news.parallax.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one model that this process serves. */
@ApplicationScoped
public class ModelService {
    private static final Logger LOG = Logger.getLogger(ModelService.class);

    private final InferenceSettings settings;
    private final Optional<String> location;
    private final MeterRegistry meters;
    private @Nullable CompletableFuture<ModelRuntime> loading;

    ModelService(
            InferenceSettings settings,
            @ConfigProperty(name = "parallax.model") Optional<String> location,
            MeterRegistry meters) {
        this.settings = settings;
        this.location = location;
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent event) {
        if (settings.preload()) {
            load().whenComplete((model, failure) -> {
                if (failure != null) {
                    // A service without a model answers nothing but errors; whoever started it should know at once.
                    LOG.error(failure.getMessage());
                    Quarkus.asyncExit(1);
                }
            });
        }
    }

    /** Begins to load the model, once; the native library takes its time, so on a thread of its own. */
    public synchronized CompletableFuture<ModelRuntime> load() {
        if (loading == null) {
            ModelAhead.Order order = new ModelAhead.Order(
                    location,
                    settings.threads().orElse(Runtime.getRuntime().availableProcessors()),
                    settings.batchTokens());
            long begin = System.nanoTime();
            loading = ModelAhead.take(order)
                    .orElseGet(() -> ModelAhead.begun(order, LaunchMode.current()))
                    .thenApply(runtime -> entered(runtime, begin));
        }
        return loading;
    }

    /** Whether the model has been loaded and has scored a sentence. */
    public boolean ready() {
        return current().isPresent();
    }

    /** The loaded model; empty while it is still being loaded. */
    public synchronized Optional<ModelRuntime> current() {
        return loading == null || !loading.isDone() || loading.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(loading.join());
    }

    /**
     * What scores now.
     *
     * @throws IllegalStateException while the model is being loaded
     */
    public ModelId id() {
        return runtime().id();
    }

    /** {@code model.json} as it stands in the folder. */
    public String modelJson() {
        return runtime().folder().json();
    }

    /**
     * Where it lies.
     *
     * @throws IllegalStateException while the model is being loaded
     */
    ModelFolder folder() {
        return runtime().folder();
    }

    private ModelRuntime runtime() {
        return current().orElseThrow(() -> new IllegalStateException("the model is still being loaded"));
    }

    private ModelRuntime entered(ModelRuntime runtime, long begin) {
        Timer time = Timer.builder("parallax.inference")
                .description("Time of one batch in the encoder")
                .register(meters);
        Counter tokens = Counter.builder("parallax.tokens")
                .description("Tokens that passed the encoder, padding not counted")
                .register(meters);
        runtime.tell((rows, count, nanos) -> {
            time.record(nanos, TimeUnit.NANOSECONDS);
            tokens.increment(count);
        });
        meters.gauge("parallax.inference.queue", List.of(), runtime, ModelRuntime::queued);
        LOG.infof(
                "%s %s is ready after %d ms: %s",
                runtime.id().name(),
                runtime.id().version(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin),
                runtime.stages());
        return runtime;
    }

    @PreDestroy
    synchronized void close() {
        if (loading != null) {
            // One that is still being loaded is closed as soon as it is there.
            loading.thenAccept(ModelRuntime::close);
        }
    }
}
