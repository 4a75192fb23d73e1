package news.parallax.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the audit's questions to whatever scores. */
final class Audit {
    private final Path folder;
    private final AuditScorer scorer;

    /** @throws CommandException when there is no such folder */
    Audit(Path folder, AuditScorer scorer) {
        if (!Files.isDirectory(folder)) {
            throw new CommandException("there is no folder " + folder
                    + "; name the one that holds the audit's texts, models/data/audit of the source tree");
        }
        this.folder = folder;
        this.scorer = scorer;
    }

    /**
     * What came of one question.
     *
     * @param rows read from the file
     * @param figures by name
     */
    record Outcome(AuditCheck check, int rows, Map<String, Figure> figures) {
        /** The tolerances that concern a figure. */
        List<Tolerance> tolerances(String figure) {
            return check.tolerances().stream()
                    .filter(tolerance -> tolerance.covers(figure))
                    .toList();
        }

        /** The figures that go too far, each with the tolerance that it breaks. */
        Map<String, Tolerance> broken() {
            Map<String, Tolerance> broken = new LinkedHashMap<>();
            figures.forEach((name, figure) -> tolerances(name).stream()
                    .filter(tolerance -> !tolerance.metBy(figure))
                    .forEach(tolerance -> broken.put(name, tolerance)));
            return broken;
        }
    }

    /** Whether the model measures what a check asks after. */
    boolean canAnswer(AuditCheck check) {
        return check.method().needs().map(scorer::measures).orElse(true);
    }

    /** @throws CommandException when the file of texts is missing or wrong */
    Outcome answer(AuditCheck check) throws IOException {
        List<AuditRow> rows = new ArrayList<>();
        Path file = folder.resolve(check.file()).normalize();
        try (LabelledFile lines = new LabelledFile(file, Map.of())) {
            for (LabelledFile.Row row = lines.next(); row != null; row = lines.next()) {
                rows.add(AuditRow.of(row));
            }
        }
        try {
            return new Outcome(check, rows.size(), check.method().figures(rows, scorer));
        } catch (CommandException e) {
            throw new CommandException(file + ": " + e.getMessage());
        }
    }
}
