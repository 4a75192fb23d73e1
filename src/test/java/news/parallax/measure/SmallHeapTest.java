package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Giant texts in a process with half a gigabyte of heap. */
class SmallHeapTest {
    @Test
    @Timeout(300)
    void holdsGiantTexts(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("out.txt");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        classPath,
                        Main.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .directory(new File("").getAbsoluteFile())
                .start();
        try {
            assertThat(process.waitFor(280, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(out)).contains("scored all");
        assertThat(process.exitValue()).isZero();
    }

    /** What runs in the other process. */
    static final class Main {
        private Main() {}

        public static void main(String... arguments) {
            // Sentences cost memory, each with its vector; words and characters hardly do.
            for (String giant : List.of(Giants.oneWordSentences(20_000), "Hi. ".repeat(1 << 18))) {
                TestScorer.score(new Submission(giant, null, "en", List.of()));
            }
            System.out.println("scored all");
            System.exit(0);
        }
    }
}
