package news.parallax.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * How far values move from a text's first version to each other one: the mean shift, which a bias for one side makes,
 * and the mean absolute shift, which any sensitivity to the change makes.
 */
final class Shift implements AuditMethod {
    private final Map<String, Function<VersionScores, OptionalDouble>> measures = new LinkedHashMap<>();

    /** @param lean whether lean is compared too, on texts long enough for one */
    Shift(boolean lean) {
        measures.put("loaded_language", scored -> OptionalDouble.of(scored.loaded()));
        measures.put("tone", VersionScores::tone);
        if (lean) {
            measures.put("lean", VersionScores::lean);
        }
    }

    @Override
    public Map<String, Figure> figures(List<AuditRow> rows, AuditScorer scorer) {
        List<ScoredRow> scored = ScoredRow.of(rows, scorer);
        Set<String> sides = new LinkedHashSet<>();
        rows.forEach(row ->
                row.versions().stream().skip(1).map(AuditRow.Version::name).forEach(sides::add));
        Map<String, Figure> figures = new LinkedHashMap<>();
        measures.forEach((measure, value) -> {
            Map<String, double[]> shifts = new LinkedHashMap<>();
            sides.forEach(side -> shifts.put(side, shifts(scored, side, value)));
            shifts.forEach((side, by) -> figures.put(measure + ".shift." + side, Figure.mean(by)));
            shifts.forEach((side, by) -> figures.put(measure + ".absolute." + side, Figure.mean(absolute(by))));
        });
        return figures;
    }

    private static double[] shifts(List<ScoredRow> rows, String side, Function<VersionScores, OptionalDouble> value) {
        return rows.stream()
                .filter(row -> row.versions().containsKey(side))
                .flatMap(row -> {
                    OptionalDouble from =
                            value.apply(row.version(row.row().versions().get(0).name()));
                    OptionalDouble to = value.apply(row.version(side));
                    return from.stream().boxed().flatMap(f -> to.stream().mapToObj(t -> t - f));
                })
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double[] absolute(double[] numbers) {
        double[] absolute = numbers.clone();
        for (int i = 0; i < absolute.length; i++) {
            absolute[i] = Math.abs(absolute[i]);
        }
        return absolute;
    }
}
