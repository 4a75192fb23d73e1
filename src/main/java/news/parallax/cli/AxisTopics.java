package news.parallax.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Measure;

/**
 * Whether an axis reads what a sentence is about instead of how it is told: one {@code framing} of an {@code axis} told
 * of several topics. A framing's difference is the mean of |difference| over its pairs of tellings.
 */
final class AxisTopics implements AuditMethod {
    @Override
    public Optional<Measure> needs() {
        return Optional.of(Measure.AXES);
    }

    @Override
    public Map<String, Figure> figures(List<AuditRow> rows, AuditScorer scorer) {
        List<VersionScores> scored =
                scorer.score(rows.stream().map(row -> row.versions().get(0)).toList(), List.copyOf(BuiltInAxes.all()));
        Map<String, List<Double>> framings = new LinkedHashMap<>();
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            String axis = rows.get(i).fact("axis");
            values[i] = scored.get(i)
                    .place(BuiltInAxes.of(axis)
                            .map(Axis::name)
                            .orElseThrow(() -> new CommandException("there is no built-in axis " + axis)))
                    .value();
            framings.computeIfAbsent(axis + " " + rows.get(i).fact("framing"), key -> new ArrayList<>())
                    .add(values[i]);
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put(
                "axes.difference",
                Figure.mean(framings.values().stream()
                        .filter(tellings -> tellings.size() > 1)
                        .mapToDouble(AxisTopics::difference)
                        .toArray()));
        figures.put(
                "axes.right_side",
                Figure.share(
                        IntStream.range(0, values.length).boxed().toList(), i -> values[i] * label(rows.get(i)) > 0));
        return figures;
    }

    private static int label(AuditRow row) {
        return row.fact("label").equals("-1") ? -1 : 1;
    }

    private static double difference(List<Double> tellings) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < tellings.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.abs(tellings.get(i) - tellings.get(j));
                pairs++;
            }
        }
        return sum / pairs;
    }
}
