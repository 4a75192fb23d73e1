package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.measure.Scorer;
import news.parallax.model.ModelId;
import news.parallax.model.ModelService;
import news.parallax.stats.Bounds;
import news.parallax.stats.Classification;
import news.parallax.stats.Classified;
import news.parallax.stats.Confusion;
import news.parallax.stats.Seeds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate MEASURE FILE}: how good the model is on labelled rows, by the path that serves. */
@Command(
        name = "evaluate",
        description = "Scores labelled rows and prints one JSON object of figures.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MEASURE", description = "loaded-language, lean, target-tone or abstention.")
    String measure = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled rows, one JSON object a line; also .gz and .xz. Abstention takes several files, "
                    + "and folders of .jsonl files.")
    List<Path> files = List.of();

    @Option(names = "--where", paramLabel = "FIELD=VALUE", description = "Only rows with this value; may be repeated.")
    Map<String, String> where = Map.of();

    @Option(
            names = "--predictions",
            paramLabel = "OUT",
            description = "Writes one row of probabilities for each input row, in order.")
    @Nullable
    Path predictions;

    private final Scorer scorer;
    private final ModelService models;
    private final ObjectMapper json;

    EvaluateCommand(Scorer scorer, ModelService models, ObjectMapper json) {
        this.scorer = scorer;
        this.models = models;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException {
        if (measure.equals(AbstentionReport.NAME)) {
            if (predictions != null) {
                throw new CommandException("abstention has no predictions to write");
            }
            models.load().join();
            AbstentionReport report = new AbstentionReport(scorer);
            report.read(files, where);
            print(report.figures(json, models.id()));
            return 0;
        }
        if (files.size() != 1) {
            throw new CommandException(measure + " is evaluated on one file");
        }
        Task task = Stream.of(Task.values())
                .filter(t -> t.label().equals(measure))
                .findFirst()
                .orElseThrow(() -> new CommandException("there is no measure " + measure + "; there are "
                        + Stream.of(Task.values()).map(Task::label).collect(Collectors.joining(", "))
                        + " and " + AbstentionReport.NAME));
        Tally tally = new Tally(task);
        Progress progress = new Progress();
        try (LabelledFile rows = new LabelledFile(files.get(0), where);
                Writer out = predictions == null ? Writer.nullWriter() : writer(predictions)) {
            if (!models.load()
                    .join()
                    .folder()
                    .description()
                    .measures()
                    .containsKey(task.measure().label())) {
                throw new CommandException(models.id().name() + " does not measure " + task.label());
            }
            List<LabelledFile.Row> together = new ArrayList<>();
            for (LabelledFile.Row row = rows.next(); row != null; row = rows.next()) {
                if (task.label(row).isEmpty() && predictions == null) {
                    tally.skipped++;
                    continue;
                }
                together.add(row);
                if (together.size() == task.together()) {
                    score(task, together, tally, out);
                    progress.add(together.size());
                    together.clear();
                }
            }
            if (!together.isEmpty()) {
                score(task, together, tally, out);
            }
        } finally {
            progress.close();
        }
        print(tally.figures(json, models.id()));
        return 0;
    }

    private void print(ObjectNode figures) throws IOException {
        System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }

    private void score(Task task, List<LabelledFile.Row> rows, Tally tally, Writer out) throws IOException {
        List<Task.Guess> guesses = task.guess(rows, scorer);
        for (int i = 0; i < guesses.size(); i++) {
            LabelledFile.Row row = rows.get(i);
            Task.Guess guess = guesses.get(i);
            Optional<Integer> label = task.label(row);
            tally.add(row, guess, label);
            ObjectNode line = json.createObjectNode();
            line.put("label", label.map(index -> index + task.lowestLabel()).orElse(null));
            ArrayNode probabilities = line.putArray("probabilities");
            for (double p : guess.probabilities()) {
                probabilities.add(p);
            }
            line.put("abstained", guess.abstained());
            out.write(json.writeValueAsString(line) + "\n");
        }
    }

    private static BufferedWriter writer(Path path) {
        try {
            return Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new CommandException("cannot write " + path);
        }
    }

    /** What has been scored so far. */
    private static final class Tally {
        private final Task task;
        private final List<Classified> rows = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private final List<String> outlets = new ArrayList<>();
        private int skipped;
        private final Map<String, Integer> reasons = new TreeMap<>();
        private int abstained;

        Tally(Task task) {
            this.task = task;
        }

        void add(LabelledFile.Row row, Task.Guess guess, Optional<Integer> label) {
            if (label.isEmpty()) {
                skipped++;
                return;
            }
            abstained += guess.abstained() ? 1 : 0;
            guess.withheld().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
            // An outlet's articles stand or fall together; a sentence stands for itself.
            String group = task == Task.LEAN
                    ? Optional.ofNullable(row.optional("domain"))
                            .or(() -> Optional.ofNullable(row.optional("outlet")))
                            .orElseThrow(() -> row.wrong("needs a \"domain\" or an \"outlet\""))
                    : Integer.toString(rows.size());
            rows.add(new Classified(guess.probabilities(), label.get(), group));
            sources.add(Optional.ofNullable(row.optional("source")).orElse(""));
            outlets.add(Optional.ofNullable(row.optional("outlet")).orElse(""));
        }

        ObjectNode figures(ObjectMapper json, ModelId model) {
            ObjectNode figures = json.createObjectNode();
            figures.put("measure", task.label());
            figures.set("model", json.valueToTree(model));
            figures.put("rows", rows.size());
            figures.put("skipped", skipped);
            figures.put("abstained", abstained);
            if (!reasons.isEmpty()) {
                figures.set("abstained_reasons", json.valueToTree(reasons));
            }
            if (rows.isEmpty()) {
                throw new CommandException("there are no labelled rows to evaluate on");
            }
            describe(figures, rows);
            if (task == Task.LOADED_LANGUAGE) {
                new IntervalCoverage(rows, outlets).addTo(figures, json);
            }
            List<String> distinct = sources.stream().distinct().sorted().toList();
            if (distinct.size() > 1) {
                ObjectNode bySource = figures.putObject("by_source");
                for (String source : distinct) {
                    List<Classified> own = new ArrayList<>();
                    for (int i = 0; i < rows.size(); i++) {
                        if (sources.get(i).equals(source)) {
                            own.add(rows.get(i));
                        }
                    }
                    ObjectNode part = bySource.putObject(source).put("rows", own.size());
                    describe(part, own);
                }
            }
            return figures;
        }

        private void describe(ObjectNode figures, List<Classified> rows) {
            boolean byOutlet = task == Task.LEAN;
            Classification all = byOutlet ? Classification.ofGroups(rows) : Classification.ofRows(rows);
            long seed = Seeds.of("evaluate", task.label());
            figures.put("macro_f1", rounded(all.macroF1()));
            Bounds interval = all.macroF1Interval(seed);
            figures.putArray("macro_f1_interval").add(rounded(interval.low())).add(rounded(interval.high()));
            figures.put("accuracy", rounded(all.accuracy()));
            figures.put("ece", rounded(all.ece()));
            figures.put("ece_perfect_q95", rounded(all.ecePerfect(seed)));
            all.auc().ifPresent(auc -> figures.put("auc", rounded(auc)));
            describe(figures, all.confusion(seed));
            if (byOutlet) {
                Classification plain = Classification.ofRows(rows);
                figures.put(
                        "outlets",
                        rows.stream().map(Classified::group).distinct().count());
                figures.put("weighting", "outlets equally");
                figures.put("macro_f1_rows_equally", rounded(plain.macroF1()));
                figures.put("accuracy_rows_equally", rounded(plain.accuracy()));
            }
        }

        /** What was taken for what, by true class and then by predicted class; and the diagonal again, as recall. */
        private void describe(ObjectNode figures, Confusion confusion) {
            ObjectNode recall = figures.putObject("recall");
            ObjectNode matrix = figures.putObject("confusion");
            List<String> classes = task.classes();
            for (int k = 0; k < classes.size(); k++) {
                if (confusion.has(k)) {
                    ObjectNode row = matrix.putObject(classes.get(k));
                    for (int j = 0; j < classes.size(); j++) {
                        share(
                                row.putObject(classes.get(j)),
                                confusion.shares()[k][j],
                                confusion.intervals()[k][j]);
                    }
                    ObjectNode own = recall.putObject(classes.get(k))
                            .put("rows", confusion.rows()[k]);
                    share(own, confusion.shares()[k][k], confusion.intervals()[k][k]);
                }
            }
        }

        private static void share(ObjectNode to, double value, Bounds interval) {
            to.put("value", rounded(value));
            to.putArray("interval").add(rounded(interval.low())).add(rounded(interval.high()));
        }

        private static double rounded(double value) {
            return Double.parseDouble(String.format(Locale.ROOT, "%.6f", value));
        }
    }
}
