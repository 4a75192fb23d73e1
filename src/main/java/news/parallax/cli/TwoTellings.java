package news.parallax.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Measure;
import news.parallax.stats.Bounds;

/**
 * Whether two articles on one event stand apart on {@value news.parallax.measure.Axis#DEFAULT_NAME}: the first row
 * tells it as an act of desperation, the second as a plan. {@code difference} has its interval from those of the two
 * (MOVER: Zou and Donner 2008); {@code difference_low} is its lower end.
 */
final class TwoTellings implements AuditMethod {
    @Override
    public Optional<Measure> needs() {
        return Optional.of(Measure.AXES);
    }

    @Override
    public Map<String, Figure> figures(List<AuditRow> rows, AuditScorer scorer) {
        if (rows.size() != 2) {
            throw new CommandException("two tellings are two rows, not " + rows.size());
        }
        List<VersionScores> scored = scorer.score(
                rows.stream().map(row -> row.versions().get(0)).toList(),
                List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow()));
        AxisEstimate column = scored.get(0).place(Axis.DEFAULT_NAME);
        AxisEstimate report = scored.get(1).place(Axis.DEFAULT_NAME);
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("axes.column", figure(column));
        figures.put("axes.report", figure(report));
        double difference = report.value() - column.value();
        Bounds bounds = new Bounds(
                difference
                        - Math.hypot(
                                report.value() - report.interval().low(),
                                column.interval().high() - column.value()),
                difference
                        + Math.hypot(
                                report.interval().high() - report.value(),
                                column.value() - column.interval().low()));
        figures.put("axes.difference", new Figure(difference, bounds, rows.size()));
        figures.put("axes.difference_low", new Figure(bounds.low(), null, rows.size()));
        return figures;
    }

    /** An article's place, with the number of its sentences. */
    private static Figure figure(AxisEstimate place) {
        return new Figure(
                place.value(),
                new Bounds(place.interval().low(), place.interval().high()),
                place.n());
    }
}
