package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import news.parallax.export.ResultFile;

/**
 * Results as a Parquet file, which cannot be cut off and gone on with: it is made of parts, in a folder beside it. Rows
 * are lines of a file until there are enough of them for a part; then they are read back, so that no more than a row
 * group is in memory. In the end the parts' row groups are put behind each other, and the folder goes.
 */
final class ParquetParts implements RowFile {
    /** Rows of a part: row groups of some MiB. */
    static final int ROWS = 20_000;

    private final Path out;
    private final Path folder;
    private final List<String> axes;
    private final int most;
    private final RowEncoding encoding = RowEncoding.kept();
    private final AppendedFile kept;
    private long rowsKept;
    private int parts;
    private boolean moved;

    /**
     * @param axes that have columns
     * @param mark up to which parts and rows are whole
     * @param most rows of a part
     */
    ParquetParts(Path out, List<String> axes, int most, Mark mark) throws IOException {
        this.out = out;
        this.folder = folder(out);
        this.axes = List.copyOf(axes);
        this.most = most;
        this.parts = mark.parts();
        Files.createDirectories(folder);
        removeBeyond(parts);
        this.kept = AppendedFile.open(rows(), mark.length(), false);
        try (BufferedReader lines = Files.newBufferedReader(rows())) {
            this.rowsKept = lines.lines().count();
        }
    }

    static Path folder(Path out) {
        return out.resolveSibling(out.getFileName() + ".parts");
    }

    @Override
    public void write(List<ScoredRow> rows) throws IOException {
        kept.append(encoding.rows(rows));
        rowsKept += rows.size();
    }

    @Override
    public Mark force(Mark mark) throws IOException {
        kept.force();
        if (rowsKept >= most) {
            makePart();
        }
        return moved ? mark.at(0, parts, mark.rejects()) : mark.at(kept.length(), parts, mark.rejects());
    }

    /** The rows of a part are no longer needed once the journal knows the part. */
    @Override
    public void marked() throws IOException {
        if (moved) {
            kept.clear();
            moved = false;
            rowsKept = 0;
        }
    }

    @Override
    public void finish() throws IOException {
        Path last = part(parts + 1);
        boolean more = rowsKept > 0 || parts == 0;
        if (more) {
            write(last);
        }
        List<Path> all = IntStream.rangeClosed(1, parts + (more ? 1 : 0))
                .mapToObj(this::part)
                .toList();
        Path merged = folder.resolve("merged.parquet");
        ResultFile.merge(all, merged);
        force(merged);
        Files.move(merged, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void makePart() throws IOException {
        write(part(parts + 1));
        parts++;
        moved = true;
    }

    private void write(Path part) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part));
                BufferedReader lines = Files.newBufferedReader(rows())) {
            ResultFile parquet = ResultFile.parquet(axes, stream);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ObjectNode row = (ObjectNode) Defaults.read(line.getBytes(StandardCharsets.UTF_8));
                parquet.write(List.of(row));
            }
            parquet.end();
        }
        force(part);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /** What was begun and never journalled. */
    private void removeBeyond(int known) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.parquet")) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (!name.matches("\\d+\\.parquet") || Integer.parseInt(name.substring(0, name.indexOf('.'))) > known) {
                    Files.delete(each);
                }
            }
        }
        for (int number = 1; number <= known; number++) {
            if (!Files.isRegularFile(part(number))) {
                throw new BatchRefused(part(number) + " is missing: without it " + out + " cannot be gone on with");
            }
        }
    }

    private Path part(int number) {
        return folder.resolve("%05d.parquet".formatted(number));
    }

    private Path rows() {
        return folder.resolve("rows.jsonl");
    }

    @Override
    public void close() throws IOException {
        kept.close();
    }

    /** Removes the folder of a file that is whole. */
    static void remove(Path out) throws IOException {
        Path folder = folder(out);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }
}
