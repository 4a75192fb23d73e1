package news.parallax.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import news.parallax.article.ArticleReader.Described;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Articles as files with the columns of the list of articles, for those who have results that no database gave them.
 * Used by one thread at a time.
 */
public final class ArticleFiles {
    private static final int NO_PADDING = 0;

    private final Table<Described> table;

    private ArticleFiles(Table<Described> table) {
        this.table = table;
    }

    /** @param axes that have columns; none: the usual one */
    public static ArticleFiles on(List<String> axes) {
        return new ArticleFiles(ArticleTable.of(ArticleTable.ARTICLES, Wish.axes(axes)));
    }

    /** The line that a CSV file begins with. */
    public byte[] csvHeader() {
        return csv(List.of(), true);
    }

    /** Lines of CSV, without the header. */
    public byte[] csv(List<Described> rows) {
        return csv(rows, false);
    }

    private byte[] csv(List<Described> rows, boolean header) {
        try {
            Chunks out = new Chunks();
            Encoder<Described> encoder = Encoder.of(Format.CSV, table, out);
            encoder.write(List.of());
            if (!header) {
                out.take();
            }
            encoder.write(rows);
            encoder.end();
            return out.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Parquet file that is being written; without {@link Parquet#end} it is none. */
    public interface Parquet {
        void write(List<Described> rows) throws IOException;

        /** Writes what the file ends with. The stream stays open. */
        void end() throws IOException;
    }

    /** Begins a Parquet file. */
    public Parquet parquet(OutputStream out) throws IOException {
        ParquetEncoder<Described> encoder = new ParquetEncoder<>(table, out);
        return new Parquet() {
            @Override
            public void write(List<Described> rows) throws IOException {
                encoder.write(rows);
            }

            @Override
            public void end() throws IOException {
                encoder.end();
            }
        };
    }

    /**
     * Makes one Parquet file of several with the same columns, their row groups one behind the other.
     *
     * @param parts in order, at least one
     * @param into replaced where it is there
     */
    public static void merge(List<Path> parts, Path into) throws IOException {
        Map<String, String> notes;
        ParquetFileWriter writer;
        try (ParquetFileReader first = ParquetFileReader.open(new LocalInputFile(parts.get(0)))) {
            notes = first.getFileMetaData().getKeyValueMetaData();
            writer = new ParquetFileWriter(
                    new LocalOutputFile(into),
                    first.getFileMetaData().getSchema(),
                    ParquetFileWriter.Mode.OVERWRITE,
                    ParquetEncoder.ROW_GROUP,
                    NO_PADDING);
        }
        try (Closeable closed = writer::close) {
            writer.start();
            for (Path part : parts) {
                writer.appendFile(new LocalInputFile(part));
            }
            writer.end(notes);
        }
    }
}
