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
 * tells it as an act of desperation, the second as a plan. {@code gap} is what lies between their intervals, below 0
 * where they overlap.
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
        figures.put("axes.difference", new Figure(report.value() - column.value(), null, rows.size()));
        figures.put(
                "axes.gap",
                new Figure(report.interval().low() - column.interval().high(), null, rows.size()));
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
