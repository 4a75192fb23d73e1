package news.parallax.story;

import java.time.Instant;
import news.parallax.article.Points;
import org.jspecify.annotations.Nullable;

/**
 * A story in a list.
 *
 * @param title of its first article that has one; null where none has
 * @param articles how many
 * @param outlets how many told it
 * @param from when its first dated article was published, UTC; null without one
 * @param to likewise its last
 */
public record StorySummary(
        String story,
        @Nullable String title,
        long articles,
        long outlets,
        @Nullable String from,
        @Nullable String to) {

    static StorySummary of(Object[] row) {
        return new StorySummary(
                (String) row[0],
                (String) row[1],
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                iso(row[4]),
                iso(row[5]));
    }

    private static @Nullable String iso(@Nullable Object point) {
        Instant instant = Points.of(point);
        return instant == null ? null : instant.toString();
    }
}
