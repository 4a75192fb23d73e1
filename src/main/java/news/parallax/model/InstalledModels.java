package news.parallax.model;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The model that scores now, and older ones beside it ({@code parallax.older-models}: model folders) that still can be
 * asked what their stored vectors mean.
 */
@ApplicationScoped
public class InstalledModels {
    private static final Logger LOG = Logger.getLogger(InstalledModels.class);

    private static final Duration IDLE = Duration.ofMinutes(10);

    /** Hashing and loading take their time: each on a thread of its own, of which there are few. */
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "parallax-older-model");
        thread.setDaemon(true);
        thread.start();
    };

    private final ModelService current;
    private final InferenceSettings settings;
    private final List<Path> folders;
    private final Duration idle;
    private @Nullable CompletableFuture<Map<String, OlderModel>> reading;

    @Inject
    InstalledModels(
            ModelService current,
            InferenceSettings settings,
            @ConfigProperty(name = "parallax.older-models") Optional<List<String>> folders) {
        this(current, settings, folders.orElse(List.of()).stream().map(Path::of).toList(), IDLE);
    }

    /** @param idle after which an older model is unloaded */
    InstalledModels(ModelService current, InferenceSettings settings, List<Path> folders, Duration idle) {
        this.current = current;
        this.settings = settings;
        this.folders = List.copyOf(folders);
        this.idle = idle;
    }

    void onStart(@Observes StartupEvent event) {
        if (settings.preload() && !folders.isEmpty()) {
            older().whenComplete((models, failure) -> {
                if (failure != null) {
                    // As for the model that scores: whoever set it should know at once.
                    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                    LOG.error("parallax.older-models: " + cause.getMessage());
                    Quarkus.asyncExit(1);
                }
            });
        }
    }

    /** Whether the model that scores now has been loaded. */
    public boolean ready() {
        return current.ready();
    }

    /**
     * Hands work to the model of this hash, which is loaded where it is an older one that rests; it stays loaded until
     * the work is done, and for some time after.
     *
     * @param work begins on a thread of this class or, with the model that scores now, on the calling one
     * @return empty where no installed model has the hash; fails with a {@link ModelException} where one cannot be
     *     loaded, and as the work fails
     */
    public <T> CompletableFuture<Optional<T>> with(String hash, Function<ModelRuntime, CompletableFuture<T>> work) {
        Optional<ModelRuntime> now =
                current.current().filter(model -> model.id().hash().equals(hash));
        if (now.isPresent()) {
            return work.apply(now.get()).thenApply(Optional::of);
        }
        return older().thenCompose(models -> {
            OlderModel model = models.get(hash);
            return model == null
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : model.with(work).thenApply(Optional::of);
        });
    }

    /**
     * The folders of all of them, that of the model that scores now first; completes on any thread.
     *
     * @throws IllegalStateException while that one is being loaded
     */
    public CompletableFuture<List<ModelFolder>> folders() {
        ModelFolder now = current.folder();
        return older().thenApply(models -> Stream.concat(
                        Stream.of(now), models.values().stream().map(OlderModel::folder))
                .toList());
    }

    private synchronized CompletableFuture<Map<String, OlderModel>> older() {
        if (reading == null || reading.isCompletedExceptionally()) {
            reading = folders.isEmpty()
                    ? CompletableFuture.completedFuture(Map.of())
                    : CompletableFuture.supplyAsync(this::read, THREADS);
        }
        return reading;
    }

    private Map<String, OlderModel> read() {
        Map<String, OlderModel> models = new LinkedHashMap<>();
        for (Path folder : folders) {
            ModelFolder read = ModelFolder.read(folder);
            models.put(read.hash(), new OlderModel(read, settings.batchTokens(), idle, THREADS));
        }
        return models;
    }

    @PreDestroy
    synchronized void close() {
        if (reading != null) {
            reading.thenAccept(models -> models.values().forEach(OlderModel::close));
        }
    }
}
