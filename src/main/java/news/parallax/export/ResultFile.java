package news.parallax.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;

/**
 * A file of results as they were handed out, stored or not: with the columns of the list of articles as a file. Used by
 * one thread at a time.
 */
public final class ResultFile {
    private static final int NO_PADDING = 0;

    private final Encoder<ObjectNode> encoder;

    private ResultFile(Encoder<ObjectNode> encoder) {
        this.encoder = encoder;
    }

    /**
     * Apache Parquet.
     *
     * @param axes that have columns; others are left out
     * @param out is left open
     */
    public static ResultFile parquet(List<String> axes, OutputStream out) throws IOException {
        return new ResultFile(new ParquetEncoder<>(table(axes), out));
    }

    /**
     * CSV in UTF-8, with a header.
     *
     * @param axes that have columns; others are left out
     * @param out is left open
     */
    public static ResultFile csv(List<String> axes, OutputStream out) {
        return new ResultFile(new CsvEncoder<>(table(axes).columns(), out));
    }

    private static Table<ObjectNode> table(List<String> axes) {
        return new Table<>(
                ArticleTable.ARTICLES,
                ArticleTable.of(ArticleTable.ARTICLES, axes).columns().stream()
                        .map(ResultColumns::of)
                        .toList(),
                row -> row);
    }

    /**
     * Appends some.
     *
     * @param rows each from {@link #row}
     */
    public void write(List<ObjectNode> rows) throws IOException {
        encoder.write(rows);
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

    /** What makes it a complete file. */
    public void end() throws IOException {
        encoder.end();
    }

    /**
     * A row: a result without its sentences, and what only its request knows.
     *
     * @param request that it answers
     * @param result as JSON
     */
    public static ObjectNode row(JsonNode request, ObjectNode result) {
        ObjectNode row = result.objectNode();
        result.properties().forEach(field -> {
            if (!field.getKey().equals("sentences")) {
                row.set(field.getKey(), field.getValue());
            }
        });
        for (String name : List.of("url", "author", "language")) {
            JsonNode known = request.path(name);
            row.set(name, known.isTextual() ? known : row.nullNode());
        }
        return row;
    }
}
