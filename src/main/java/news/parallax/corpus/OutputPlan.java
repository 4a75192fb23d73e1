package news.parallax.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import news.parallax.measure.Axis;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written.
 *
 * @param out a file; its name tells the format
 * @param rejects of rows that cannot be scored; null: beside {@code out}
 * @param axes that have columns in a table; none: the usual one
 * @param partRows rows of a part of a Parquet file
 */
public record OutputPlan(Path out, @Nullable Path rejects, List<String> axes, int partRows) {
    public OutputPlan {
        axes = axes.isEmpty() ? List.of(Axis.DEFAULT_NAME) : List.copyOf(axes);
        if (partRows < 1) {
            throw new BatchRefused("a part of a Parquet file has one row at least");
        }
    }

    OutputFormat format() {
        return OutputFormat.of(out);
    }

    /** Where rejected rows go. */
    public Path rejected() {
        return rejects != null ? rejects : out.resolveSibling(out.getFileName() + ".rejects.jsonl");
    }

    /**
     * Looks, before anything is loaded, whether it can be begun.
     *
     * @throws BatchRefused where it is there and is not to be gone on with, or cannot be written
     */
    public void require(boolean resume) {
        format();
        Path folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out) || !Files.isDirectory(folder)) {
            throw new BatchRefused(Files.isDirectory(out) ? out + " is a folder" : "there is no folder " + folder);
        }
        boolean journal = Journal.begun(out);
        if (resume && Files.exists(out) && !journal) {
            throw new BatchRefused(out + " is there without its journal "
                    + Journal.of(out).getFileName() + ": nothing can be said of it. Remove it to start anew");
        }
        if (!resume && (Files.exists(out) || journal)) {
            throw new BatchRefused((Files.exists(out) ? out + " exists" : "a run for " + out + " was begun")
                    + ": --resume goes on with it; otherwise remove it and "
                    + Journal.of(out).getFileName());
        }
        if (same(rejected(), out) || same(rejected(), Journal.of(out)) || same(rejected(), FileList.of(out))) {
            throw new BatchRefused(
                    "--rejects names the file of results, its journal or its list of files: name another");
        }
        if (!journal) {
            requireNothing();
        }
    }

    /**
     * What no journal tells of is somebody else's.
     *
     * @throws BatchRefused where any of the files is there
     */
    void requireNothing() {
        if (Files.exists(out)) {
            throw new BatchRefused(out + " exists");
        }
        if (Files.exists(rejected())) {
            throw new BatchRefused(rejected() + " exists: remove it, or name another file with --rejects");
        }
        Path parts = ParquetParts.folder(out);
        if (format() == OutputFormat.PARQUET && Files.exists(parts)) {
            throw new BatchRefused(parts + " exists, where the parts of " + out + " are to lie: remove it");
        }
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
