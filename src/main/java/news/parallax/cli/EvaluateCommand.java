package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.measure.AxisEncoder;
import news.parallax.measure.Calibration;
import news.parallax.measure.Measure;
import news.parallax.measure.Scorer;
import news.parallax.model.ModelDescription;
import news.parallax.model.ModelService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate MEASURE FILE}: how good the model is on labelled rows, by the path that serves. */
@OnDatabase(value = DatabaseNeed.TEMPORARY, with = RelatedEvaluation.NAME)
@Command(
        name = "evaluate",
        description = "Scores labelled rows and prints one JSON object of figures.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    private static final String AXIS = "axis";
    private static final String FRAMES = "frames";

    @Parameters(
            index = "0",
            paramLabel = "MEASURE",
            description = "loaded-language, lean, target-tone, axis, frames, abstention, shared-copy or related.")
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
    private final AxisEncoder axes;
    private final ModelService models;
    private final ObjectMapper json;
    private final RelatedEvaluation related;

    EvaluateCommand(
            Scorer scorer, AxisEncoder axes, ModelService models, ObjectMapper json, RelatedEvaluation related) {
        this.scorer = scorer;
        this.axes = axes;
        this.models = models;
        this.json = json;
        this.related = related;
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
        if (measure.equals(SharedCopyEvaluation.NAME) || measure.equals(RelatedEvaluation.NAME)) {
            print(ofStories(SameStory.read(files.get(0), where)));
            return 0;
        }
        Function<ModelDescription, Evaluation> prepared = evaluation();
        try (LabelledFile rows = new LabelledFile(files.get(0), where);
                Progress progress = new Progress();
                Writer out = predictions == null ? Writer.nullWriter() : writer(predictions)) {
            ModelDescription model = models.load().join().folder().description();
            Evaluation evaluation = prepared.apply(model);
            if (!evaluation.measuredBy(new Calibration(model))) {
                throw new CommandException(
                        model.name() + " " + model.version() + " does not measure " + evaluation.label());
            }
            score(evaluation, rows, progress, out);
            print(evaluation.figures(models.id()));
        }
        return 0;
    }

    /** What is measured on stories, for which no model runs. */
    private ObjectNode ofStories(List<SameStory> stories) throws IOException {
        if (predictions != null) {
            throw new CommandException(measure + " has no predictions to write");
        }
        if (measure.equals(RelatedEvaluation.NAME)) {
            return related.figures(stories, json);
        }
        SharedCopyEvaluation shared = new SharedCopyEvaluation();
        stories.forEach(shared::add);
        return shared.figures(json);
    }

    /** What is asked for, once a model is there. */
    private Function<ModelDescription, Evaluation> evaluation() {
        if (measure.equals(AXIS)) {
            return model -> new AxisEvaluation(new Placing(scorer, axes, models), json);
        }
        if (measure.equals(FRAMES)) {
            return this::frames;
        }
        return Stream.of(Task.values())
                .filter(task -> task.label().equals(measure))
                .findFirst()
                .<Function<ModelDescription, Evaluation>>map(task -> model -> new ClassEvaluation(task, scorer, json))
                .orElseThrow(() -> new CommandException("there is no measure " + measure + "; there are "
                        + Stream.of(Task.values()).map(Task::label).collect(Collectors.joining(", "))
                        + ", " + AXIS + ", " + FRAMES + ", " + AbstentionReport.NAME + ", " + SharedCopyEvaluation.NAME
                        + " and " + RelatedEvaluation.NAME));
    }

    private Evaluation frames(ModelDescription model) {
        Calibration calibration = new Calibration(model);
        return new FrameEvaluation(
                rows -> Task.articles(rows, scorer).stream()
                        .map(scores -> FrameReading.of(scores, calibration))
                        .toList(),
                FrameLabels.bundled(calibration.frames()),
                Optional.ofNullable(model.measures().get(Measure.FRAMES.label()))
                        .flatMap(ModelDescription.Head::threshold)
                        .orElse(ModelDescription.Threshold.EVEN),
                json);
    }

    private void score(Evaluation evaluation, LabelledFile rows, Progress progress, Writer out) throws IOException {
        List<LabelledFile.Row> together = new ArrayList<>();
        for (LabelledFile.Row row = rows.next(); row != null; row = rows.next()) {
            if (!evaluation.labelled(row) && predictions == null) {
                evaluation.skip();
                continue;
            }
            together.add(row);
            if (together.size() == evaluation.together()) {
                write(evaluation.score(together), out);
                progress.add(together.size());
                together.clear();
            }
        }
        if (!together.isEmpty()) {
            write(evaluation.score(together), out);
        }
    }

    private void write(List<ObjectNode> lines, Writer out) throws IOException {
        for (ObjectNode line : lines) {
            out.write(json.writeValueAsString(line) + "\n");
        }
    }

    private void print(ObjectNode figures) throws IOException {
        System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }

    private static BufferedWriter writer(Path path) {
        try {
            return Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new CommandException("cannot write " + path);
        }
    }
}
