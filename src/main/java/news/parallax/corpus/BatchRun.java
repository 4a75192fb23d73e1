package news.parallax.corpus;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import news.parallax.batch.LineOutcome;
import news.parallax.platform.Problems;

/**
 * Scores an input to an output, row by row in order. Some rows are scored together, and the next ones are sent before
 * the former are back, so that the model always has work; what came of them is written in the order of the input.
 */
public final class BatchRun {
    /** Rows that are scored together, unless they are long. */
    static final int TOGETHER = 32;

    /** Bytes of requests that are scored together, unless one is longer. */
    static final int BYTES = 512 << 10;

    /** Portions that are on their way. */
    static final int AHEAD = 3;

    /** For what is on its way when nothing more can be written. */
    private static final int PATIENCE_SECONDS = 10;

    private final ArticleSource source;
    private final Output output;
    private final Function<List<byte[]>, Uni<List<LineOutcome>>> process;
    private final Retrying retrying;
    private final BooleanSupplier stopped;
    private final Listener listener;

    /** Is told of what has been written. */
    public interface Listener {
        /**
         * @param rows that were done with just now
         * @param read bytes of the input up to there
         */
        void written(int rows, long read);
    }

    /**
     * @param process scores lines
     * @param stopped whether no more rows are to be begun
     */
    public BatchRun(
            ArticleSource source,
            Output output,
            Function<List<byte[]>, Uni<List<LineOutcome>>> process,
            BooleanSupplier stopped,
            Listener listener) {
        this.source = source;
        this.output = output;
        this.process = process;
        this.retrying = new Retrying(
                lines -> process.apply(lines).await().indefinitely(),
                time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()),
                stopped);
        this.stopped = stopped;
        this.listener = listener;
    }

    /** Rows that were sent together. */
    private record Portion(List<InputRow> rows, List<byte[]> lines, CompletionStage<List<LineOutcome>> outcomes) {
        void await() {
            outcomes.handle((some, failure) -> null)
                    .toCompletableFuture()
                    .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    /**
     * Works until the input ends or it is stopped.
     *
     * @return whether the input came to its end
     * @throws IOException where the input cannot be read on, or the output cannot be written; what was written stays
     */
    public boolean run() throws IOException, InterruptedException {
        if (output.done()) {
            return true;
        }
        source.skip(output.mark().rows());
        Deque<Portion> ahead = new ArrayDeque<>();
        try {
            return run(ahead);
        } finally {
            // Nothing is pulled away from under what is still being scored when writing failed.
            ahead.forEach(Portion::await);
        }
    }

    private boolean run(Deque<Portion> ahead) throws IOException, InterruptedException {
        IOException broken = null;
        boolean over = false;
        while (true) {
            while (!over && broken == null && ahead.size() < AHEAD && !stopped.getAsBoolean()) {
                List<InputRow> rows = new ArrayList<>();
                try {
                    over = !fill(rows, !ahead.isEmpty());
                } catch (IOException e) {
                    // What could be read is scored first.
                    broken = e;
                }
                if (!rows.isEmpty()) {
                    ahead.add(send(rows));
                } else if (!ahead.isEmpty()) {
                    // Whoever sends pauses: what is on its way is answered meanwhile.
                    break;
                }
            }
            Portion next = ahead.poll();
            if (next == null) {
                break;
            }
            settle(next);
        }
        if (broken != null) {
            throw broken;
        }
        if (over) {
            output.finish();
        }
        return over;
    }

    /**
     * @param others whether there are rows on their way, which are not to wait for these
     * @return false at the input's end
     */
    private boolean fill(List<InputRow> rows, boolean others) throws IOException, InterruptedException {
        long bytes = 0;
        while (rows.size() < TOGETHER && bytes < BYTES) {
            if (!source.ready()) {
                if (others || !rows.isEmpty() || stopped.getAsBoolean()) {
                    return true;
                }
                continue;
            }
            InputRow row = source.next();
            if (row == null) {
                return false;
            }
            rows.add(row);
            bytes += row.request().length;
        }
        return true;
    }

    private Portion send(List<InputRow> rows) {
        List<byte[]> lines = rows.stream()
                .filter(row -> row.fault() == null)
                .map(InputRow::request)
                .toList();
        return new Portion(rows, lines, process.apply(lines).subscribeAsCompletionStage());
    }

    private void settle(Portion portion) throws IOException, InterruptedException {
        List<LineOutcome> outcomes = retrying.settled(
                portion.lines(), portion.outcomes().toCompletableFuture().join());
        List<ScoredRow> scored = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        int created = 0;
        int at = 0;
        for (InputRow row : portion.rows()) {
            if (row.fault() != null) {
                rejected.add(new RejectedRow(row, Problems.badRequest(row.fault())));
                continue;
            }
            LineOutcome outcome = outcomes.get(at++);
            if (outcome instanceof LineOutcome.Scored ok) {
                scored.add(new ScoredRow(row, ok.result()));
                created += ok.created() ? 1 : 0;
            } else {
                rejected.add(new RejectedRow(row, ((LineOutcome.Refused) outcome).problem()));
            }
        }
        output.write(scored, rejected, created);
        listener.written(
                portion.rows().size(),
                portion.rows().get(portion.rows().size() - 1).read());
    }
}
