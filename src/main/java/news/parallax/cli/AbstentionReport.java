package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import news.parallax.measure.Scorer;
import news.parallax.measure.Scores;
import news.parallax.model.ModelId;
import news.parallax.stats.Bounds;
import news.parallax.stats.Shares;

/**
 * {@code evaluate abstention FILE...}: of how many texts of each kind the lean is withheld, and why, on the path that
 * serves. A row has a {@code text}, and where it has them a {@code title}, a {@code kind} and a {@code part}.
 */
final class AbstentionReport {
    static final String NAME = "abstention";

    private static final int TOGETHER = 32;

    private final Scorer scorer;
    private final Map<Group, Counts> groups =
            new TreeMap<>(Comparator.comparing(Group::kind).thenComparing(Group::part));

    private record Group(String kind, String part) {}

    private static final class Counts {
        private final List<Double> withheld = new ArrayList<>();
        private final Map<String, Integer> reasons = new TreeMap<>();
    }

    AbstentionReport(Scorer scorer) {
        this.scorer = scorer;
    }

    /**
     * Scores the rows of all files.
     *
     * @param paths files, and folders whose {@code .jsonl} files are read in the order of their names
     * @throws CommandException when a file or a row cannot be read
     */
    void read(List<Path> paths, Map<String, String> where) throws IOException {
        try (Progress progress = new Progress()) {
            for (Path path : paths) {
                for (Path file : files(path)) {
                    read(file, where, progress);
                }
            }
        }
    }

    private void read(Path file, Map<String, String> where, Progress progress) throws IOException {
        try (LabelledFile rows = new LabelledFile(file, where)) {
            List<LabelledFile.Row> together = new ArrayList<>();
            for (LabelledFile.Row row = rows.next(); row != null; row = rows.next()) {
                together.add(row);
                if (together.size() == TOGETHER) {
                    score(together);
                    progress.add(together.size());
                    together.clear();
                }
            }
            score(together);
        }
    }

    private void score(List<LabelledFile.Row> rows) {
        List<Scores> scored = Task.articles(rows, scorer);
        for (int i = 0; i < rows.size(); i++) {
            Group group = new Group(
                    Objects.requireNonNullElse(rows.get(i).optional("kind"), ""),
                    Objects.requireNonNullElse(rows.get(i).optional("part"), ""));
            Counts counts = groups.computeIfAbsent(group, key -> new Counts());
            Optional<String> reason = Task.withheld(scored.get(i));
            counts.withheld.add(reason.isPresent() ? 1.0 : 0.0);
            reason.ifPresent(why -> counts.reasons.merge(why, 1, Integer::sum));
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            List<Path> files = inside.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new CommandException("there are no .jsonl files in " + path);
            }
            return files;
        }
    }

    ObjectNode figures(ObjectMapper json, ModelId model) {
        int rows = groups.values().stream()
                .mapToInt(counts -> counts.withheld.size())
                .sum();
        if (rows == 0) {
            throw new CommandException("there are no rows to evaluate on");
        }
        ObjectNode figures = json.createObjectNode();
        figures.put("measure", NAME);
        figures.set("model", json.valueToTree(model));
        figures.put("rows", rows);
        ArrayNode kinds = figures.putArray("kinds");
        groups.forEach((group, counts) -> {
            double[] withheld =
                    counts.withheld.stream().mapToDouble(Double::doubleValue).toArray();
            ObjectNode node = kinds.addObject();
            node.put("kind", group.kind());
            node.put("part", group.part());
            node.put("n", withheld.length);
            node.put("withheld", (int) Arrays.stream(withheld).sum());
            node.put("share", rounded(Shares.value(withheld)));
            Bounds interval = Shares.interval(withheld);
            node.putArray("interval").add(rounded(interval.low())).add(rounded(interval.high()));
            node.set("reasons", json.valueToTree(counts.reasons));
        });
        return figures;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
    }
}
