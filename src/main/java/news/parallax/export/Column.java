package news.parallax.export;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import news.parallax.article.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name as it stands in the header; that of its entry, with an axis' name filled in
 * @param of a row's value, of the kind's type or null: numbers to six decimals, as in JSON
 */
record Column<R>(Entry entry, String name, Kind kind, Function<R, @Nullable Object> of) {
    /** What a column holds. */
    enum Kind {
        /** A {@link String}. */
        STRING,
        /** A {@link Long}. */
        INTEGER,
        /** A {@link Double}. */
        NUMBER,
        /** A {@link Boolean}. */
        BOOLEAN,
        /** An {@link Instant}, to the microsecond. */
        TIMESTAMP;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static <R> Column<R> of(Entry entry, String name, Kind kind, Function<R, @Nullable Object> raw) {
        return new Column<>(
                entry,
                name,
                kind,
                switch (kind) {
                    case STRING -> row -> text(raw.apply(row));
                    case INTEGER -> row -> raw.apply(row) instanceof Number number ? number.longValue() : null;
                    case NUMBER ->
                        row -> raw.apply(row) instanceof Number number ? Decimals.rounded(number.doubleValue()) : null;
                    case BOOLEAN -> raw;
                    case TIMESTAMP -> row -> point(raw.apply(row));
                });
    }

    private static @Nullable Object text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Object point(@Nullable Object value) {
        return value instanceof String iso ? Instant.parse(iso) : value;
    }
}
