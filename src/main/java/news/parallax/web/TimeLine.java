package news.parallax.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import news.parallax.comparison.OutletReport;
import news.parallax.measure.Estimate;

/**
 * An outlet over time in one measure.
 *
 * @param trend whether it rises or falls, in words
 */
public record TimeLine(MeasureScale scale, List<Point> points, String trend) {
    /**
     * @param x number of the period, counted from the first one, those without articles too
     * @param known whether there is a value
     * @param y for scripts, as low and high; empty without a value
     */
    public record Point(
            String period,
            String x,
            boolean known,
            String value,
            String interval,
            String n,
            String articles,
            String y,
            String low,
            String high) {}

    public TimeLine {
        points = List.copyOf(points);
    }

    public boolean any() {
        return points.stream().anyMatch(Point::known);
    }

    static TimeLine of(OutletReport report, MeasureScale scale) {
        long first =
                report.series().isEmpty() ? 0 : number(report, report.series().get(0));
        return new TimeLine(
                scale,
                report.series().stream()
                        .map(period -> point(period, scale.measure(), number(report, period) - first))
                        .toList(),
                report.trends().stream()
                        .filter(trend -> trend.measure().equals(scale.measure()))
                        .findFirst()
                        .map(TimeLine::words)
                        .orElse(""));
    }

    private static long number(OutletReport report, OutletReport.Period period) {
        OffsetDateTime begin = Instant.parse(period.from()).atOffset(ZoneOffset.UTC);
        return report.by().equalsIgnoreCase("month")
                ? 12L * begin.getYear() + begin.getMonthValue()
                : Math.floorDiv(ChronoUnit.DAYS.between(Instant.EPOCH, begin.toInstant()), 7);
    }

    private static Point point(OutletReport.Period period, String measure, long x) {
        Optional<Estimate> estimate = Placement.estimate(period.measures(), measure);
        return new Point(
                period.period(),
                Long.toString(x),
                estimate.isPresent(),
                estimate.map(e -> Numbers.plain(e.value())).orElse("–"),
                estimate.map(e -> Digits.interval(e.interval())).orElse("–"),
                Integer.toString(estimate.map(Estimate::n).orElse(0)),
                Integer.toString(period.articles()),
                estimate.map(e -> Digits.raw(e.value())).orElse(""),
                estimate.map(e -> Digits.raw(e.interval().low())).orElse(""),
                estimate.map(e -> Digits.raw(e.interval().high())).orElse(""));
    }

    private static String words(OutletReport.Trend trend) {
        if (trend.slope() == null || trend.reason() != null) {
            return "No trend is claimed: " + (trend.reason() == null ? "too little is there" : trend.reason()) + ".";
        }
        return "Change in 30 days: " + Numbers.signed(trend.slope())
                + (trend.interval() == null ? "" : " " + Digits.signed(trend.interval()))
                + (trend.pValue() == null ? "" : ", p " + Digits.p(trend.pValue()))
                + (trend.pValueCorrected() == null ? "" : ", corrected p " + Digits.p(trend.pValueCorrected()))
                + ", " + Digits.counted(trend.n(), "story", "stories") + ".";
    }
}
