package news.parallax.comparison;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report or a comparison of outlets is to be made of.
 *
 * @param outlets one for a report, two or more for a comparison
 * @param from inclusive, on {@code publishedAt}
 * @param to exclusive
 * @param by the length of a period of the series
 * @param shared only stories that all of the outlets told
 * @param axes by name; empty: the usual one
 */
public record ReportQuery(
        List<String> outlets,
        @Nullable Instant from,
        @Nullable Instant to,
        By by,
        boolean shared,
        List<String> axes) {
    /** Lengths of a period. */
    public enum By {
        WEEK,
        MONTH
    }
}
