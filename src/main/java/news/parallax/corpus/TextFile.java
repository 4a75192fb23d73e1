package news.parallax.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Results as lines of a file. */
final class TextFile implements RowFile {
    private final RowEncoding encoding;
    private final AppendedFile file;

    /** @param mark up to which it is whole */
    TextFile(Path path, RowEncoding encoding, Mark mark) throws IOException {
        this.encoding = encoding;
        this.file = AppendedFile.open(path, mark.length(), OutputFormat.packed(path));
        if (mark.length() == 0) {
            file.append(encoding.header());
        }
    }

    @Override
    public void write(List<ScoredRow> rows) throws IOException {
        file.append(encoding.rows(rows));
    }

    @Override
    public Mark force(Mark mark) throws IOException {
        file.force();
        return mark.at(file.length(), mark.parts(), mark.rejects());
    }

    /** A compressed file without a row is one, too. */
    @Override
    public void finish() throws IOException {
        if (file.length() == 0) {
            file.appendNothing();
            file.force();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
