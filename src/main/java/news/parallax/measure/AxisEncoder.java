package news.parallax.measure;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import news.parallax.model.EncodedPassage;
import news.parallax.model.InstalledModels;
import news.parallax.model.ModelId;
import news.parallax.model.ModelRuntime;
import news.parallax.platform.Problems;

/** Turns axes into vectors, by the model that scores now or by an older one that is installed beside it. */
@ApplicationScoped
public class AxisEncoder {
    /** Encodings that are kept: 2 KiB and the phrases each. */
    private static final int KEPT = 1_000;

    private final InstalledModels models;
    private final ExecutorService phrases = Executors.newFixedThreadPool(2, AxisEncoder::daemon);
    private final Gate gate;
    private final Map<Key, CompletableFuture<Optional<EncodedAxis>>> kept = new LinkedHashMap<>(64, 0.75f, true);

    private record Key(String hash, String axisVersion) {}

    @Inject
    AxisEncoder(InstalledModels models, ScoringSettings settings) {
        this(models, settings.maxCharacters());
    }

    /** @param mostCharacters of phrases that wait or are being encoded; bounds the work that requests leave behind */
    AxisEncoder(InstalledModels models, long mostCharacters) {
        this.models = models;
        this.gate = new Gate(Integer.MAX_VALUE, mostCharacters);
    }

    /**
     * An axis as a model sees it. The poles depend on the phrases and the model, not on the phrases' order. They are
     * encoded in one batch and kept; equal requests that come meanwhile share the encoding.
     *
     * @param model whose sentence vectors are to be placed; found by its hash
     * @return empty where no installed model has that hash; emits on a thread of the encoder, or at once where the axis
     *     is known; fails with a {@link news.parallax.model.ModelException} where an older model cannot be loaded, and
     *     with a problem, 503, while the current one is or when too many phrases are waiting. Giving up the
     *     subscription does not stop the encoding.
     */
    public Uni<Optional<EncodedAxis>> encode(Axis axis, ModelId model) {
        return Uni.createFrom().completionStage(() -> encoding(axis, model).copy());
    }

    /** As {@link #encode}; shared by all who ask, so not to be completed or cancelled. */
    CompletableFuture<Optional<EncodedAxis>> encoding(Axis axis, ModelId model) {
        if (!models.ready()) {
            return CompletableFuture.failedFuture(Problems.unavailable(
                    Duration.ofSeconds(3), "The model is still being loaded. Send this again in a moment."));
        }
        Key key = new Key(model.hash(), axis.version());
        CompletableFuture<Optional<EncodedAxis>> encoding;
        Gate.Ticket ticket;
        synchronized (kept) {
            CompletableFuture<Optional<EncodedAxis>> known = kept.get(key);
            if (known != null) {
                return known;
            }
            try {
                ticket = gate.enter(axis.length());
            } catch (HttpProblem full) {
                return CompletableFuture.failedFuture(full);
            }
            encoding = new CompletableFuture<>();
            kept.put(key, encoding);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        // Tokenising is nothing for an event loop.
        try {
            phrases.execute(() -> begun(axis, key).whenComplete((found, failure) -> {
                ticket.close();
                if (failure != null || found.isEmpty()) {
                    // What could not be done now may be possible later.
                    forget(key, encoding);
                }
                if (failure == null) {
                    encoding.complete(found);
                } else {
                    encoding.completeExceptionally(failure);
                }
            }));
        } catch (RejectedExecutionException e) {
            ticket.close();
            forget(key, encoding);
            encoding.completeExceptionally(e);
        }
        return encoding;
    }

    private CompletableFuture<Optional<EncodedAxis>> begun(Axis axis, Key key) {
        try {
            return models.with(key.hash(), model -> by(model, axis));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void forget(Key key, CompletableFuture<Optional<EncodedAxis>> encoding) {
        synchronized (kept) {
            kept.remove(key, encoding);
        }
    }

    private CompletableFuture<EncodedAxis> by(ModelRuntime model, Axis axis) {
        // In one order, so that the same phrases give the same digits however they are listed.
        List<MarkedSentence> negative = sorted(axis.negative());
        List<MarkedSentence> positive = sorted(axis.positive());
        Reading reading =
                Reading.of(Stream.concat(negative.stream(), positive.stream()).toList());
        return model.encode(reading.passages()).thenApply(encoded -> {
            List<EncodedPassage> first = encoded.subList(0, negative.size());
            List<EncodedPassage> second = encoded.subList(negative.size(), encoded.size());
            return new EncodedAxis(axis, model.id(), Pole.of(first), Pole.of(second));
        });
    }

    private static List<MarkedSentence> sorted(List<String> phrases) {
        return phrases.stream()
                .map(Axis::normalized)
                .sorted()
                .map(phrase -> new MarkedSentence(phrase, List.of()))
                .toList();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "parallax-axis");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        phrases.shutdown();
    }
}
