package news.parallax.article;

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
    private final Turns<String> turns = new Turns<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void workThatThrowsBeforeItBeginsFailsAndGivesItsTurnBack() {
        Uni<String> work = turns.inTurn(
                "a",
                () -> database.apart(() -> {
                    throw new IllegalStateException("no session");
                }));
        assertThatThrownBy(() -> work.await().atMost(SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no session");
        assertThat(turns.size()).isZero();
    }

    @Test
    void workIsAnswered() {
        assertThat(database.apart(() -> Uni.createFrom().item("done")).await().atMost(SOON))
                .isEqualTo("done");
    }
}
