package news.parallax.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often two versions of a text are read as a human reads them: the likeliest class of tone, and loaded wording at
 * an even probability. Where tone ought to differ, also how often it moves the right way at all.
 */
final class Labels implements AuditMethod {
    private final String first;
    private final String second;

    Labels(String first, String second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public Map<String, Figure> figures(List<AuditRow> rows, AuditScorer scorer) {
        List<ScoredRow> scored = ScoredRow.of(rows, scorer);
        Map<String, Figure> figures = new LinkedHashMap<>();
        List<ScoredRow> toned = labelled(scored, "tone");
        figures.put("tone.read." + first, Figure.share(toned, row -> toneRead(row, first)));
        figures.put("tone.read." + second, Figure.share(toned, row -> toneRead(row, second)));
        figures.put(
                "tone.read.difference",
                Figure.mean(toned.stream()
                        .mapToDouble(row -> (toneRead(row, first) ? 1 : 0) - (toneRead(row, second) ? 1 : 0))
                        .toArray()));
        figures.put(
                "tone.direction",
                Figure.share(toned.stream().filter(row -> turn(row) != 0).toList(), row -> turn(row) * moved(row) > 0));
        List<ScoredRow> worded = labelled(scored, "loaded_language");
        if (!worded.isEmpty()) {
            figures.put("loaded_language.read." + first, Figure.share(worded, row -> loadedRead(row, first)));
            figures.put("loaded_language.read." + second, Figure.share(worded, row -> loadedRead(row, second)));
            figures.put(
                    "loaded_language.shift",
                    Figure.mean(worded.stream()
                            .filter(row -> Objects.equals(
                                    label(row, "loaded_language", first), label(row, "loaded_language", second)))
                            .mapToDouble(row -> row.version(second).loaded()
                                    - row.version(first).loaded())
                            .toArray()));
        }
        return figures;
    }

    private List<ScoredRow> labelled(List<ScoredRow> rows, String measure) {
        return rows.stream()
                .filter(row -> label(row, measure, first) != null && label(row, measure, second) != null)
                .toList();
    }

    private static Integer label(ScoredRow row, String measure, String version) {
        return row.row().label(measure, version);
    }

    private static boolean toneRead(ScoredRow row, String version) {
        return row.version(version).tone().isPresent()
                && row.version(version).toneRead() == label(row, "tone", version);
    }

    private static boolean loadedRead(ScoredRow row, String version) {
        return (row.version(version).loaded() >= 0.5 ? 1 : 0) == label(row, "loaded_language", version);
    }

    /** Which way tone ought to go from the first version to the second. */
    private int turn(ScoredRow row) {
        return label(row, "tone", second) - label(row, "tone", first);
    }

    private double moved(ScoredRow row) {
        return row.version(second).tone().orElse(0) - row.version(first).tone().orElse(0);
    }
}
