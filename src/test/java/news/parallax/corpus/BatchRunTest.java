package news.parallax.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jerolba.carpet.CarpetReader;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import news.parallax.article.Result;
import news.parallax.batch.LineOutcome;
import news.parallax.measure.Abstention;
import news.parallax.measure.Coverage;
import news.parallax.measure.Estimate;
import news.parallax.measure.Interval;
import news.parallax.measure.LeanEstimate;
import news.parallax.measure.Measures;
import news.parallax.model.ModelId;
import news.parallax.platform.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRunTest {
    private static final int ROWS = 300;
    private static final Known INPUT =
            new Known.Constant(Defaults.JSON.createObjectNode().put("head", "rows"), 0);
    private static final ObjectNode ORIGIN = Defaults.JSON.createObjectNode();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** As a kill ends a process: nothing is caught on the way. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static String input(int rows) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            lines.append(
                    i % 50 == 7
                            ? "no json " + i + "\n"
                            : "{\"id\":\"" + i + "\",\"url\":\"https://weir.example/" + i + "\",\"text\":\"T" + i
                                    + "\"}\n");
        }
        return lines.toString();
    }

    private static LineOutcome score(byte[] line) {
        JsonNode request = Defaults.read(line);
        if (!request.isObject()) {
            return new LineOutcome.Refused(Problems.badRequest("The body is not JSON."));
        }
        double value = request.path("id").asInt() / 1_000.0;
        Measures measures = new Measures(
                new Estimate(value, new Interval(value - 0.1, value + 0.1), 4),
                new LeanEstimate(-0.25, new Interval(-0.5, 0.1), 3, new LeanEstimate.Probabilities(0.5, 0.25, 0.25)),
                null);
        return new LineOutcome.Scored(
                false,
                Defaults.JSON.valueToTree(new Result(
                        null,
                        request.path("id").asText(),
                        "=The Weir",
                        null,
                        null,
                        "2026-03-01T00:00:00Z",
                        "sha256:" + request.path("text").asText(),
                        new ModelId("parallax-en", "1.0.0", "sha256:aa", "fp32"),
                        "2026-11-22T09:00:00Z",
                        new Coverage(4, 3, 80, false),
                        measures,
                        Measures.NONE,
                        List.of(),
                        List.of(new Result.Sentence(0, 2, false, false, 0.5, 0, null, Map.of(), Map.of())),
                        List.of(new Abstention("tone", "nobody is named")))));
    }

    private static Uni<List<LineOutcome>> scored(List<byte[]> lines) {
        return Uni.createFrom()
                .item(() -> lines.stream().map(BatchRunTest::score).toList());
    }

    private Output open(String out) throws IOException {
        OutputPlan plan = new OutputPlan(folder.resolve(out), null, List.of(), 40);
        plan.require(true);
        return Output.open(plan, INPUT, ORIGIN, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static ArticleSource source(int rows) {
        return new LineSource(
                new ByteArrayInputStream(input(rows).getBytes(StandardCharsets.UTF_8)),
                "in.jsonl",
                Defaults.none(),
                () -> 0);
    }

    private boolean run(String out, BatchRun.Listener listener) throws Exception {
        try (Output output = open(out)) {
            return new BatchRun(source(ROWS), output, BatchRunTest::scored, () -> false, listener).run();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.jsonl.gz", "a.csv", "a.csv.gz", "a.parquet"})
    void whatIsKilledAtAnyTimeHasEveryRowOnceInTheEnd(String name) throws Exception {
        assertThat(run("whole-" + name, (rows, read) -> {})).isTrue();
        Random random = new Random(name.hashCode());
        for (boolean over = false; !over; ) {
            int[] left = {1 + random.nextInt(6)};
            try {
                over = run(name, (rows, read) -> {
                    if (--left[0] == 0) {
                        throw new Killed();
                    }
                });
            } catch (Killed killed) {
                tear(name, random);
            }
        }
        assertThat(content(name))
                .isEqualTo(content("whole-" + name))
                .hasSize(ROWS - 6 + (name.contains("csv") ? 1 : 0));
        assertThat(Files.readString(folder.resolve(name + ".rejects.jsonl")))
                .isEqualTo(Files.readString(folder.resolve("whole-" + name + ".rejects.jsonl")))
                .hasLineCount(6);
        assertThat(folder.resolve(name + ".parts")).doesNotExist();
        // Once more, and nothing happens.
        byte[] before = Files.readAllBytes(folder.resolve(name));
        assertThat(run(name, (rows, read) -> {
                    throw new Killed();
                }))
                .isTrue();
        assertThat(Files.readAllBytes(folder.resolve(name))).isEqualTo(before);
    }

    /** What had been written, and no longer journalled, when it was killed. */
    private void tear(String name, Random random) throws IOException {
        byte[] torn = new byte[1 + random.nextInt(5_000)];
        random.nextBytes(torn);
        Path written = name.endsWith(".parquet") ? folder.resolve(name + ".parts/rows.jsonl") : folder.resolve(name);
        Files.write(written, torn, StandardOpenOption.APPEND);
        Files.write(
                folder.resolve(name + ".rejects.jsonl"), torn, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.writeString(folder.resolve(name + ".journal"), "{\"rows\":29", StandardOpenOption.APPEND);
        if (name.endsWith(".parquet")) {
            Files.write(folder.resolve(name + ".parts/00009.parquet"), torn);
            Files.write(folder.resolve(name + ".parts/merged.parquet"), torn);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private List<?> content(String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.endsWith(".parquet")) {
            return new CarpetReader<>(file.toFile(), Map.class).toList();
        }
        try (InputStream in =
                name.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void tablesHaveTheColumnsOfTheArticlesAndJsonWhatTheRoutesAnswer() throws Exception {
        run("a.csv", (rows, read) -> {});
        run("a.jsonl", (rows, read) -> {});
        run("a.parquet", (rows, read) -> {});
        List<?> csv = content("a.csv");
        assertThat((String) csv.get(0))
                .startsWith("id,ref,outlet,story,title,url,author")
                .contains("measures.axes.desperation-bold-pivot.value");
        assertThat((String) csv.get(2))
                .startsWith(
                        ",1,'=The Weir,,,https://weir.example/1,,,2026-03-01T00:00:00Z,sha256:T1,parallax-en,1.0.0,")
                .contains(",4,3,80,FALSE,0.001,-0.099,0.101,4,-0.25,-0.5,0.1,3,0.5,0.25,0.25,")
                .endsWith("tone: nobody is named");
        Map<?, ?> row = (Map<?, ?>) content("a.parquet").get(1);
        assertThat(
                        row.get("measures.loaded_language.interval.low") == null
                                ? row.get("measures.loaded_language.low")
                                : row.get("measures.loaded_language.interval.low"))
                .isEqualTo(-0.099);
        assertThat(row.get("outlet")).isEqualTo("=The Weir");
        JsonNode line = Defaults.JSON.readTree((String) content("a.jsonl").get(1));
        assertThat(line.at("/sentences/0/end").asInt()).isEqualTo(2);
        assertThat(line.has("text")).isFalse();
    }

    @Test
    void rejectedRowsSayWhereWhyAndWhat() throws Exception {
        run("a.jsonl", (rows, read) -> {});
        JsonNode first = Defaults.JSON.readTree(
                Files.readAllLines(folder.resolve("a.jsonl.rejects.jsonl")).get(0));
        assertThat(first.toString())
                .isEqualTo("{\"file\":\"in.jsonl\",\"line\":8,\"problem\":{\"status\":400,\"title\":\"Bad Request\","
                        + "\"detail\":\"The body is not JSON.\"},\"row\":\"no json 7\"}");
    }

    @Test
    void noFileOfRejectedRowsIsMadeWithoutOne() throws Exception {
        try (Output output = open("a.jsonl")) {
            assertThat(new BatchRun(source(7), output, BatchRunTest::scored, () -> false, (rows, read) -> {}).run())
                    .isTrue();
        }
        assertThat(folder.resolve("a.jsonl.rejects.jsonl")).doesNotExist();
        assertThat(content("a.jsonl")).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.csv", "a.parquet", "a.jsonl.gz", "a.csv.gz"})
    void anEmptyInputHasAnEmptyOutput(String name) throws Exception {
        try (Output output = open(name)) {
            assertThat(new BatchRun(source(0), output, BatchRunTest::scored, () -> false, (rows, read) -> {}).run())
                    .isTrue();
        }
        assertThat(content(name)).hasSize(name.contains("csv") ? 1 : 0);
    }

    @Test
    void whatIsBegunIsFinishedWhenItIsToStop() throws Exception {
        boolean[] stop = {false};
        List<Integer> written = new ArrayList<>();
        try (Output output = open("a.jsonl")) {
            assertThat(new BatchRun(source(ROWS), output, BatchRunTest::scored, () -> stop[0], (rows, read) -> {
                                written.add(rows);
                                stop[0] = true;
                            })
                            .run())
                    .isFalse();
        }
        assertThat(written).hasSize(BatchRun.AHEAD);
        assertThat(run("a.jsonl", (rows, read) -> {})).isTrue();
        assertThat(content("a.jsonl")).hasSize(ROWS - 6);
    }

    @Test
    void severalPortionsAreOnTheirWayAndAreWrittenInOrder() throws Exception {
        List<CompletableFuture<List<LineOutcome>>> sent = new ArrayList<>();
        Function<List<byte[]>, Uni<List<LineOutcome>>> late = lines -> {
            CompletableFuture<List<LineOutcome>> answer = new CompletableFuture<>();
            synchronized (sent) {
                sent.add(answer);
            }
            // The first ones come last.
            CompletableFuture.delayedExecutor(sent.size() == 1 ? 300 : 1, TimeUnit.MILLISECONDS)
                    .execute(() -> answer.complete(
                            lines.stream().map(BatchRunTest::score).toList()));
            return Uni.createFrom().completionStage(answer);
        };
        try (Output output = open("a.jsonl")) {
            new BatchRun(source(100), output, late, () -> false, (rows, read) -> {}).run();
        }
        List<String> refs = new ArrayList<>();
        for (Object line : content("a.jsonl")) {
            refs.add(Defaults.JSON.readTree((String) line).path("ref").asText());
        }
        assertThat(refs).hasSize(98).extracting(Integer::valueOf).isSorted();
    }

    @Test
    void anInputThatBreaksLosesNothingThatWasRead() throws Exception {
        ArticleSource whole = source(40);
        ArticleSource broken = new ArticleSource() {
            private int left = 40;

            @Override
            public InputRow next() throws IOException {
                if (left-- == 0) {
                    throw new IOException("it ends in the middle");
                }
                return whole.next();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        try (Output output = open("a.jsonl")) {
            assertThatThrownBy(() ->
                            new BatchRun(broken, output, BatchRunTest::scored, () -> false, (rows, read) -> {}).run())
                    .hasMessage("it ends in the middle");
        }
        assertThat(content("a.jsonl")).hasSize(39);
    }

    @Test
    void anOutputThatIsThereIsNotTouched() throws Exception {
        Path out = Files.writeString(folder.resolve("a.jsonl"), "mine\n");
        OutputPlan plan = new OutputPlan(out, null, List.of(), 40);
        assertThatThrownBy(() -> plan.require(false)).hasMessageContaining("a.jsonl exists: --resume");
        assertThatThrownBy(() -> plan.require(true)).hasMessageContaining("without its journal");
        assertThatThrownBy(() -> Output.open(plan, INPUT, ORIGIN, System.err)).hasMessageContaining("exists");
        assertThat(Files.readString(out)).isEqualTo("mine\n");
        assertThatThrownBy(() -> new OutputPlan(folder.resolve("a.txt"), null, List.of(), 40).require(false))
                .hasMessageContaining(".parquet");
        assertThatThrownBy(() -> new OutputPlan(folder.resolve("no/a.csv"), null, List.of(), 40).require(false))
                .hasMessageContaining("there is no folder");
    }

    @Test
    void anOutputThatIsShorterThanItWasIsNotGoneOnWith() throws Exception {
        assertThatThrownBy(() -> run("a.jsonl", (rows, read) -> {
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        Files.writeString(folder.resolve("a.jsonl"), "");
        assertThatThrownBy(() -> run("a.jsonl", (rows, read) -> {}))
                .isInstanceOf(BatchRefused.class)
                .hasMessageContaining("shorter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.csv.gz", "a.parquet"})
    void aJournalAloneDoesNotMakeAnOutputWhole(String name) throws Exception {
        run(name, (rows, read) -> {});
        Files.delete(folder.resolve(name));
        assertThatThrownBy(() -> run(name, (rows, read) -> {}))
                .isInstanceOf(BatchRefused.class)
                .hasMessageContaining("was whole, and is gone or shorter now")
                .hasMessageContaining(name + ".journal");
    }

    @Test
    void partsThatAreNeededNoLongerGoWithTheNextRun() throws Exception {
        run("a.parquet", (rows, read) -> {});
        // As a kill leaves it behind the journal's last line.
        Files.createDirectory(folder.resolve("a.parquet.parts"));
        Files.writeString(folder.resolve("a.parquet.parts/rows.jsonl"), "");
        assertThat(run("a.parquet", (rows, read) -> {})).isTrue();
        assertThat(folder.resolve("a.parquet.parts")).doesNotExist();
    }

    @Test
    void whatLiesBesideAnOutputAndIsNotOfARunIsNotTouched() throws Exception {
        for (String mine : new String[] {"a.jsonl.parts/mine.txt", "a.parquet.parts/1999.parquet"}) {
            Files.createDirectory(folder.resolve(mine).getParent());
            Files.writeString(folder.resolve(mine), "mine");
        }
        run("a.jsonl", (rows, read) -> {});
        assertThat(folder.resolve("a.jsonl.parts/mine.txt")).hasContent("mine");
        assertThatThrownBy(() -> run("a.parquet", (rows, read) -> {}))
                .isInstanceOf(BatchRefused.class)
                .hasMessageContaining("a.parquet.parts exists");
        assertThat(folder.resolve("a.parquet.parts/1999.parquet")).hasContent("mine");

        // A journal that was never begun says nothing of rejected rows.
        Files.writeString(folder.resolve("b.jsonl.journal"), "");
        Files.writeString(folder.resolve("b.jsonl.rejects.jsonl"), "mine");
        assertThatThrownBy(() -> run("b.jsonl", (rows, read) -> {}))
                .isInstanceOf(BatchRefused.class)
                .hasMessageContaining("b.jsonl.rejects.jsonl exists");
        assertThat(folder.resolve("b.jsonl.rejects.jsonl")).hasContent("mine");
    }

    @Test
    void rejectedRowsDoNotGoWhereResultsGo() {
        Path out = folder.resolve("a.jsonl");
        for (Path rejects : List.of(
                folder.resolve("x/../a.jsonl"), folder.resolve("a.jsonl.journal"), folder.resolve("a.jsonl.files"))) {
            assertThatThrownBy(() -> new OutputPlan(out, rejects, List.of(), 40).require(false))
                    .isInstanceOf(BatchRefused.class)
                    .hasMessageContaining("--rejects");
        }
    }

    @Test
    void aHalfCharacterOfARejectedRowIsKept() throws Exception {
        String row = "{\"text\":\"half \\ud800 of one\"}";
        try (Output output = open("a.jsonl")) {
            new BatchRun(
                            new LineSource(
                                    new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8)),
                                    null,
                                    Defaults.none(),
                                    () -> 0),
                            output,
                            lines -> Uni.createFrom()
                                    .item(List.of(new LineOutcome.Refused(Problems.badRequest("Half a character.")))),
                            () -> false,
                            (rows, read) -> {})
                    .run();
        }
        JsonNode reject = Defaults.JSON.readTree(Files.readString(folder.resolve("a.jsonl.rejects.jsonl")));
        assertThat(reject.at("/row/text").textValue()).isEqualTo("half \ud800 of one");
    }

    @Test
    void whatIsOnItsWayIsWaitedForWhenWritingFails() throws Exception {
        List<CompletableFuture<List<LineOutcome>>> sent = new ArrayList<>();
        Function<List<byte[]>, Uni<List<LineOutcome>>> slow = lines -> {
            CompletableFuture<List<LineOutcome>> answer = new CompletableFuture<>();
            answer.completeOnTimeout(
                    lines.stream().map(BatchRunTest::score).toList(), 200L * sent.size(), TimeUnit.MILLISECONDS);
            sent.add(answer);
            return Uni.createFrom().completionStage(answer);
        };
        try (Output output = open("a.jsonl")) {
            assertThatThrownBy(() -> new BatchRun(source(ROWS), output, slow, () -> false, (rows, read) -> {
                                throw new Killed();
                            })
                            .run())
                    .isInstanceOf(Killed.class);
        }
        assertThat(sent).hasSize(BatchRun.AHEAD).allMatch(CompletableFuture::isDone);
    }

    @Test
    void withoutAnOutputRowsAreNamedOnStderr() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Output output = Output.unremembered(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                null,
                new PrintStream(said, true, StandardCharsets.UTF_8))) {
            new BatchRun(source(10), output, BatchRunTest::scored, () -> false, (rows, read) -> {}).run();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(9);
        assertThat(said.toString(StandardCharsets.UTF_8).strip()).isEqualTo("in.jsonl, line 8: The body is not JSON.");
    }
}
