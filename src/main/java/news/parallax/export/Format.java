package news.parallax.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a list can be had as; the first one where a client does not mind. */
enum Format {
    JSON("application/json", "json"),
    CSV("text/csv", "csv"),
    NDJSON("application/x-ndjson", "ndjson"),
    PARQUET("application/vnd.apache.parquet", "parquet");

    private final String type;
    private final String extension;

    Format(String type, String extension) {
        this.type = type;
        this.extension = extension;
    }

    String type() {
        return type;
    }

    /** Of a file's name, and the value of the parameter {@code format}. */
    String extension() {
        return extension;
    }

    /** With its parameters. */
    String contentType() {
        return this == CSV ? type + "; charset=utf-8; header=present" : type;
    }

    static List<String> types() {
        return Arrays.stream(values()).map(Format::type).toList();
    }

    /** By the value of the parameter {@code format}. */
    static Optional<Format> named(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * What the header {@code Accept} asks for (RFC 9110): the type of the highest weight, of several the first here.
     *
     * @param accept its values, none where it is absent
     * @return empty where nothing of it can be had
     */
    static Optional<Format> accepted(List<String> accept) {
        return Accept.best(accept, types())
                .map(type -> Arrays.stream(values())
                        .filter(format -> format.type.equals(type))
                        .findFirst()
                        .orElseThrow());
    }
}
