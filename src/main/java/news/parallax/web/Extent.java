package news.parallax.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.parallax.comparison.ReportQuery;
import org.jspecify.annotations.Nullable;

/**
 * The time that a page looks at.
 *
 * @param from inclusive; null without a bound
 * @param to exclusive, likewise
 */
record Extent(@Nullable Instant from, @Nullable Instant to) {
    static Extent of(ReportQuery query) {
        return new Extent(query.from(), query.to());
    }

    /** As a date field has it; empty without a bound. */
    static String field(@Nullable Instant bound) {
        return bound == null ? "" : LocalDate.ofInstant(bound, ZoneOffset.UTC).toString();
    }

    /** In words; empty without bounds. */
    String words() {
        if (from == null && to == null) {
            return "";
        }
        return "published"
                + (from == null ? "" : " from " + Digits.day(from))
                + (to == null ? "" : " before " + Digits.day(to));
    }

    Stream<Map.Entry<String, String>> parameters() {
        return Stream.of(parameter("from", from), parameter("to", to)).flatMap(Optional::stream);
    }

    private static Optional<Map.Entry<String, String>> parameter(String name, @Nullable Instant bound) {
        return Optional.ofNullable(bound).map(point -> Map.entry(name, point.toString()));
    }
}
