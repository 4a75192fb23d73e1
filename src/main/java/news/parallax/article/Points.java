package news.parallax.article;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points in time, to the microsecond: that is what the database holds. */
public final class Points {
    public static final String SHAPE =
            "must be an ISO 8601 date-time with an offset, as 2026-03-01T09:30:00Z, or a date, as "
                    + "2026-03-01 (midnight UTC), of the years 1 to 9999";

    private Points() {}

    /** As a native query hands it out; null for null. */
    public static @Nullable Instant of(@Nullable Object value) {
        return value instanceof OffsetDateTime point ? point.toInstant() : (Instant) value;
    }

    public static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** As callers write them; empty where it is not of {@link #SHAPE}. */
    public static Optional<Instant> parse(String value) {
        try {
            Instant point = value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
            int year = point.atOffset(ZoneOffset.UTC).getYear();
            return year < 1 || year > 9999 ? Optional.empty() : Optional.of(point.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
