package news.parallax.corpus;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that were not scored, a JSON object on each line of a file that is made with the first of them. */
final class Rejects implements Closeable {
    /** Lines for people, where there is no file. */
    private static final int SHOWN = 20;

    private final @Nullable Path path;
    private final PrintStream err;
    private @Nullable AppendedFile file;
    private int shown;

    /**
     * @param path null: they are named on {@code err}, the first ones
     * @param length of the file that is whole
     */
    Rejects(@Nullable Path path, long length, PrintStream err) throws IOException {
        this.path = path;
        this.err = err;
        if (path != null && (length > 0 || Files.exists(path))) {
            file = AppendedFile.open(path, length, OutputFormat.packed(path));
        }
    }

    void write(List<RejectedRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        if (path == null) {
            rows.forEach(this::name);
            return;
        }
        if (file == null) {
            file = AppendedFile.open(path, 0, OutputFormat.packed(path));
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (RejectedRow row : rows) {
            lines.writeBytes(Defaults.bytes(row.json()));
            lines.write('\n');
        }
        file.append(lines.toByteArray());
    }

    private void name(RejectedRow row) {
        if (shown < SHOWN) {
            err.println(row.line());
        } else if (shown == SHOWN) {
            err.println("… and more; --rejects FILE keeps all of them");
        }
        shown++;
    }

    Mark force(Mark mark) throws IOException {
        if (file == null) {
            return mark;
        }
        file.force();
        return mark.at(mark.length(), mark.parts(), file.length());
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
