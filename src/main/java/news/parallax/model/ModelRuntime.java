package news.parallax.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A loaded model with the threads that run it. */
public final class ModelRuntime implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ModelRuntime.class);

    private final ModelFolder folder;
    private final Tokenizer tokenizer;
    private final Encoder encoder;
    private final FairQueue<EncodingJob> queue = new FairQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ThreadLocal<Encoder.Session> session = new ThreadLocal<>();
    private final int batchTokens;
    private final String stages;
    private volatile Probe probe;

    /** Told of every batch that has run. */
    @FunctionalInterface
    public interface Probe {
        void ran(int rows, int tokens, long nanos);
    }

    /**
     * Loads the folder and scores one sentence on each thread, so that the first request meets a warm engine.
     *
     * @throws ModelException naming what is wrong with the folder
     */
    public ModelRuntime(ModelFolder folder, int threads, int batchTokens, Probe probe) {
        if (threads < 1) {
            throw new IllegalArgumentException("the encoder needs a thread");
        }
        NativeEngine.prepare();
        this.folder = folder;
        this.batchTokens = batchTokens;
        this.probe = probe;
        long begin = System.nanoTime();
        this.tokenizer = new Tokenizer(folder.tokenizer());
        long tokenizing = System.nanoTime();
        this.encoder = encoder(folder, tokenizer);
        long encoding = System.nanoTime();
        List<CompletableFuture<@Nullable Void>> warm = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
            Thread thread = new Thread(() -> work(ready), "parallax-encoder-" + i);
            thread.setDaemon(true);
            thread.start();
            this.threads.add(thread);
            warm.add(ready);
        }
        try {
            warm.forEach(CompletableFuture::join);
            this.stages = "tokenizer %d ms, engine and weights %d ms, first sentences %d ms"
                    .formatted(
                            (tokenizing - begin) / 1_000_000,
                            (encoding - tokenizing) / 1_000_000,
                            (System.nanoTime() - encoding) / 1_000_000);
        } catch (RuntimeException e) {
            close();
            throw new ModelException(
                    "the model in " + folder.path() + " cannot score a sentence: "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        }
    }

    private static Encoder encoder(ModelFolder folder, Tokenizer tokenizer) {
        try {
            return new Encoder(folder);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** What loading consisted of, for the log. */
    String stages() {
        return stages;
    }

    /** From now on another one is told. */
    void tell(Probe other) {
        probe = other;
    }

    public ModelFolder folder() {
        return folder;
    }

    public ModelId id() {
        return new ModelId(folder.description().name(), folder.description().version(), folder.hash(), "fp32");
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /** Requests whose batches wait for their turn. */
    public int queued() {
        return queue.size();
    }

    /**
     * Encodes passages; equal ones pass the encoder once. Tokenises on the calling thread.
     *
     * @return one entry for each passage, in order; completes on an encoder thread. Cancelling it drops what still
     *     waits.
     * @throws IllegalStateException when the model is being closed
     */
    public CompletableFuture<List<EncodedPassage>> encode(List<Passage> passages) {
        TokenizedText text = tokenized(passages);
        return encoded(text.rows(), text::inOrder);
    }

    /** Cuts passages into rows for {@link #encodeTogether}, on the calling thread. */
    public TokenizedText tokenized(List<Passage> passages) {
        Map<Passage, Integer> distinct = new LinkedHashMap<>();
        int[] positions = new int[passages.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = distinct.computeIfAbsent(passages.get(i), p -> distinct.size());
        }
        List<List<Row>> rows = new ArrayList<>(distinct.size());
        for (Passage passage : distinct.keySet()) {
            rows.add(Windows.of(
                    passage,
                    tokenizer.tokens(passage, folder.description().tokens().mask()),
                    folder.description().window()));
        }
        return new TokenizedText(rows, positions);
    }

    /**
     * Encodes the passages of several texts as one piece of work: rows of like length share a batch whatever text they
     * are of, so that fewer positions are padding. What a row's last digits are depends on its batch.
     *
     * @return by text as {@link #encode} would give it; fails as a whole
     * @throws IllegalStateException when the model is being closed
     */
    public CompletableFuture<List<List<EncodedPassage>>> encodeTogether(List<TokenizedText> texts) {
        List<List<Row>> rows =
                texts.stream().flatMap(text -> text.rows().stream()).toList();
        return encoded(rows, encoded -> {
            List<List<EncodedPassage>> all = new ArrayList<>(texts.size());
            int from = 0;
            for (TokenizedText text : texts) {
                int to = from + text.rows().size();
                all.add(text.inOrder(encoded.subList(from, to)));
                from = to;
            }
            return all;
        });
    }

    private <T> CompletableFuture<T> encoded(List<List<Row>> rows, Function<List<EncodedPassage>, T> result) {
        EncodingJob job = new EncodingJob(folder.description(), rows, batchTokens, this::run);
        CompletableFuture<T> encoded = job.result().thenApply(result);
        encoded.whenComplete((done, failure) -> {
            if (failure instanceof CancellationException) {
                job.fail(failure);
            }
        });
        queue.add(job);
        return encoded;
    }

    private float[][] run(Batch batch) {
        long start = System.nanoTime();
        float[][] outputs = session.get().run(batch);
        int tokens = batch.rows().stream().mapToInt(Row::length).sum();
        probe.ran(batch.rows().size(), tokens, System.nanoTime() - start);
        return outputs;
    }

    private void work(CompletableFuture<@Nullable Void> ready) {
        try (Encoder.Session own = encoder.session()) {
            session.set(own);
            own.run(Batch.pack(
                            Windows.of(
                                    new Passage("One sentence.", List.of()),
                                    tokenizer.tokens("One sentence."),
                                    folder.description().window()),
                            batchTokens,
                            folder.description().window())
                    .get(0));
            ready.complete(null);
            for (Runnable piece = queue.take(); piece != null; piece = queue.take()) {
                piece.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!ready.completeExceptionally(e)) {
                LOG.error("an encoder thread ended", e);
            }
        }
    }

    @Override
    public void close() {
        queue.close().forEach(job -> job.fail(new ModelException("the model is being closed")));
        boolean ended = true;
        for (Thread thread : threads) {
            try {
                thread.join(5_000);
                ended &= !thread.isAlive();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (ended) {
            encoder.close();
            tokenizer.close();
        }
    }
}
