package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import news.parallax.measure.Interval;
import news.parallax.measure.Measures;
import org.jspecify.annotations.Nullable;

/**
 * One outlet within a time: its values, how they went from week to week or month to month, and its most telling
 * sentences.
 *
 * @param from inclusive, UTC; null without a bound
 * @param to exclusive, likewise
 * @param reading of all its articles together; {@code n} of its measures counts stories
 * @param series by time, without periods in which nothing was published
 * @param trends one for each measure and axis
 * @param undated articles without a publication date: counted into {@code reading} only where neither bound is given,
 *     and never into the series
 * @param caution what the numbers do not show, for people to read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OutletReport(
        String outlet,
        @Nullable String from,
        @Nullable String to,
        String by,
        OutletReading reading,
        List<Period> series,
        List<Trend> trends,
        int undated,
        Method method,
        String caution) {
    public OutletReport {
        series = List.copyOf(series);
        trends = List.copyOf(trends);
    }

    /** With this reading in the place of its own. */
    OutletReport with(OutletReading other) {
        return new OutletReport(outlet, from, to, by, other, series, trends, undated, method, caution);
    }

    /**
     * @param period an ISO week such as {@code 2026-W09} or a month such as {@code 2026-03}
     * @param from its first moment, UTC
     * @param to the first moment after it
     * @param measures as in {@code reading}, of the articles published in it
     */
    public record Period(String period, String from, String to, int articles, int stories, Measures measures) {}

    /**
     * A straight line through the stories' values over time.
     *
     * @param slope change in 30 days, on the measure's scale; null with a reason where there is none
     * @param interval 95 %, stories resampled
     * @param pValue two-sided, by permuting the stories' dates
     * @param pValueCorrected after Holm, over the trends of this report
     * @param n stories
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Trend(
            String measure,
            @Nullable Double slope,
            @Nullable Interval interval,
            @Nullable Double pValue,
            @Nullable Double pValueCorrected,
            int n,
            @Nullable String reason) {}
}
