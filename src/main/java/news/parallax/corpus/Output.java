package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run writes, kept in step: results and rejected rows go to the disk, and then the journal says so. A run
 * that was killed is gone on with from the journal's last mark, to which both files are cut back.
 */
public final class Output implements Closeable {
    private final RowFile results;
    private final Rejects rejects;
    private final @Nullable Journal journal;
    private final @Nullable Path out;
    private Mark mark;

    private Output(RowFile results, Rejects rejects, @Nullable Journal journal, @Nullable Path out, Mark mark) {
        this.results = results;
        this.rejects = rejects;
        this.journal = journal;
        this.out = out;
        this.mark = mark;
    }

    /**
     * Takes hold of the files and begins, or goes on.
     *
     * @param input what is worked on
     * @param origin how: {@code model} and {@code options}
     * @throws BatchRefused where another process has them, or something else was worked on
     */
    public static Output open(OutputPlan plan, Known input, ObjectNode origin, PrintStream err) throws IOException {
        Journal journal = Journal.take(Journal.of(plan.out()), plan.out());
        try {
            boolean resumed = journal.begun();
            Path files = FileList.of(plan.out());
            ObjectNode whole = Defaults.JSON.createObjectNode();
            if (resumed) {
                journal.require(origin);
                whole.set("input", input.again(files, journal.last().rows(), err));
                journal.resume(whole.setAll(origin));
            } else {
                plan.requireNothing();
                whole.set("input", input.begin(files));
                journal.begin(whole.setAll(origin));
            }
            Mark mark = journal.last();
            if (journal.done()) {
                requireWhole(plan, mark);
            }
            RowFile results = journal.done() ? RowFile.NONE : file(plan, mark);
            Rejects rejects = new Rejects(plan.rejected(), mark.rejects(), err);
            return new Output(results, rejects, journal, plan.out(), mark);
        } catch (IOException | RuntimeException e) {
            journal.abandon();
            throw e;
        }
    }

    /** A journal may outlive the file that it speaks of. */
    private static void requireWhole(OutputPlan plan, Mark mark) throws IOException {
        boolean table = plan.format() == OutputFormat.PARQUET;
        if (!Files.exists(plan.out()) || !table && Files.size(plan.out()) < mark.length()) {
            throw new BatchRefused(plan.out() + " was whole, and is gone or shorter now: remove "
                    + Journal.of(plan.out()) + " to start anew");
        }
        if (table) {
            // Left where a run was killed behind its last mark.
            ParquetParts.remove(plan.out());
        }
    }

    /**
     * Results on a stream, or nowhere; nothing is remembered of them.
     *
     * @param stdout null: results are not printed
     * @param rejects null: they are named on {@code err}
     */
    public static Output unremembered(@Nullable PrintStream stdout, @Nullable Path rejects, PrintStream err)
            throws IOException {
        if (rejects != null && Files.exists(rejects)) {
            throw new BatchRefused(rejects + " exists: remove it, or name another file with --rejects");
        }
        return new Output(
                stdout == null ? RowFile.NONE : new PrintedLines(stdout),
                new Rejects(rejects, 0, err),
                null,
                null,
                Mark.BEGINNING);
    }

    private static RowFile file(OutputPlan plan, Mark mark) throws IOException {
        return switch (plan.format()) {
            case JSONL -> new TextFile(plan.out(), RowEncoding.lines(), mark);
            case CSV -> new TextFile(plan.out(), RowEncoding.csv(plan.axes()), mark);
            case PARQUET -> new ParquetParts(plan.out(), plan.axes(), plan.partRows(), mark);
        };
    }

    /** How far it has come. */
    public Mark mark() {
        return mark;
    }

    /** Whether a former run came to its end. */
    public boolean done() {
        return journal != null && journal.done();
    }

    /** Writes what came of some rows, and returns when it is on the disk. */
    void write(List<ScoredRow> scored, List<RejectedRow> rejected, int created) throws IOException {
        results.write(scored);
        rejects.write(rejected);
        Mark reached = mark.plus(scored.size(), created, rejected.size());
        mark = rejects.force(results.force(reached));
        if (journal != null) {
            journal.mark(mark);
        }
        results.marked();
    }

    /** There are no more rows. */
    void finish() throws IOException {
        if (done()) {
            return;
        }
        results.finish();
        if (journal != null && out != null) {
            journal.end();
            if (OutputFormat.of(out) == OutputFormat.PARQUET) {
                ParquetParts.remove(out);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Journal last = journal;
                Rejects second = rejects;
                RowFile first = results) {
            // In this order, each whatever happens to the others.
        }
    }
}
