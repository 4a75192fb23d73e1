package news.parallax.export;

import news.parallax.article.Decimals;
import news.parallax.measure.Interval;
import org.jspecify.annotations.Nullable;

/** The ends of an interval, rounded together so that it keeps a width, as in JSON. */
final class Ends {
    private Ends() {}

    static @Nullable Object low(@Nullable Interval interval) {
        return interval == null ? null : Decimals.rounded(interval).low();
    }

    static @Nullable Object high(@Nullable Interval interval) {
        return interval == null ? null : Decimals.rounded(interval).high();
    }
}
