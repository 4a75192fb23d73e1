package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.measure.Scorer;
import news.parallax.model.ModelService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code audit [FOLDER]}: what moves the model that should not, and what should and does not, by the path that serves.
 * A figure outside its tolerance is said in the answer; the command has then still done what it was asked for.
 */
@Command(
        name = "audit",
        description = "Scores texts written to catch the model out and prints one JSON object of figures.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The folder of the texts (default: ${DEFAULT-VALUE}).",
            defaultValue = "models/data/audit")
    Path folder = Path.of("");

    @Option(names = "--check", paramLabel = "NAME", description = "Only this check; may be repeated.")
    List<String> only = List.of();

    private final Scorer scorer;
    private final ModelService models;
    private final ObjectMapper json;

    AuditCommand(Scorer scorer, ModelService models, ObjectMapper json) {
        this.scorer = scorer;
        this.models = models;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException {
        List<AuditCheck> asked = asked();
        List<Audit.Outcome> outcomes = new ArrayList<>();
        List<AuditCheck> leftOut = new ArrayList<>();
        Progress progress = new Progress();
        try {
            Audit audit = new Audit(folder, new AuditScorer(scorer, progress));
            models.load().join();
            for (AuditCheck check : asked) {
                if (audit.canAnswer(check)) {
                    outcomes.add(audit.answer(check));
                } else {
                    leftOut.add(check);
                }
            }
        } finally {
            progress.close();
        }
        ObjectNode answer = json.createObjectNode();
        answer.set("model", json.valueToTree(models.id()));
        answer.put("met", outcomes.stream().allMatch(outcome -> outcome.broken().isEmpty()));
        ArrayNode checks = answer.putArray("checks");
        outcomes.forEach(outcome -> describe(checks.addObject(), outcome));
        // With an empty list of figures, so that whoever reads all checks need not know of these.
        leftOut.forEach(check -> checks.addObject()
                .put("check", check.label())
                .put("question", check.question())
                .put(
                        "left_out",
                        "the model " + models.id().name() + " " + models.id().version() + " does not measure "
                                + check.method().needs().orElseThrow().label())
                .putArray("figures"));
        System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        return 0;
    }

    private List<AuditCheck> asked() {
        List<String> names =
                Stream.of(AuditCheck.values()).map(AuditCheck::label).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new CommandException("there is no check " + name + "; there are "
                    + names.stream().collect(Collectors.joining(", ")));
        });
        return Stream.of(AuditCheck.values())
                .filter(check -> only.isEmpty() || only.contains(check.label()))
                .toList();
    }

    private static void describe(ObjectNode to, Audit.Outcome outcome) {
        to.put("check", outcome.check().label());
        to.put("question", outcome.check().question());
        to.put("rows", outcome.rows());
        to.put("met", outcome.broken().isEmpty());
        ArrayNode figures = to.putArray("figures");
        outcome.figures().forEach((name, figure) -> {
            ObjectNode one = figures.addObject().put("figure", name).put("value", rounded(figure.value()));
            if (figure.interval() != null) {
                one.putArray("interval")
                        .add(rounded(figure.interval().low()))
                        .add(rounded(figure.interval().high()));
            }
            one.put("n", figure.n());
            List<Tolerance> tolerances = outcome.tolerances(name);
            if (!tolerances.isEmpty()) {
                ArrayNode limits = one.putArray("tolerances");
                tolerances.forEach(tolerance -> limits.addObject()
                        .put("kind", tolerance.kind().label())
                        .put("limit", tolerance.limit())
                        .put("why", tolerance.why())
                        .put("met", tolerance.metBy(figure)));
            }
        });
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.6f", value));
    }
}
