package news.parallax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code batch} of the packaged jar, as a process of its own.
 *
 * @param out what it prints
 * @param err what it says
 */
record Batch(Process process, Path out, Path err) {
    /** In a mask of signals. */
    private static final long SIGINT = 1 << 1;

    static final ObjectMapper JSON = new ObjectMapper();

    /** How it ended. */
    record Ending(int code, String out, String err) {}

    /** @param working where it is started, and where its data folder would be */
    static Batch start(Path working, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("batch"));
        all.addAll(Arrays.asList(words));
        ProcessBuilder command = Service.command(working.resolve("data"), all.toArray(String[]::new));
        command.command().add(1, "-Dparallax.parquet.part-rows=50");
        Path out = Files.createTempFile("batch", ".out");
        Path err = Files.createTempFile("batch", ".err");
        return new Batch(
                command.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    static Ending run(Path working, String... words) throws IOException, InterruptedException {
        return start(working, words).end();
    }

    Ending end() throws IOException, InterruptedException {
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Ending(process.waitFor(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Whether a process that is started from here is deaf to SIGINT: what a shell runs in the background is. */
    static boolean ignoresKeyboard() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0);
    }

    /** Rows that the journal beside an output says are done with. */
    static long journalled(Path out) {
        Path journal = out.resolveSibling(out.getFileName() + ".journal");
        try {
            String all = Files.exists(journal) ? Files.readString(journal) : "";
            String[] lines = all.substring(0, all.lastIndexOf('\n') + 1).strip().split("\n");
            JsonNode last = JSON.readTree(lines[lines.length - 1].isEmpty() ? "{}" : lines[lines.length - 1]);
            return last.path("rows").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has done with more rows than these, or has ended. */
    void awaitRows(Path journalled, long rows) throws InterruptedException {
        while (process.isAlive() && journalled(journalled) <= rows) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Invented articles, a request on each line; every twentieth line is none. */
    static Path articles(Path file, int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (i % 20 == 13) {
                lines.append("no article ").append(i).append('\n');
                continue;
            }
            lines.append(
                            JSON.createObjectNode()
                                    .put("id", "article-" + i)
                                    .put("outlet", "Outlet " + i % 4)
                                    .put(
                                            "text",
                                            "The council voted on Tuesday to close the old bridge number " + i
                                                    + " for a year. "
                                                    + "Mayor Dana Whitcomb called it a reckless, shameful gamble. Traders will lose a summer. "
                                                    + "The bearings are worn. An engineer measured them in March. Buses go another way. "
                                                            .repeat(i % 4)
                                                    + "Whitcomb speaks again on Friday. The vote was five to four. Nobody cheered."))
                    .append('\n');
        }
        return Files.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
