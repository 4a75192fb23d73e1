package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What a command prints. */
final class Printed {
    private Printed() {}

    /** The JSON that a command prints on these words; it ends with zero. What it throws goes on to the caller. */
    static JsonNode by(Callable<Integer> command, String... words) throws IOException {
        new CommandLine(command).parseArgs(words);
        PrintStream stdout = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(call(command)).isZero();
        } finally {
            System.setOut(stdout);
        }
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private static int call(Callable<Integer> command) throws IOException {
        try {
            return command.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
