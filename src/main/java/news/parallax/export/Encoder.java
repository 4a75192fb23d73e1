package news.parallax.export;

import java.io.IOException;
import java.util.List;

/** Writes a table's rows as a file, into memory from where they are sent. Used by one thread at a time. */
interface Encoder<R> {
    /** May keep some of it back until there is more. */
    void write(List<R> rows) throws IOException;

    /** What a complete file ends with; without it a file can be told from a whole one where the format allows it. */
    void end() throws IOException;

    static <R> Encoder<R> of(Format format, Table<R> table, Chunks out) throws IOException {
        return switch (format) {
            case CSV -> new CsvEncoder<>(table.columns(), out);
            case NDJSON -> new JsonLines<>(table.json(), out);
            case PARQUET -> new ParquetEncoder<>(table, out);
            case JSON -> throw new IllegalArgumentException("JSON is its own resource's affair");
        };
    }
}
