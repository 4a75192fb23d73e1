package news.parallax.comparison;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import news.parallax.article.View;

/**
 * An outlet's values from period to period, in UTC: ISO weeks, which begin on Mondays, or months. A story that was told
 * on in another period counts in both, with what was published in each.
 */
record Series(View view, List<Statistic> statistics, ReportQuery.By by, String seed) {

    /** Without periods in which nothing was published; articles without a date play no part. */
    List<OutletReport.Period> of(String outlet, Collection<Part> parts) {
        Map<LocalDate, List<Part>> byPeriod = parts.stream()
                .filter(part -> part.publishedAt() != null)
                .collect(Collectors.groupingBy(this::first, TreeMap::new, Collectors.toList()));
        return byPeriod.entrySet().parallelStream()
                .map(entry -> period(outlet, entry.getKey(), entry.getValue()))
                .toList();
    }

    private OutletReport.Period period(String outlet, LocalDate first, List<Part> parts) {
        ManyStories many = ManyStories.of(parts, seed + "/" + first);
        return new OutletReport.Period(
                name(first),
                first.atStartOfDay(ZoneOffset.UTC).toInstant().toString(),
                after(first).atStartOfDay(ZoneOffset.UTC).toInstant().toString(),
                parts.size(),
                many.told(outlet).size(),
                new ManyStoriesReader(many, view, statistics).measures(outlet));
    }

    private LocalDate first(Part part) {
        LocalDate day = LocalDate.ofInstant(Objects.requireNonNull(part.publishedAt()), ZoneOffset.UTC);
        return by == ReportQuery.By.WEEK
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : day.withDayOfMonth(1);
    }

    private LocalDate after(LocalDate first) {
        return by == ReportQuery.By.WEEK ? first.plusWeeks(1) : first.plusMonths(1);
    }

    private String name(LocalDate first) {
        return by == ReportQuery.By.WEEK
                ? String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        first.get(IsoFields.WEEK_BASED_YEAR),
                        first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                : String.format(Locale.ROOT, "%04d-%02d", first.getYear(), first.getMonthValue());
    }
}
