package news.parallax.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The passages of one request on their way through the encoder. */
final class EncodingJob implements FairQueue.Job {
    private final ModelDescription description;
    private final Function<Batch, float[][]> encoder;
    private final List<List<Integer>> rowsOfPassage;
    private final List<Row> rows;
    private final Deque<Batch> waiting;
    private final AtomicInteger unfinished;
    private final EncodedPassage.Window[] windows;
    private final Map<Integer, Map<Integer, Map<String, float[]>>> mentions;
    private final CompletableFuture<List<EncodedPassage>> result = new CompletableFuture<>();

    /**
     * @param rows by passage
     * @param encoder runs one batch on the calling thread
     */
    EncodingJob(
            ModelDescription description, List<List<Row>> rows, int batchTokens, Function<Batch, float[][]> encoder) {
        this.description = description;
        this.encoder = encoder;
        this.rows = new ArrayList<>();
        this.rowsOfPassage = new ArrayList<>(rows.size());
        for (List<Row> passage : rows) {
            List<Integer> positions = new ArrayList<>(passage.size());
            for (Row row : passage) {
                positions.add(this.rows.size());
                this.rows.add(row);
            }
            rowsOfPassage.add(positions);
        }
        this.waiting = new ArrayDeque<>(Batch.pack(this.rows, batchTokens, description.window()));
        this.unfinished = new AtomicInteger(waiting.size());
        this.windows = new EncodedPassage.Window[this.rows.size()];
        this.mentions = new HashMap<>();
        if (waiting.isEmpty()) {
            result.complete(List.of());
        }
    }

    CompletableFuture<List<EncodedPassage>> result() {
        return result;
    }

    /** Nothing more once the job has failed or was given up: what still waits is let go. */
    @Override
    public boolean hasNext() {
        return !waiting.isEmpty() && !result.isDone();
    }

    @Override
    public Runnable next() {
        Batch batch = waiting.removeFirst();
        return () -> run(batch);
    }

    /** Drops what is still waiting: nobody wants the result any more. */
    void fail(Throwable cause) {
        result.completeExceptionally(cause);
    }

    private void run(Batch batch) {
        // A request that was given up or that failed costs nothing more.
        if (result.isDone()) {
            return;
        }
        try {
            unpack(batch, encoder.apply(batch));
            if (unfinished.decrementAndGet() == 0) {
                result.complete(assemble());
            }
        } catch (RuntimeException | Error e) {
            // It is the job's failure, not the thread's, which goes on to the next job.
            result.completeExceptionally(e);
        }
    }

    private void unpack(Batch batch, float[][] outputs) {
        int mention = 0;
        for (int r = 0; r < batch.rows().size(); r++) {
            Row row = batch.rows().get(r);
            int position = batch.positions()[r];
            windows[position] = window(row, r, outputs);
            if (!row.mentions().isEmpty()) {
                Map<Integer, Map<String, float[]>> ofRow = new HashMap<>();
                for (Row.RowMention m : row.mentions()) {
                    ofRow.put(m.index(), logits(ModelDescription.Unit.MENTION, mention++, outputs));
                }
                synchronized (mentions) {
                    mentions.put(position, ofRow);
                }
            }
        }
    }

    private EncodedPassage.Window window(Row row, int index, float[][] outputs) {
        int unknown = 0;
        for (long id : row.ids()) {
            unknown += id == description.tokens().unknown() ? 1 : 0;
        }
        float[] vector =
                slice(outputs[description.outputs().indexOf(ModelDescription.VECTOR)], index, description.width());
        Map<String, float[]> logits = logits(ModelDescription.Unit.SENTENCE, index, outputs);
        logits.putAll(logits(ModelDescription.Unit.ARTICLE, index, outputs));
        return new EncodedPassage.Window(row.begin(), row.end(), row.ids().length, unknown, vector, logits);
    }

    private Map<String, float[]> logits(ModelDescription.Unit unit, int index, float[][] outputs) {
        Map<String, float[]> logits = new HashMap<>();
        for (int i = 0; i < outputs.length; i++) {
            String name = description.outputs().get(i);
            ModelDescription.Head head = description.measures().get(name);
            if (head != null && head.unit() == unit) {
                logits.put(name, slice(outputs[i], index, head.labels().size()));
            }
        }
        return logits;
    }

    private static float[] slice(float[] flat, int index, int width) {
        float[] part = new float[width];
        System.arraycopy(flat, index * width, part, 0, width);
        return part;
    }

    private List<EncodedPassage> assemble() {
        List<EncodedPassage> passages = new ArrayList<>(rowsOfPassage.size());
        for (List<Integer> positions : rowsOfPassage) {
            List<EncodedPassage.Window> ofPassage = new ArrayList<>(positions.size());
            Map<Integer, EncodedPassage.MentionLogits> byIndex = new HashMap<>();
            for (int position : positions) {
                int window = ofPassage.size();
                ofPassage.add(windows[position]);
                mentions.getOrDefault(position, Map.of())
                        .forEach((index, logits) ->
                                byIndex.put(index, new EncodedPassage.MentionLogits(window, logits)));
            }
            List<EncodedPassage.MentionLogits> ordered = new ArrayList<>(byIndex.size());
            for (int i = 0; i < byIndex.size(); i++) {
                ordered.add(byIndex.get(i));
            }
            passages.add(new EncodedPassage(ofPassage, ordered));
        }
        return passages;
    }
}
