package news.parallax.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Measure;

/** Whether plain articles lie near the middle of the built-in axes: an article's figure is its mean over the axes. */
final class WireCopy implements AuditMethod {
    @Override
    public Optional<Measure> needs() {
        return Optional.of(Measure.AXES);
    }

    @Override
    public Map<String, Figure> figures(List<AuditRow> rows, AuditScorer scorer) {
        List<Axis> axes = List.copyOf(BuiltInAxes.all());
        List<List<AxisEstimate>> places =
                scorer.score(rows.stream().map(row -> row.versions().get(0)).toList(), axes).stream()
                        .map(scored -> axes.stream()
                                .map(axis -> scored.place(axis.name()))
                                .toList())
                        .toList();
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("axes.distance", overAxes(places, place -> Math.abs(place.value())));
        figures.put("axes.intensity", overAxes(places, AxisEstimate::intensity));
        figures.put(
                "axes.largest_distance",
                Figure.largest(places.stream()
                        .flatMap(Collection::stream)
                        .mapToDouble(place -> Math.abs(place.value()))
                        .toArray()));
        return figures;
    }

    private static Figure overAxes(List<List<AxisEstimate>> articles, ToDoubleFunction<AxisEstimate> number) {
        return Figure.mean(articles.stream()
                .mapToDouble(
                        places -> places.stream().mapToDouble(number).average().orElseThrow())
                .toArray());
    }
}
