package news.parallax.corpus;

import java.nio.file.Path;
import java.util.Locale;

/** What results are written as, told by the end of a file's name. */
public enum OutputFormat {
    /** A result on each line, as the routes answer it. */
    JSONL(".jsonl"),
    /** A row for each article, with the columns of the list of articles. */
    CSV(".csv"),
    /** The same as Apache Parquet. */
    PARQUET(".parquet");

    private final String end;

    OutputFormat(String end) {
        this.end = end;
    }

    /** @throws BatchRefused for a name that says nothing */
    public static OutputFormat of(Path out) {
        String name = out.toString().toLowerCase(Locale.ROOT);
        String plain = packed(out) ? name.substring(0, name.length() - 3) : name;
        for (OutputFormat format : values()) {
            if (plain.endsWith(format.end) || format == JSONL && plain.endsWith(".ndjson")) {
                if (format == PARQUET && packed(out)) {
                    throw new BatchRefused("a Parquet file is compressed already: leave out the .gz of " + out);
                }
                return format;
            }
        }
        throw new BatchRefused("what " + out + " is to be cannot be told from its name: it has to end in .jsonl, .csv"
                + " or .parquet; .jsonl.gz and .csv.gz are compressed");
    }

    static boolean packed(Path out) {
        return out.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }
}
