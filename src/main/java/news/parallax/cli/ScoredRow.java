package news.parallax.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of an audit with what was said of each of its versions.
 *
 * @param versions by name, in the order of the row
 */
record ScoredRow(AuditRow row, Map<String, VersionScores> versions) {
    static List<ScoredRow> of(List<AuditRow> rows, AuditScorer scorer) {
        List<VersionScores> scored = scorer.score(
                rows.stream().flatMap(row -> row.versions().stream()).toList());
        List<ScoredRow> all = new ArrayList<>(rows.size());
        int next = 0;
        for (AuditRow row : rows) {
            Map<String, VersionScores> versions = new LinkedHashMap<>();
            for (AuditRow.Version version : row.versions()) {
                versions.put(version.name(), scored.get(next++));
            }
            all.add(new ScoredRow(row, versions));
        }
        return all;
    }

    /** @throws CommandException when the row has no such version */
    VersionScores version(String name) {
        VersionScores scored = versions.get(name);
        if (scored == null) {
            throw new CommandException("a row has no version \"" + name + "\"");
        }
        return scored;
    }
}
