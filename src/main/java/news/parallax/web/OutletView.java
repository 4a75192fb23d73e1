package news.parallax.web;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import news.parallax.comparison.OutletReading;
import news.parallax.comparison.OutletReport;
import news.parallax.measure.Abstention;
import news.parallax.measure.Axis;
import news.parallax.measure.Estimate;
import news.parallax.measure.Measure;
import news.parallax.measure.Measures;

/**
 * An outlet over time as a page shows it.
 *
 * @param totals of all articles together
 * @param undated words on articles without a date; empty where there are none
 */
public record OutletView(
        String outlet,
        String extent,
        List<Total> totals,
        List<TimeLine> lines,
        List<TimeLine> frames,
        List<Standouts> standouts,
        List<String> abstained,
        String undated,
        Making making,
        String caution) {
    public record Total(MeasureScale scale, String value, String interval, String n) {}

    static OutletView of(OutletReport report, Collection<Axis> axes) {
        Function<String, MeasureScale> scales = MeasureScale.among(axes);
        OutletReading reading = report.reading();
        List<MeasureScale> tested = measures(report).map(scales).toList();
        return new OutletView(
                report.outlet(),
                Digits.counted(reading.articles(), "article", "articles") + " on "
                        + Digits.counted(reading.stories(), "story", "stories"),
                tested.stream().flatMap(scale -> total(reading, scale)).toList(),
                tested.stream().map(scale -> TimeLine.of(report, scale)).toList(),
                reading.measures().frames().keySet().stream()
                        .map(frame -> TimeLine.of(report, scales.apply(Measure.FRAMES.label() + "." + frame)))
                        .toList(),
                tested.stream()
                        .map(scale -> Standouts.of(reading, scale))
                        .filter(standouts -> !standouts.ends().isEmpty())
                        .toList(),
                reading.abstained().stream().map(OutletView::abstained).toList(),
                undated(report.undated()),
                Making.of(report.method(), "“" + report.outlet() + "” by " + report.by()),
                report.caution());
    }

    private static Stream<String> measures(OutletReport report) {
        Set<String> axes =
                new LinkedHashSet<>(report.reading().measures().axes().keySet());
        report.series().stream()
                .map(OutletReport.Period::measures)
                .map(Measures::axes)
                .forEach(a -> axes.addAll(a.keySet()));
        return Stream.concat(
                Stream.of(Measure.LOADED_LANGUAGE, Measure.LEAN, Measure.TONE).map(Measure::label),
                axes.stream().map(Measure::axis));
    }

    private static Stream<Total> total(OutletReading reading, MeasureScale scale) {
        return Placement.estimate(reading.measures(), scale.measure()).stream()
                .map((Estimate estimate) -> new Total(
                        scale,
                        Numbers.plain(estimate.value()),
                        Digits.interval(estimate.interval()),
                        Integer.toString(estimate.n())));
    }

    private static String abstained(Abstention abstention) {
        return abstention.measure() + ": " + abstention.reason();
    }

    private static String undated(int articles) {
        return articles == 0
                ? ""
                : Digits.counted(articles, "article has", "articles have")
                        + " no publication date and can stand in no period.";
    }
}
