package news.parallax.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import news.parallax.Service;
import news.parallax.article.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is stopped in the middle of a stream says so, and where to go on. */
@Tag("slow")
class StoppedServiceIT {
    @TempDir
    Path folder;

    @Test
    void aStreamEndsWithALastLineAndTheServiceEndsSoon() throws Exception {
        try (Service service = Service.start(folder);
                Streaming client = new Streaming(service.port(), "/v1/articles/batch", "")) {
            for (int i = 1; i <= 2; i++) {
                client.send(Samples.article("Harbor Post", Samples.text()) + "\n");
                assertThat(client.line()).contains("\"measures\"");
            }
            long asked = System.nanoTime();
            service.process().toHandle().destroy();
            assertThat(client.line()).contains("\"line\":3", "503", "being stopped");
            assertThat(client.line()).isNull();
            assertThat(client.whole()).isFalse();
            assertThat(service.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - asked))
                    .isLessThan(15);
        }
    }
}
