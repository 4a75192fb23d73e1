package news.parallax.batch;

import static news.parallax.batch.Streaming.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream goes no faster than its client, and stops with it. */
@Timeout(120)
class LineStreamTest {
    private static final String ANSWER = "a".repeat(1_000);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger charged = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger inTurn = new AtomicInteger();
    private final Queue<Integer> charges = new ConcurrentLinkedQueue<>();
    private int portion = 32;
    private Supplier<Uni<Void>> quota = () -> Uni.createFrom().voidItem();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Duration takes = Duration.ZERO;
    private Duration patience = Duration.ofSeconds(60);
    private boolean streaming = true;
    private String answer = ANSWER;
    private HttpServer server;
    private volatile LineStream stream;
    private volatile Context loop;

    private final class Fake implements StreamWork {
        private final HttpServerRequest request;

        Fake(HttpServerRequest request) {
            this.request = request;
        }

        @Override
        public Uni<LineOutcome> outcome(byte[] line) {
            begun.incrementAndGet();
            most.accumulateAndGet(begun.get() - done.get(), Math::max);
            Uni<LineOutcome> scored = Uni.createFrom()
                    .item(new LineOutcome.Scored(
                            true,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("of", new String(line, StandardCharsets.UTF_8))
                                    .put("long", answer)));
            return takes.isZero()
                    ? scored
                    : scored.onItem().delayIt().by(takes).onCancellation().invoke(cancelled::incrementAndGet);
        }

        @Override
        public Uni<Void> charge(int lines) {
            charged.addAndGet(lines);
            charges.add(lines);
            return quota.get();
        }

        @Override
        public int portion() {
            return portion;
        }

        @Override
        public Uni<byte[]> inTurn(Uni<byte[]> answer) {
            inTurn.incrementAndGet();
            return answer;
        }

        @Override
        public byte[] answer(Line line, LineOutcome outcome) {
            done.incrementAndGet();
            if (new String(line.bytes(), StandardCharsets.UTF_8).equals("unspeakable")) {
                throw new IllegalStateException("no words for it");
            }
            return new AnswerLines(new ObjectMapper()).of(line, outcome);
        }

        @Override
        public byte[] breakingOff(long number, HttpProblem problem) {
            return new AnswerLines(new ObjectMapper()).breakingOff(number, problem);
        }

        @Override
        public void refuse(HttpProblem problem) {
            refused.set(problem.getStatusCode());
            request.response()
                    .setChunked(false)
                    .setStatusCode(problem.getStatusCode())
                    .end(problem.getDetail());
        }
    }

    private record Settings(
            boolean streaming,
            int streams,
            int streamsPerKey,
            int lines,
            long bytes,
            Duration patience,
            long unpacked,
            int ratio)
            implements BatchSettings {}

    @BeforeEach
    void listen() {
        server = vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(1 << 16))
                .requestHandler(request -> {
                    request.pause();
                    BatchSettings settings = new Settings(streaming, 4, 2, 64, 1 << 20, patience, 1L << 40, 300);
                    Optional<HttpProblem> refusal = BatchHead.refusal(request, settings, Optional.of("harbor-corpora"));
                    if (refusal.isPresent()) {
                        new Fake(request).refuse(refusal.get());
                        return;
                    }
                    request.response().setChunked(true).closeHandler(gone -> {
                        closed.set(true);
                        stream.close();
                    });
                    if (BatchHead.wantsGzip(request)) {
                        request.response().putHeader("Content-Encoding", "gzip");
                    }
                    loop = vertx.getOrCreateContext();
                    stream = new LineStream(
                            request,
                            loop,
                            settings,
                            new Intake(
                                    BatchHead.isGzip(request)
                                            ? Optional.of(new Gunzip(settings.unpacked(), settings.ratio()))
                                            : Optional.empty()),
                            BatchHead.wantsGzip(request) ? Packing.gzip() : Packing.none(),
                            new Fake(request));
                    stream.begin();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Streaming streaming(String headers) throws IOException {
        return new Streaming(server.actualPort(), "/v1/articles/batch", headers, 1 << 14);
    }

    /** Told, when it is back. */
    private void stop(LineStream told) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        loop.runOnContext(on -> {
            told.stop();
            done.countDown();
        });
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(BooleanSupplier until) throws InterruptedException {
        for (int i = 0; i < 400 && !until.getAsBoolean(); i++) {
            Thread.sleep(25);
        }
        assertThat(until.getAsBoolean()).isTrue();
    }

    @Test
    void whoDoesNotReadIsNotReadFrom() throws Exception {
        try (Streaming client = streaming("")) {
            String line = "b".repeat(999) + "\n";
            AtomicInteger sent = new AtomicInteger();
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 40_000; i++) {
                        client.send(line);
                        sent.incrementAndGet();
                    }
                    client.end();
                } catch (IOException e) {
                    sent.set(-1);
                }
            });
            sender.start();
            Thread.sleep(2_000);
            int once = begun.get();
            int taken = sent.get();
            // What the window and the sockets' buffers hold, of forty megabytes.
            assertThat(once).isBetween(64, 6_000);
            assertThat(taken).isLessThan(15_000);
            Thread.sleep(500);
            assertThat(begun).hasValue(once);
            assertThat(sent).hasValue(taken);
            assertThat(client.lines()).hasSize(40_000);
            assertThat(client.whole()).isTrue();
            sender.join();
            assertThat(sent).hasValue(40_000);
        }
    }

    @Test
    void whoDoesNotReadForLongIsLetGo() throws Exception {
        patience = Duration.ofMillis(500);
        try (Streaming client = streaming("")) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100_000; i++) {
                            client.send("b".repeat(999) + "\n");
                        }
                    })
                    .isInstanceOf(IOException.class);
            await(closed::get);
            int now = begun.get();
            Thread.sleep(300);
            assertThat(begun).hasValue(now);
        }
    }

    @Test
    void noMoreLinesAreBegunThanAreHeld() throws Exception {
        takes = Duration.ofSeconds(1);
        try (Streaming client = streaming("")) {
            client.send("a line\n".repeat(1_000));
            await(() -> begun.get() > 0);
            Thread.sleep(300);
            assertThat(begun).hasValue(64);
        }
        await(closed::get);
    }

    @Test
    void linesCountAgainstTheQuotaAndWaitForIt() throws Exception {
        quota = () -> Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(400));
        try (Streaming client = streaming("")) {
            long start = System.nanoTime();
            client.send("a line\n".repeat(100)).end();
            assertThat(client.lines()).hasSize(100);
            assertThat(client.whole()).isTrue();
            assertThat((System.nanoTime() - start) / 1e9).isGreaterThan(1.2);
            await(() -> charged.get() == 100);
        }
    }

    @Test
    void whatIsChargedAtATimeIsNoMoreThanTheQuotaTakes() throws Exception {
        portion = 5;
        try (Streaming client = streaming("")) {
            client.send("a line\n".repeat(12)).end();
            assertThat(client.lines()).hasSize(12);
        }
        await(() -> charges.size() == 3);
        assertThat(charges).containsExactly(5, 5, 2);
    }

    /** Their answers would have one and a half megabytes each, of one that there is room for. */
    @Test
    void linesOfManySentencesAreBegunOneByOne() throws Exception {
        takes = Duration.ofMillis(50);
        String line = "{\"text\": \"" + "Hi. ".repeat(3_000) + "\"}\n";
        try (Streaming client = streaming("")) {
            client.send(line.repeat(6)).end();
            assertThat(client.lines()).hasSize(6);
        }
        assertThat(most).hasValue(1);
        assertThat(inTurn).hasValue(6);
    }

    @Test
    void anAnswerThatIsBeingReadIsHeldToItsLastByte() throws Exception {
        answer = "a".repeat(8 << 20);
        try (Streaming client = streaming("")) {
            client.send("one\n");
            await(() -> done.get() == 1);
            Thread.sleep(200);
            client.send("two\n");
            Thread.sleep(300);
            assertThat(begun).as("begun while the first is being read").hasValue(1);
            assertThat(client.line()).hasSizeGreaterThan(8 << 20);
            client.end();
            assertThat(client.lines()).hasSize(1);
            assertThat(client.whole()).isTrue();
        }
    }

    @Test
    void theWorkEndsWithTheConnection() throws Exception {
        takes = Duration.ofSeconds(30);
        Streaming client = streaming("");
        client.send("a line\n".repeat(10));
        await(() -> begun.get() == 10);
        client.reset();
        await(() -> cancelled.get() == 10);
        assertThat(closed).isTrue();
    }

    @Test
    void aClientThatClosesInTheMiddleIsGone() throws Exception {
        takes = Duration.ofSeconds(30);
        try (Streaming client = streaming("")) {
            client.send("a line\nhalf a li");
            await(() -> begun.get() == 1);
            client.socket().shutdownOutput();
            await(() -> cancelled.get() == 1);
        }
    }

    @Test
    void whoIsSilentBeforeAnythingWasSaidGetsAProblem() throws Exception {
        patience = Duration.ofMillis(300);
        try (Streaming client = streaming("")) {
            assertThat(client.status()).isEqualTo(408);
        }
    }

    @Test
    void whoFallsSilentIsToldWhereToGoOn() throws Exception {
        patience = Duration.ofMillis(300);
        try (Streaming client = streaming("")) {
            client.send("one\n\nthree\nhalf a li");
            List<String> lines = client.lines();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(2)).contains("\"line\":4", "408");
            assertThat(client.whole()).as("taken for a whole answer").isFalse();
        }
    }

    @Test
    void aSlowLineIsNoSilence() throws Exception {
        patience = Duration.ofMillis(300);
        takes = Duration.ofMillis(900);
        try (Streaming client = streaming("")) {
            client.send("one\n");
            assertThat(client.line()).contains("\"of\":\"one\"");
            client.send("two\n").end();
            assertThat(client.lines()).hasSize(1);
            assertThat(client.whole()).isTrue();
        }
    }

    @Test
    void bytesThatTrickleInAreSilence() throws Exception {
        patience = Duration.ofMillis(600);
        try (Streaming client = streaming("")) {
            client.send("one\n");
            assertThat(client.line()).contains("\"of\":\"one\"");
            CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> {
                try {
                    return client.line();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (int i = 0; i < 100 && !told.isDone(); i++) {
                client.send(i % 2 == 0 ? "\n" : " ");
                Thread.sleep(50);
            }
            assertThat(told).isCompletedWithValueMatching(line -> line.contains("408"));
        } catch (SocketException closed) {
            assertThat(this.closed).isTrue();
        }
    }

    @Test
    void aSlowClientIsServed() throws Exception {
        patience = Duration.ofMillis(600);
        try (Streaming client = streaming("")) {
            for (int i = 0; i < 5; i++) {
                Thread.sleep(300);
                client.send("line " + i + "\n");
                assertThat(client.line()).contains("line " + i);
            }
            for (int i = 0; i < 10; i++) {
                client.send("c".repeat(40_000));
                Thread.sleep(200);
            }
            client.send("\n").end();
            assertThat(client.lines()).hasSize(1);
            assertThat(client.whole()).isTrue();
        }
    }

    @Test
    void answersArePackedAndComeAtOnce() throws Exception {
        try (Streaming client = streaming("Accept-Encoding: br, gzip;q=0.8\r\n")) {
            for (int i = 0; i < 50; i++) {
                client.send("line " + i + "\n");
                assertThat(client.line()).contains("line " + i);
            }
            client.end();
            assertThat(client.lines()).isEmpty();
            assertThat(client.whole()).isTrue();
        }
        try (Streaming client = streaming("Accept-Encoding: gzip;q=0\r\n")) {
            client.send("plain\n").end();
            assertThat(client.head()).doesNotContainIgnoringCase("content-encoding");
            assertThat(client.lines()).hasSize(1);
        }
    }

    @Test
    void aBombBeforeTheFirstLineIsRefused() throws Exception {
        try (Streaming client = streaming("Content-Encoding: gzip\r\n")) {
            client.send(Streaming.gzip(new byte[64 << 20])).end();
            assertThat(client.status()).isEqualTo(413);
        }
        assertThat(begun).hasValue(0);
    }

    @Test
    void aBombBehindLinesEndsTheAnswerSoThatItIsNotTakenForAWholeOne() throws Exception {
        for (String accepted : List.of("", "Accept-Encoding: gzip\r\n")) {
            try (Streaming client = streaming("Content-Encoding: gzip\r\n" + accepted)) {
                client.send(Streaming.gzip(bytes("one\ntwo\n")));
                assertThat(client.line()).contains("\"of\":\"one\"");
                assertThat(client.line()).contains("\"of\":\"two\"");
                client.send(Streaming.gzip(new byte[64 << 20]));
                assertThat(client.line()).contains("\"line\":3", "413");
                client.end();
                assertThatThrownBy(() -> {
                            if (client.line() == null && !client.whole()) {
                                throw new IOException("broken off");
                            }
                        })
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void anAnswerThatCannotBeWrittenCostsItsLine() throws Exception {
        try (Streaming client = streaming("")) {
            client.send("one\nunspeakable\nthree\n").end();
            List<String> lines = client.lines();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(1)).contains("\"line\":2", "\"problem\"");
            assertThat(lines.get(2)).contains("\"of\":\"three\"");
            assertThat(client.whole()).isTrue();
        }
    }

    @Test
    void aBodyThatHasComeToItsEndIsNotWaitedForOnceMore() throws Exception {
        byte[] packed = Streaming.gzip(Streaming.bytes("one\ntwo\n"));
        long began = System.nanoTime();
        try (Streaming client = streaming("Content-Encoding: gzip\r\n")) {
            client.send(Arrays.copyOf(packed, packed.length - 4)).end();
            assertThat(client.lines()).hasSize(3).last().asString().contains("\"line\":3", "ends in the middle");
            assertThat(client.whole()).isFalse();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aServiceThatStopsAnswersWhatItHoldsAndSaysWhereToGoOn() throws Exception {
        takes = Duration.ofMillis(700);
        try (Streaming client = streaming("")) {
            client.send("one\ntwo\n");
            await(() -> begun.get() == 2);
            stop(stream);
            client.send("three\n");
            List<String> lines = client.lines();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(1)).contains("\"of\":\"two\"");
            assertThat(lines.get(2)).contains("\"line\":3", "503");
            assertThat(client.whole()).isFalse();
        }
    }

    @Test
    void aServiceThatStopsDoesNotWaitForLong() throws Exception {
        takes = Duration.ofSeconds(30);
        try (Streaming client = streaming("")) {
            client.send("one\ntwo\n");
            await(() -> begun.get() == 2);
            stop(stream);
            assertThat(client.status()).isEqualTo(503);
            assertThat(cancelled).hasValue(2);
        }
    }

    @Test
    void aServiceThatStopsBreaksOffWhatHasBeenReadToItsEnd() throws Exception {
        takes = Duration.ofSeconds(30);
        try (Streaming client = streaming("")) {
            client.send("one\ntwo\n").end();
            await(() -> begun.get() == 2);
            stop(stream);
            assertThat(client.status()).isEqualTo(503);
            assertThat(cancelled).hasValue(2);
        }
    }

    @Test
    void aServiceThatStopsStillAnswersWhatHasBeenReadToItsEnd() throws Exception {
        takes = Duration.ofMillis(700);
        try (Streaming client = streaming("")) {
            client.send("one\ntwo\n").end();
            await(() -> begun.get() == 2);
            stop(stream);
            assertThat(client.lines()).hasSize(2);
            assertThat(client.whole()).isTrue();
        }
    }

    @Test
    void orderIsKept() throws Exception {
        try (Streaming client = streaming("")) {
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 3_000; i++) {
                        client.send("line " + i + "\n");
                    }
                    client.end();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            List<String> lines = client.lines();
            sender.join();
            assertThat(lines)
                    .hasSize(3_000)
                    .allMatch(line -> line.length() > ANSWER.length())
                    .extracting(line -> line.substring(0, line.indexOf(",")))
                    .isEqualTo(IntStream.range(0, 3_000)
                            .mapToObj(i -> "{\"of\":\"line " + i + "\"")
                            .toList());
        }
    }

    @Test
    void whereBodiesAreGatheredACorpusIsSentElsewhere() throws Exception {
        streaming = false;
        try (Streaming client = streaming("")) {
            assertThat(client.status()).isEqualTo(413);
            client.end();
            client.socket().setSoTimeout(500);
            StringBuilder said = new StringBuilder();
            try {
                for (int b = client.body(); b >= 0; b = client.body()) {
                    said.append((char) b);
                }
            } catch (SocketTimeoutException kept) {
                said.append(" (kept open)");
            }
            assertThat(said.toString()).contains("s3://harbor-corpora");
        }
    }
}
