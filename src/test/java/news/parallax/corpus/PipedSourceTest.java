package news.parallax.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import news.parallax.batch.LineOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody types, or pipes what comes now and then. */
@Timeout(30)
class PipedSourceTest {
    private final BlockingQueue<Integer> written = new LinkedBlockingQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private CompletableFuture<Boolean> run(InputStream stdin) {
        return CompletableFuture.supplyAsync(() -> {
            try (ArticleSource source = Input.open("-", stdin, Defaults.none()).source();
                    Output output = Output.unremembered(null, null, System.err)) {
                return new BatchRun(
                                source,
                                output,
                                PipedSourceTest::scored,
                                stopped::get,
                                (rows, read) -> written.add(rows))
                        .run();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Uni<List<LineOutcome>> scored(List<byte[]> lines) {
        return Uni.createFrom()
                .item(() -> lines.stream()
                        .<LineOutcome>map(line -> new LineOutcome.Scored(false, Defaults.JSON.createObjectNode()))
                        .toList());
    }

    @Test
    void aLineIsAnsweredWhenItsSenderPauses() throws Exception {
        PipedOutputStream sender = new PipedOutputStream();
        CompletableFuture<Boolean> run = run(new PipedInputStream(sender));
        PrintStream lines = new PrintStream(sender, true, StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            lines.println("{\"text\":\"One.\"}");
            assertThat(written.poll(10, TimeUnit.SECONDS)).as("row %d", i).isEqualTo(1);
        }
        lines.print("{\"text\":");
        lines.flush();
        assertThat(written.poll(300, TimeUnit.MILLISECONDS)).as("half a line").isNull();
        lines.println("\"Two.\"}");
        lines.close();
        assertThat(run.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(written).containsExactly(1);
    }

    @Test
    void whoSendsWithoutAPauseIsAnsweredTogether() throws Exception {
        PipedOutputStream sender = new PipedOutputStream();
        PipedInputStream stdin = new PipedInputStream(sender, 1 << 16);
        sender.write("{\"text\":\"One.\"}\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        sender.close();
        assertThat(run(stdin).get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(written).containsExactly(BatchRun.TOGETHER, BatchRun.TOGETHER, BatchRun.TOGETHER, 4);
    }

    @Test
    void anInterruptedRunWaitsForNobody() throws Exception {
        PipedOutputStream sender = new PipedOutputStream();
        CompletableFuture<Boolean> run = run(new PipedInputStream(sender));
        sender.write("{\"text\":\"One.\"}\n{\"text\":".getBytes(StandardCharsets.UTF_8));
        sender.flush();
        assertThat(written.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        stopped.set(true);
        assertThat(run.get(10, TimeUnit.SECONDS)).isFalse();
        sender.close();
    }

    @Test
    void whatBreaksIsSaid() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        try (ArticleSource source = Input.open("-", broken, Defaults.none()).source()) {
            assertThatThrownBy(source::next).isInstanceOf(IOException.class).hasMessage("gone");
        }
    }
}
