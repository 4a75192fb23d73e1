package news.parallax.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import news.parallax.model.EncodedPassage;
import news.parallax.model.ModelRuntime;
import news.parallax.model.ModelService;
import news.parallax.model.Passage;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import news.parallax.text.Language;
import news.parallax.text.Words;
import org.jspecify.annotations.Nullable;

/** Scores texts: the one way from a text to its numbers, for requests, commands and evaluation alike. */
// From the start, not from the first request on: its figures stand in /q/metrics before anybody has asked for a score.
@Startup
@ApplicationScoped
public class Scorer {
    /** Shorter texts are never refused for their language: there is too little to tell it by. */
    private static final int LANGUAGE_WORDS = 20;

    private final ModelService models;
    private final AxisEncoder axes;
    private final Gate gate;
    private final ExecutorService texts;
    private final ExecutorService lanes;
    private final Convoy convoy;
    private final Counter articles;
    private final Counter sentences;

    Scorer(ModelService models, AxisEncoder axes, ScoringSettings settings, MeterRegistry meters) {
        this.models = models;
        this.axes = axes;
        this.gate = new Gate(settings.maxRequests(), settings.maxCharacters());
        this.texts = Executors.newFixedThreadPool(settings.threads(), daemons("parallax-text-"));
        // Threads of its own, so that hundreds of lines of a batch do not stand before a single text.
        this.lanes = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()), daemons("parallax-convoy-"));
        this.convoy = new Convoy(this::read, this::placed, this::assembled, lanes);
        this.articles =
                Counter.builder("parallax.articles").description("Texts scored").register(meters);
        this.sentences = Counter.builder("parallax.sentences")
                .description("Sentences scored")
                .register(meters);
        meters.gauge("parallax.queue", List.of(), this, Scorer::held);
    }

    /**
     * Scores a text off the calling thread. The result depends on nothing but the submission and the model.
     *
     * <p>Emits on a worker thread. A cancelled subscription drops the work that has not begun.
     *
     * @return fails with a problem: 503 while the model is loading or when too much is waiting, 422 when the language
     *     is found not to be English and none was given
     */
    public Uni<Scores> score(Submission submission) {
        return Uni.createFrom()
                .emitter(emitter -> behindTheGate(
                        submission.length(),
                        emitter,
                        (model, cancellation) -> scored(submission, model, cancellation)));
    }

    /**
     * As {@link #score(Submission)}, in the manner that the caller chooses.
     *
     * @return {@link Manner#TOGETHER} never fails because too much is waiting: whoever asks bounds what waits
     */
    public Uni<Scores> score(Submission submission, Manner manner) {
        return switch (manner) {
            case ALONE -> score(submission);
            case TOGETHER -> Uni.createFrom().<Scores>emitter(emitter -> convoy.take(submission, model(), emitter));
        };
    }

    /**
     * Reads sentences as they are marked, all of them together, by the way that articles take.
     *
     * @param sentences few enough to be held in memory; no language is looked for
     * @return by sentence its readings: one, or one for each window of an overlong sentence. To place one on an axis
     *     take {@link AxisScale#read} of its vector, with {@link Calibration#axes()} of {@link #calibration()} and the
     *     axis as {@link AxisEncoder} encodes it for {@link CurrentModel#id()}.
     */
    public Uni<List<List<SentenceReading>>> read(List<MarkedSentence> sentences) {
        return Uni.createFrom().emitter(emitter -> {
            ModelRuntime model = model();
            onTexts(
                    () -> {
                        Reading reading = Reading.of(sentences);
                        Calibration calibration = new Calibration(model.folder().description());
                        return model.encode(reading.passages())
                                .thenApplyAsync(encoded -> reading.byPiece(encoded, calibration), texts);
                    },
                    (readings, failure) -> {
                        if (failure == null) {
                            emitter.complete(readings);
                        } else {
                            emitter.fail(cause(failure));
                        }
                    });
        });
    }

    /**
     * The calibration of the model that scores now.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 while the model is loading
     */
    public Calibration calibration() {
        return new Calibration(model().folder().description());
    }

    /**
     * Says which words pull the sentences of a text towards the poles: for each axis up to three sentences for each
     * pole, of the text and not of the title, that stand more than {@link Explaining#FLOOR} from the middle (fewer with
     * more than four axes, but always one).
     *
     * <p>Emits on a worker thread. A cancelled subscription drops the work that has not begun. It is more work than
     * scoring: for an article of 900 words on one axis some two or three times as much, on ten axes some seven times;
     * the gate counts it so. Nothing of it is kept.
     *
     * @param submission with the axes to be explained
     * @param sentences of its text, as {@link #score} gave them; their vectors are not needed
     * @param places where each stands, by the name of the axis
     * @return by the name of the axis, strongest first; without any where the model places nothing on axes; fails with
     *     a problem, 503, while the model is loading or when too much is waiting
     */
    public Uni<Map<String, List<Explanation>>> explain(
            Submission submission, List<SentenceReading> sentences, List<Map<String, AxisReading>> places) {
        return Uni.createFrom()
                .emitter(emitter -> behindTheGate(
                        Explaining.length(submission),
                        emitter,
                        (model, cancellation) -> placed(submission.axes(), model)
                                .thenComposeAsync(
                                        axes -> axes.isEmpty()
                                                ? CompletableFuture.completedFuture(Map.of())
                                                : new Explaining(
                                                                submission,
                                                                sentences,
                                                                places,
                                                                axes,
                                                                AxisScale.of(model.folder()
                                                                                .description())
                                                                        .orElseThrow())
                                                        .explained(
                                                                passages -> encoded(model, passages, cancellation),
                                                                texts),
                                        texts)));
    }

    private static CompletableFuture<List<EncodedPassage>> encoded(
            ModelRuntime model, List<Passage> passages, Cancellation cancellation) {
        cancellation.check();
        return cancellation.covers(model.encode(passages));
    }

    private CompletableFuture<Scores> scored(Submission submission, ModelRuntime model, Cancellation cancellation) {
        cancellation.check();
        Reading reading = read(submission);
        List<Passage> passages = reading.passages();
        return encoded(model, passages, cancellation)
                .thenCombineAsync(
                        placed(submission.axes(), model),
                        (encoded, placed) ->
                                assembled(new Assembly(submission, reading, passages, model, placed), encoded),
                        texts);
    }

    private Scores assembled(Assembly assembly, List<EncodedPassage> encoded) {
        Scores scores = assembly.scores(encoded);
        articles.increment();
        sentences.increment(scores.sentences().size());
        return scores;
    }

    private <T> void behindTheGate(
            int length,
            UniEmitter<? super T> emitter,
            BiFunction<ModelRuntime, Cancellation, CompletableFuture<T>> work) {
        ModelRuntime model = model();
        Gate.Ticket ticket = gate.enter(length);
        Cancellation cancellation = new Cancellation();
        emitter.onTermination(cancellation::cancel);
        onTexts(() -> work.apply(model, cancellation), (done, failure) -> {
            ticket.close();
            if (failure == null) {
                emitter.complete(done);
            } else {
                emitter.fail(cause(failure));
            }
        });
    }

    /** Axes as the model sees them; none where it places nothing on them. */
    private CompletableFuture<List<EncodedAxis>> placed(List<Axis> asked, ModelRuntime model) {
        CompletableFuture<List<EncodedAxis>> placed = CompletableFuture.completedFuture(List.of());
        if (model.folder().description().axes().isPresent()) {
            for (Axis axis : asked) {
                placed = placed.thenCombine(
                        axes.encoding(axis, model.id()),
                        (before, encoded) ->
                                Stream.concat(before.stream(), encoded.stream()).toList());
            }
        }
        return placed;
    }

    /**
     * Begins work on a thread for texts and hands on what comes of it. All of it is set up on that thread: what is
     * attached to work that has ended already runs on the thread that attaches it, which may be an event loop.
     */
    private <T> void onTexts(Supplier<CompletableFuture<T>> work, BiConsumer<@Nullable T, @Nullable Throwable> done) {
        try {
            texts.execute(() -> begun(work).whenComplete(done));
        } catch (RejectedExecutionException e) {
            done.accept(null, e);
        }
    }

    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What a failure is to the caller. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RejectedExecutionException
                ? Problems.unavailable(Duration.ofSeconds(5), "The service is being stopped. Send this again later.")
                : cause;
    }

    private Reading read(Submission submission) {
        if (submission.language() == null && Words.count(submission.text()) >= LANGUAGE_WORDS) {
            Optional<String> found = Language.detect(submission.text());
            if (found.isPresent() && !found.get().equals("en")) {
                throw Problems.unprocessable(List.of(new Violation(
                        "text",
                        "The text was found to be in '" + found.get() + "'; this model reads English. "
                                + "If it is English, send \"language\": \"en\".",
                        null)));
            }
        }
        return Reading.of(submission);
    }

    private ModelRuntime model() {
        return models.current()
                .orElseThrow(() -> Problems.unavailable(
                        Duration.ofSeconds(3), "The model is still being loaded. Send this again in a moment."));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What has been let in is finished, or fails because the model is gone: nobody is left waiting. */
    @PreDestroy
    void close() {
        texts.shutdown();
        lanes.shutdown();
    }

    /** Texts that are being scored or wait for it: what works in the background lets them go first. */
    public int held() {
        return gate.held() + convoy.held();
    }
}
