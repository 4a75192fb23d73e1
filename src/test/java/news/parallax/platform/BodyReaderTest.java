package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static final int PART = 100_000;

    private final Vertx vertx = Vertx.vertx();
    private final BodyReader reader = new BodyReader(
            vertx, new ProblemSender(new ObjectMapper(), Optional::empty), List.of(), Duration.ofSeconds(1));
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(reader::read);
        router.route().handler(context -> context.response().end());
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    request.pause();
                    router.handle(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void stalledUploadsGiveTheirBytesBack() throws Exception {
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Wire wire = new Wire(server.actualPort());
                wires.add(wire);
                wire.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000000\r\n\r\n" + "a".repeat(PART));
            }
            awaitHeld(4L * PART);
            for (Wire wire : wires) {
                assertThat(wire.answer(false).status()).isEqualTo(408);
                assertThat(wire.closed()).isTrue();
            }
            awaitHeld(0);
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    private void awaitHeld(long bytes) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                reader.held() != bytes && System.nanoTime() < end; ) {
            Thread.sleep(5);
        }
        assertThat(reader.held()).isEqualTo(bytes);
    }
}
