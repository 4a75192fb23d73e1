package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(vertx);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void workThatThrowsBeforeItBeginsFails() {
        Uni<String> work = database.apart(() -> {
            throw new IllegalStateException("no session");
        });
        assertThatThrownBy(() -> work.await().atMost(SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no session");
    }

    @Test
    void workIsAnswered() {
        assertThat(database.apart(() -> Uni.createFrom().item("done")).await().atMost(SOON))
                .isEqualTo("done");
    }
}
