package news.parallax.infra;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end, or to the end of its time.
 *
 * @param exit its exit code; 124 where its time was over
 * @param output what it printed
 * @param messages what it said on its way, the last of it
 */
record CommandRun(int exit, String output, String messages) {
    private static final int OUT_OF_TIME = 124;
    private static final long TO_ANSWER_MS = 2_000;
    private static final int LONGEST = 100_000;

    static CommandRun of(List<String> words, Map<String, String> environment, long leftMs)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", null);
        Path messages = Files.createTempFile("messages", null);
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    // The only folder of a function that can be written to.
                    .directory(new File(System.getProperty("java.io.tmpdir")))
                    .redirectOutput(output.toFile())
                    .redirectError(messages.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(leftMs - TO_ANSWER_MS, TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return new CommandRun(
                    ended ? process.exitValue() : OUT_OF_TIME,
                    last(output),
                    (ended ? "" : "Its time was over. ") + last(messages));
        } finally {
            Files.delete(output);
            Files.delete(messages);
        }
    }

    private static String last(Path file) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return all.substring(Math.max(0, all.length() - LONGEST));
    }
}
