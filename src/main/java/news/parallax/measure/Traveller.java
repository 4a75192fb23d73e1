package news.parallax.measure;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import news.parallax.model.ModelRuntime;
import news.parallax.model.Passage;
import news.parallax.model.TokenizedText;
import org.jspecify.annotations.Nullable;

/** One text of a {@link Convoy}, which guards what changes here. */
final class Traveller {
    final Submission submission;
    final ModelRuntime model;
    final UniEmitter<? super Scores> emitter;
    CompletableFuture<List<EncodedAxis>> axes = CompletableFuture.completedFuture(List.of());
    volatile boolean cancelled;
    boolean inside;
    boolean alone;
    boolean ended;
    List<Traveller> group = List.of();

    @Nullable
    CompletableFuture<?> encoding;

    private @Nullable Cut cut;

    private record Cut(Reading reading, List<Passage> passages, TokenizedText text, int tokens) {}

    Traveller(Submission submission, ModelRuntime model, UniEmitter<? super Scores> emitter) {
        this.submission = submission;
        this.model = model;
        this.emitter = emitter;
    }

    /** Cuts the text on the calling thread, and has its axes encoded meanwhile. */
    void read(Reading reading, BiFunction<List<Axis>, ModelRuntime, CompletableFuture<List<EncodedAxis>>> placed) {
        axes = placed.apply(submission.axes(), model);
        List<Passage> passages = reading.passages();
        TokenizedText text = model.tokenized(passages);
        cut = new Cut(reading, passages, text, text.tokens());
    }

    int tokens() {
        return known().tokens();
    }

    TokenizedText text() {
        return known().text();
    }

    void aboard(List<Traveller> others, CompletableFuture<?> encoded) {
        group = others;
        encoding = encoded;
    }

    Assembly assembly(List<EncodedAxis> placed) {
        return new Assembly(submission, known().reading(), known().passages(), model, placed);
    }

    private Cut known() {
        if (cut == null) {
            throw new IllegalStateException("a text is cut before it travels");
        }
        return cut;
    }
}
