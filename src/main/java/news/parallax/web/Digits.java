package news.parallax.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import news.parallax.measure.Interval;
import org.jspecify.annotations.Nullable;

/** Intervals, probabilities, counts and dates as pages show them. */
final class Digits {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final double LEAST_P = 0.0001;

    private Digits() {}

    static String interval(Interval interval) {
        return "[" + Numbers.plain(interval.low()) + ", " + Numbers.plain(interval.high()) + "]";
    }

    static String signed(Interval interval) {
        return "[" + Numbers.signed(interval.low()) + ", " + Numbers.signed(interval.high()) + "]";
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    static String p(double p) {
        return p < LEAST_P ? "< 0.0001" : String.format(Locale.ROOT, p < 0.01 ? "%.4f" : "%.3f", p);
    }

    /** For scripts: an ordinary decimal number. */
    static String raw(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String day(Instant point) {
        return DAY.format(point);
    }

    /** From one day to another, in words; empty where neither is known. */
    static String days(@Nullable String from, @Nullable String to) {
        if (from == null && to == null) {
            return "";
        }
        if (from == null || to == null) {
            return from == null ? "until " + day(Instant.parse(to)) : "from " + day(Instant.parse(from));
        }
        String first = day(Instant.parse(from));
        String last = day(Instant.parse(to));
        return first.equals(last) ? first : first + " – " + last;
    }

    static String counted(long n, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d %s", n, n == 1 ? one : many);
    }
}
