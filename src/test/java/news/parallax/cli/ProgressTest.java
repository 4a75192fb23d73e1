package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private long now;

    private Progress progress(boolean terminal, long total) {
        return new Progress(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                terminal,
                "articles",
                total,
                10 * SECOND,
                () -> now);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalHasABarThatIsWrittenOver() {
        try (Progress progress = progress(true, 1_000)) {
            now = SECOND;
            progress.add(10, 0);
            now = 11 * SECOND;
            progress.add(1_190, 500);
            assertThat(said())
                    .endsWith("\r[############············]  50 %, 1,200 articles, 109.1 a second, 10 s left")
                    .doesNotContain("\n");
        }
        assertThat(said()).endsWith(" \r");
    }

    @Test
    void elsewhereThereIsALineNowAndThen() {
        try (Progress progress = progress(false, 100_000)) {
            for (int second = 1; second <= 25; second++) {
                now = second * SECOND;
                progress.add(2, second * 10);
            }
        }
        assertThat(said().lines())
                .containsExactly(
                        "0 %, 20 articles, 2.0 a second, 3 h left", "0 %, 40 articles, 2.0 a second, 3 h left");
    }

    @Test
    void whereTheEndIsNotKnownItCounts() {
        try (Progress progress = progress(false, 0)) {
            now = 20 * SECOND;
            progress.add(50);
        }
        assertThat(said().strip()).isEqualTo("50 articles, 2.5 a second");
    }
}
