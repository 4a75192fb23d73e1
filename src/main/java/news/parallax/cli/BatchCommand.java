package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import news.parallax.article.AxisCatalog;
import news.parallax.batch.ArticleLines;
import news.parallax.corpus.ArticleSource;
import news.parallax.corpus.BatchRefused;
import news.parallax.corpus.BatchRun;
import news.parallax.corpus.Defaults;
import news.parallax.corpus.Input;
import news.parallax.corpus.Mark;
import news.parallax.corpus.Output;
import news.parallax.corpus.OutputFormat;
import news.parallax.corpus.OutputPlan;
import news.parallax.model.ModelService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code batch IN [OUT]}: many articles from a file or a folder, each as {@code POST /v1/articles} would score it. */
@OnDatabase(value = DatabaseNeed.CONFIGURED, with = "--store", refused = BatchCommand.REFUSED)
@Command(
        name = "batch",
        description = "Scores many articles, in the order of the input, and writes or stores the results.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 110,
        abbreviateSynopsis = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every row was scored",
            "1:it failed in between; what was written stays, and --resume goes on",
            "2:refused before it began: wrong words, OUT exists, another input, options or model than the run to go on with,"
                    + " no database to store in",
            "3:done, and some rows were rejected",
            "130:interrupted (SIGINT; 143: SIGTERM) when what was begun had been written; --resume goes on"
        },
        footer = {
            "%nExamples:",
            "  batch articles.jsonl scores.jsonl",
            "  batch articles.csv.gz scores.parquet --axes elite-people,villain-hero --resume",
            "  batch pages/ --store --story harbor-compact",
            "  zcat articles.jsonl.gz | batch - --no-sentences > scores.jsonl"
        })
public final class BatchCommand implements Callable<Integer> {
    static final int REFUSED = 2;
    private static final int REJECTED = 3;

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description =
                    "Requests as .jsonl or .ndjson; .csv or .tsv with a header of a request's fields; each also .gz."
                            + " Or a folder of .txt and .html files, or one of these. - is NDJSON from standard input.")
    String in = "-";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OUT",
            description = "A file ending in .jsonl, .csv (these also .gz) or .parquet. Without it, and without --store,"
                    + " results are printed as NDJSON.")
    @Nullable
    Path out;

    @Option(names = "--store", description = "Store the articles in the database, each once.")
    boolean store;

    @Option(names = "--resume", description = "Go on with an OUT that was broken off; begin where there is none.")
    boolean resume;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Where rows go that cannot be scored, as NDJSON with the reason; by default OUT.rejects.jsonl."
                            + " Made when there is one.")
    @Nullable
    Path rejects;

    @Mixin
    RowDefaults defaults = new RowDefaults();

    private final ArticleLines lines;
    private final AxisCatalog catalog;
    private final ModelService models;
    private final ObjectMapper json;
    private final int partRows;

    BatchCommand(
            ArticleLines lines,
            AxisCatalog catalog,
            ModelService models,
            ObjectMapper json,
            @ConfigProperty(name = "parallax.parquet.part-rows", defaultValue = "20000") int partRows) {
        this.lines = lines;
        this.catalog = catalog;
        this.models = models;
        this.json = json;
        this.partRows = partRows;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Interruption interruption = new Interruption()) {
            Input input;
            Output output;
            long bytes;
            try {
                models.load();
                ObjectNode fields = fields();
                OutputPlan plan = out == null ? null : plan(fields);
                input = Input.open(in, System.in, new Defaults(fields));
                models.load().join();
                output = plan == null
                        ? Output.unremembered(store ? null : System.out, rejects, System.err)
                        : Output.open(plan, input.known(), origin(fields), System.err);
                bytes = input.known().bytes();
            } catch (BatchRefused | CommandException refused) {
                return say(REFUSED, refused.getMessage());
            } catch (AccessDeniedException e) {
                return say(REFUSED, "cannot write " + e.getFile() + ": permission denied");
            } catch (IOException e) {
                return say(REFUSED, "cannot write: " + e.getMessage());
            } catch (HttpProblem unknown) {
                return say(REFUSED, "--axes " + String.join(",", defaults.axes) + ": " + AxisCatalog.UNKNOWN);
            }
            interruption.begin();
            return run(input, output, bytes, interruption);
        }
    }

    /** Says one line on stderr. */
    private static int say(int code, String line) {
        System.err.println("parallax batch: " + line);
        return code;
    }

    private ObjectNode fields() {
        if (resume && out == null) {
            throw new CommandException("--resume goes on with an OUT; without one run the same command again"
                    + (store ? ": what is stored is found again" : ""));
        }
        ObjectNode fields = defaults.fields();
        RowDefaults.requireDescribed(fields);
        catalog.allNamed(RowDefaults.named(fields), "axes").await().indefinitely();
        if (out != null && OutputFormat.of(out) != OutputFormat.JSONL) {
            fields.put("sentences", false);
        }
        return fields;
    }

    private OutputPlan plan(ObjectNode fields) {
        OutputPlan plan = new OutputPlan(out, rejects, RowDefaults.names(fields), partRows);
        plan.require(resume);
        return plan;
    }

    private ObjectNode origin(ObjectNode fields) {
        ObjectNode origin = json.createObjectNode();
        origin.set("model", json.valueToTree(models.id()));
        origin.putObject("options")
                .put("store", store)
                .put(
                        "rejects",
                        rejects == null
                                ? null
                                : rejects.toAbsolutePath().normalize().toString())
                .setAll(fields);
        return origin;
    }

    private int run(Input input, Output output, long bytes, Interruption interruption)
            throws IOException, InterruptedException {
        try (ArticleSource source = input.source();
                Output written = output;
                Progress progress = Progress.of("articles", bytes)) {
            boolean over = new BatchRun(
                            source, written, some -> lines.process(some, store), interruption, progress::add)
                    .run();
            progress.close();
            return end(output, over, interruption);
        } catch (BatchRefused | IOException failure) {
            if (interruption.getAsBoolean()) {
                return end(output, false, interruption);
            }
            return say(1, failure.getMessage() + (out == null ? "" : "; --resume goes on behind what was written"));
        }
    }

    private int end(Output output, boolean over, Interruption interruption) {
        Mark mark = output.mark();
        BatchEnding ending = new BatchEnding(mark, store, rejected());
        if (over) {
            return say(mark.rejected() > 0 ? REJECTED : 0, ending.line());
        }
        return say(
                interruption.exitCode().orElse(1),
                "interrupted: " + ending.line() + (out == null ? "" : "; the same command with --resume goes on"));
    }

    private @Nullable Path rejected() {
        return out == null ? rejects : new OutputPlan(out, rejects, List.of(), partRows).rejected();
    }
}
