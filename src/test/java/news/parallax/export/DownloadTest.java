package news.parallax.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table goes no faster than its client, and stops with it. */
class DownloadTest {
    private static final int ROWS = 1_000;
    private static final Random RANDOM = new Random(11);
    private static final Table<Integer> TABLE = Table.of(
            "rows",
            new Columns<Integer>("rows").text("cell", "A cell.", row -> cell()).all());

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private HttpServer server;
    private int portions;
    private int failing = Integer.MAX_VALUE;
    private Duration patience = Duration.ofSeconds(60);
    private OptionalLong longest = OptionalLong.empty();
    private Format format = Format.CSV;

    /** 98 characters that do not compress to nothing. */
    private static String cell() {
        byte[] bytes = new byte[49];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Portions of a hundred kilobytes. */
    private Uni<List<Integer>> next() {
        int number = fetched.incrementAndGet();
        if (number == failing) {
            return Uni.createFrom().failure(new IllegalStateException("the database has gone away"));
        }
        return Uni.createFrom().item(number > portions ? List.of() : Collections.nCopies(ROWS, 1));
    }

    @BeforeEach
    void listen() {
        server = vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(1 << 16))
                .requestHandler(request -> {
                    request.response().setChunked(true);
                    request.response().closeHandler(closed -> ended.set(true));
                    new Download<>(
                                    request,
                                    vertx.getOrCreateContext(),
                                    this::next,
                                    written -> Encoder.of(format, TABLE, written),
                                    new Download.Manner(patience, longest),
                                    failure -> request.response()
                                            .setStatusCode(500)
                                            .end())
                            .begin();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private HttpResponse<byte[]> get() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private Socket asked() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 14);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", server.actualPort()));
        OutputStream out = socket.getOutputStream();
        out.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    @Test
    void whoReadsGetsAll() throws Exception {
        portions = 30;
        HttpResponse<byte[]> answer = get();
        assertThat(answer.body()).hasSize("cell\r\n".length() + 30 * ROWS * (98 + 2));
        assertThat(fetched).hasValue(31);
    }

    @Test
    void nothingIsFetchedForAClientThatDoesNotRead() throws Exception {
        portions = 1_000;
        try (Socket socket = asked()) {
            Thread.sleep(1_000);
            int once = fetched.get();
            assertThat(once).isBetween(1, 60);
            Thread.sleep(500);
            assertThat(fetched).hasValue(once);
            InputStream in = socket.getInputStream();
            in.readNBytes(20_000_000);
            assertThat(fetched).hasValueGreaterThan(once);
        }
    }

    @Test
    void theWorkEndsWithTheConnection() throws Exception {
        portions = 100_000;
        asked().close();
        for (int i = 0; i < 100 && !ended.get(); i++) {
            Thread.sleep(50);
        }
        assertThat(ended).isTrue();
        Thread.sleep(300);
        int now = fetched.get();
        Thread.sleep(500);
        assertThat(fetched).hasValue(now);
    }

    @Test
    void whoDoesNotReadForLongIsLetGo() throws Exception {
        portions = 1_000;
        patience = Duration.ofMillis(400);
        try (Socket socket = asked()) {
            for (int i = 0; i < 100 && !ended.get(); i++) {
                Thread.sleep(50);
            }
            assertThat(ended).isTrue();
        }
    }

    @Test
    void halfAFileIsNotTakenForAWholeOne() {
        portions = 300;
        failing = 250;
        for (Format broken : List.of(Format.CSV, Format.NDJSON, Format.PARQUET)) {
            format = broken;
            fetched.set(0);
            assertThatThrownBy(this::get).as(broken.name()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatFailsBeforeTheFirstByteIsAnAnswer() throws Exception {
        failing = 1;
        assertThat(get().statusCode()).isEqualTo(500);
    }

    @Test
    void whereAnswersAreHandedOnWholeALongOneIsRefusedAndNotReadToItsEnd() throws Exception {
        longest = OptionalLong.of(1_000_000);
        portions = 9;
        assertThat(get().body()).hasSize("cell\r\n".length() + 9 * ROWS * (98 + 2));
        fetched.set(0);
        portions = 1_000;
        assertThat(get().statusCode()).isEqualTo(500);
        assertThat(fetched).hasValue(10);
    }
}
