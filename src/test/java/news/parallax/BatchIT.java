package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code batch} as the packaged jar has it. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class BatchIT {
    private static final String PAGE = """
            <html><head><meta charset="utf-8"><title>Ferry line closes</title></head><body>
            <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
            <article><p>The harbour council voted seven to four on Monday to close the old ferry line, which has carried
            islanders to the mainland for ninety years.</p><p>Critics called it a shameful betrayal of everybody who lives
            there, and promised to gather signatures until the summer.</p></article>
            <footer>All rights reserved.</footer></body></html>
            """;

    @TempDir
    Path folder;

    @Test
    void printsResultsAndNamesRowsThatAreNone() throws Exception {
        Path input = Files.writeString(folder.resolve("articles.csv"), """
                outlet,story,text
                The Weir,bridge,"The council voted on Tuesday to close the old bridge for a year, and nobody cheered. Buses go another way."
                The Weir,bridge,
                """);
        Batch.Ending ending = Batch.run(folder, input.toString(), "--no-sentences", "--axes", "threat-opportunity");
        assertThat(ending.code()).as(ending.err()).isEqualTo(3);
        JsonNode result = Batch.JSON.readTree(ending.out());
        assertThat(ending.out().strip()).hasLineCount(1);
        assertThat(result.path("outlet").asText()).isEqualTo("The Weir");
        assertThat(result.has("sentences")).isFalse();
        assertThat(result.at("/measures/axes").has("threat-opportunity")).isTrue();
        assertThat(ending.err().strip().lines())
                .containsExactly(
                        "articles.csv, line 3: Correct the fields listed under violations and send the request again."
                                + " text: is required",
                        "parallax batch: 1 article scored, 1 row rejected");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aFolderOfPagesIsReadAndTheirTextIsReturned() throws Exception {
        Files.createDirectories(folder.resolve("pages/Port Amity Ledger"));
        Files.writeString(folder.resolve("pages/Port Amity Ledger/ferry.html"), PAGE);
        Batch.Ending ending = Batch.run(
                folder,
                folder.resolve("pages").toString(),
                folder.resolve("scores.jsonl").toString());
        assertThat(ending.code()).as(ending.err()).isZero();
        assertThat(ending.out()).isEmpty();
        JsonNode result = Batch.JSON.readTree(Files.readString(folder.resolve("scores.jsonl")));
        assertThat(result.path("ref").asText()).isEqualTo("Port Amity Ledger/ferry.html");
        assertThat(result.path("outlet").asText()).isEqualTo("Port Amity Ledger");
        assertThat(result.path("title").asText()).isEqualTo("Ferry line closes");
        String text = result.path("text").asText();
        assertThat(text).startsWith("The harbour council").endsWith("until the summer.");
        JsonNode last = result.path("sentences").get(result.path("sentences").size() - 1);
        assertThat(text.substring(last.path("begin").asInt(), last.path("end").asInt()))
                .startsWith("Critics called");
        assertThat(folder.resolve("scores.jsonl.rejects.jsonl")).doesNotExist();
    }

    @Test
    void twoProcessesDoNotWriteOneOutput() throws Exception {
        Path input = Batch.articles(folder.resolve("articles.jsonl"), 40);
        Path out = folder.resolve("scores.csv");
        Batch first = Batch.start(folder, "-", out.toString());
        try (OutputStream stdin = first.process().getOutputStream()) {
            // It answers what is there, waits for more, and has the output meanwhile.
            stdin.write(Files.readAllBytes(input));
            stdin.flush();
            first.awaitRows(out, 0);
            Batch.Ending second = Batch.run(folder, input.toString(), out.toString(), "--resume");
            assertThat(second.code()).as(second.err()).isEqualTo(2);
            assertThat(second.err()).contains("another process is writing").contains("scores.csv");
        }
        Batch.Ending ended = first.end();
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(Files.readAllLines(out)).hasSize(39);
    }

    @Test
    void anInterruptedRunFinishesWhatItBeganAndIsGoneOnWith() throws Exception {
        Path input = Batch.articles(folder.resolve("articles.jsonl"), 320);
        Path out = folder.resolve("scores.csv");
        Batch batch = Batch.start(folder, input.toString(), out.toString());
        batch.awaitRows(out, 0);
        boolean background = Batch.ignoresKeyboard();
        new ProcessBuilder(
                        "kill",
                        background ? "-TERM" : "-INT",
                        String.valueOf(batch.process().pid()))
                .start()
                .waitFor();
        Batch.Ending interrupted = batch.end();
        assertThat(interrupted.code()).as(interrupted.err()).isEqualTo(background ? 143 : 130);
        assertThat(interrupted.err()).contains("interrupted: ").contains("--resume goes on");
        long rows = Batch.journalled(out);
        assertThat(rows).isBetween(1L, 319L);

        Batch there = Batch.start(folder, input.toString(), out.toString());
        Batch.Ending other = Batch.run(folder, input.toString(), out.toString(), "--resume", "--story", "bridge");
        Batch.Ending refused = there.end();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().strip()).hasLineCount(1).contains("scores.csv exists: --resume goes on");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("the options are not those").contains("story");

        Batch.Ending ended = Batch.run(folder, input.toString(), out.toString(), "--resume");
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains("304 articles scored, 16 rows rejected: see ");
        assertThat(Files.readAllLines(out)).hasSize(305);
    }

    @Test
    void whatWaitsForAFirstLineEndsAtOnceAndLeavesNothingInTheWay() throws Exception {
        Path out = folder.resolve("typed.jsonl");
        Path journal = folder.resolve("typed.jsonl.journal");
        Batch batch = Batch.start(folder, "-", out.toString());
        while (batch.process().isAlive() && !Files.exists(journal)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        new ProcessBuilder("kill", "-TERM", String.valueOf(batch.process().pid()))
                .start()
                .waitFor();
        Batch.Ending ended = batch.end();
        assertThat(ended.code()).as(ended.err()).isEqualTo(143);
        assertThat(journal).isEmptyFile();
        Path input = Batch.articles(folder.resolve("two.jsonl"), 2);
        assertThat(Batch.run(folder, input.toString(), out.toString()).code()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(2);
    }

    @Test
    void storesBesideARunningService() throws Exception {
        Path input = Batch.articles(folder.resolve("articles.jsonl"), 10);
        try (Service service = Service.start(folder.resolve("data"))) {
            Batch.Ending ending = Batch.run(folder, input.toString(), "--store", "--story", "bridge");
            assertThat(ending.code()).as(ending.err()).isZero();
            assertThat(ending.out()).isEmpty();
            assertThat(ending.err()).contains("10 articles scored, 10 new in the database");
            JsonNode page =
                    Batch.JSON.readTree(service.get("/v1/articles?story=bridge").body());
            assertThat(page.path("items")).hasSize(10);
            Batch.Ending again = Batch.run(folder, input.toString(), "--store", "--story", "bridge");
            assertThat(again.err()).contains("10 articles scored, 0 new in the database");
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void itsHelpListsTheExitCodesAndWrongWordsAreRefusedInALine() throws Exception {
        Batch asked = Batch.start(folder, "--help");
        List<Batch> wrong = new ArrayList<>();
        for (List<String> words : List.of(
                List.of("missing.jsonl"),
                List.of(folder.toString(), "out.docx"),
                List.of(folder.toString(), "--resume"),
                List.of(folder.toString(), "--axes", "no-such-axis"))) {
            wrong.add(Batch.start(folder, words.toArray(String[]::new)));
        }
        Path data = Files.createDirectory(folder.resolve("data"));
        try (FileChannel lock =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // As another batch --store holds it.
            lock.write(
                    ByteBuffer.wrap((ProcessHandle.current().pid() + " command").getBytes(StandardCharsets.US_ASCII)));
            lock.lock();
            Batch.Ending refused = Batch.run(folder, folder.toString(), "--store");
            assertThat(refused.code()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err().strip())
                    .hasLineCount(1)
                    .contains("is in use", "a command: wait until it has ended")
                    .startsWith("parallax: ");
        }
        Batch.Ending help = asked.end();
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Exit codes:", "130", "--[no-]sentences", "batch pages/ --store");
        for (Batch each : wrong) {
            Batch.Ending refused = each.end();
            assertThat(refused.code()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err().strip()).hasLineCount(1).startsWith("parallax batch: ");
        }
    }
}
