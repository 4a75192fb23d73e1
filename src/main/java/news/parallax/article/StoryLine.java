package news.parallax.article;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A story in a list.
 *
 * @param title of its first article that has one; null where none has
 * @param articles how many
 * @param outlets that told it
 * @param from when its first dated article was published; null without one
 * @param to likewise its last
 */
public record StoryLine(
        String story,
        @Nullable String title,
        long articles,
        long outlets,
        @Nullable String from,
        @Nullable String to) {
    static StoryLine of(Object[] row) {
        return new StoryLine(
                (String) row[0],
                (String) row[1],
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                iso(point(row[4])),
                iso(point(row[5])));
    }

    /** A point in time as a native query hands it out. */
    static @Nullable Instant point(@Nullable Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    private static @Nullable String iso(@Nullable Instant point) {
        return point == null ? null : point.toString();
    }
}
