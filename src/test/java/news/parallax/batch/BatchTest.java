package news.parallax.batch;

import static io.restassured.RestAssured.given;
import static news.parallax.batch.Streaming.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Samples;
import news.parallax.article.Sql;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Scorer;
import news.parallax.platform.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /v1/articles/batch} over real connections. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@Timeout(180)
class BatchTest {
    private static final String ONLY_SCORES = "/v1/articles/batch?store=false";

    @TestHTTPResource
    URL service;

    @Inject
    Scorer scorer;

    @BeforeEach
    void ready() {
        Ready.await();
    }

    private Streaming storing(String headers) throws IOException {
        return new Streaming(service.getPort(), "/v1/articles/batch", headers);
    }

    private Streaming scoring(String headers) throws IOException {
        return new Streaming(service.getPort(), ONLY_SCORES, headers);
    }

    private static String line(String id, String text) {
        return Samples.article("Harbor Post", text).put("id", id) + "\n";
    }

    private static JsonNode json(String line) throws IOException {
        return Samples.JSON.readTree(line);
    }

    /** All at once, as a client that sends a file. */
    private List<JsonNode> answers(String target, byte[] body) throws IOException {
        try (Streaming client = new Streaming(service.getPort(), target, "")) {
            client.send(body).end();
            assertThat(client.status()).isEqualTo(200);
            List<JsonNode> answers = new ArrayList<>();
            for (String line : client.lines()) {
                answers.add(json(line));
            }
            assertThat(client.whole()).isTrue();
            return answers;
        }
    }

    @Test
    void answersComeWhileTheRestIsStillToBeSent() throws Exception {
        try (Streaming client = scoring("")) {
            for (int i = 0; i < 5; i++) {
                client.send(line("a" + i, Samples.text()) + line("b" + i, Samples.text()));
                assertThat(json(client.line()).path("ref").asText()).isEqualTo("a" + i);
                assertThat(json(client.line()).path("ref").asText()).isEqualTo("b" + i);
            }
            assertThat(client.head()).contains("application/x-ndjson").contains("200");
            client.end();
            assertThat(client.lines()).isEmpty();
            assertThat(client.whole()).isTrue();
        }
    }

    @Test
    void aLineIsAnsweredAsTheSingleRequestWouldBe() throws Exception {
        String outlet = Samples.outlet();
        List<ObjectNode> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ObjectNode request = Samples.article(outlet, Samples.text())
                    .put("id", "number " + i)
                    .put("title", "A bridge closes");
            if (i % 4 == 1) {
                request.putArray("axes")
                        .add("threat-opportunity")
                        .addObject()
                        .put("name", "dry-wet")
                        .set(
                                "negative",
                                Samples.JSON.createArrayNode().add("arid").add("parched"));
                ((ObjectNode) request.path("axes").get(1))
                        .set(
                                "positive",
                                Samples.JSON.createArrayNode().add("soaked").add("rainy"));
            } else if (i % 4 == 2) {
                request.put("sentences", false)
                        .put("explain", true)
                        .putArray("targets")
                        .add("Reyes");
            } else if (i % 4 == 3) {
                request.put("retain", "scores").putArray("measures").add("lean").add("axes");
            }
            requests.add(request);
        }
        String body = requests.stream().map(request -> request + "\n").collect(Collectors.joining());
        List<JsonNode> unstored = answers(ONLY_SCORES, bytes(body));
        List<JsonNode> stored = answers("/v1/articles/batch", bytes(body));
        for (int i = 0; i < requests.size(); i++) {
            JsonNode single = json(Samples.post("/v1/scores", requests.get(i).toString())
                    .statusCode(200)
                    .extract()
                    .asString());
            assertAlike(unstored.get(i), single, "line " + i);
            // The stored one is there by now: this reads what the batch has stored.
            JsonNode again = json(
                    Samples.store(requests.get(i)).statusCode(200).extract().asString());
            assertAlike(stored.get(i), again, "line " + i);
        }
        assertThat(Sql.longs("select count(*) from article where outlet = ?", outlet))
                .containsExactly(12L);
        assertThat(Sql.longs(
                        "select count(*) from article a join article_text t on t.article_id = a.id where a.outlet = ?",
                        outlet))
                .containsExactly(9L);
    }

    /** Numbers within what floating point leaves open, everything else equal; when it was scored aside. */
    private static void assertAlike(JsonNode actual, JsonNode expected, String where) {
        if (expected.isNumber() && actual.isNumber()) {
            assertThat(actual.doubleValue()).as(where).isCloseTo(expected.doubleValue(), within(2e-3));
        } else if (expected.isObject()) {
            assertThat(names(actual)).as(where).isEqualTo(names(expected));
            names(expected).stream()
                    .filter(name -> !name.equals("scoredAt"))
                    // Where two words pull alike, either may come first.
                    .filter(name -> !name.equals("explanations"))
                    .forEach(name -> assertAlike(actual.get(name), expected.get(name), where + "." + name));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertAlike(actual.get(i), expected.get(i), where + "[" + i + "]");
            }
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A stream holds lines by it: too little would be too much held, too much would let too few in. */
    @Test
    void answersHaveAboutWhatTheyWereReckonedToHave() throws Exception {
        ObjectNode onAllAxes = Samples.article(Samples.outlet(), Samples.HARBOR.repeat(4));
        BuiltInAxes.all().stream().map(Axis::name).forEach(onAllAxes.withArray("axes")::add);
        ObjectNode onNone = Samples.article(Samples.outlet(), Samples.HARBOR.repeat(4));
        onNone.putArray("axes");
        for (ObjectNode article : List.of(
                Samples.article("Harbor Post", Samples.text()).put("title", "A bridge closes"),
                Samples.article("Harbor Post", "Hi. ".repeat(600)).put("language", "en"),
                Samples.article("Harbor Post", "It rained.\n\n".repeat(300)),
                onAllAxes,
                onNone)) {
            try (Streaming client = scoring("")) {
                long length = client.send(article + "\n").line().length();
                assertThat(AnswerWeight.of(bytes(article.toString()))).isBetween(length, 2 * length);
            }
        }
    }

    @Test
    void aBadLineCostsThatLine() throws Exception {
        String tooMuch = "a".repeat((1 << 20) + 1);
        byte[] latin = "{\"id\": \"x\", \"text\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes(line("first", Samples.text())));
        body.writeBytes(bytes("{\"text\": \n"));
        body.writeBytes(bytes("\r\n"));
        body.writeBytes(latin);
        body.writeBytes(bytes("[]\n"));
        body.writeBytes(bytes("{\"id\": \"no text\", \"outlet\": 7}\n"));
        body.writeBytes(bytes("{\"id\": \"long\", \"text\": \"" + tooMuch + "\"}\n"));
        body.writeBytes(bytes(line(
                "french",
                "Le gouvernement a annoncé mardi une nouvelle loi sur les retraites. Les syndicats ont appelé à la grève"
                        + " dans tout le pays, et les transports seront perturbés pendant plusieurs jours.")));
        body.writeBytes(bytes("{\"id\": \"axes\", \"text\": \"It rained.\", \"axes\": [\"no-such-axis\"]}\n"));
        body.writeBytes(bytes("\"" + "b".repeat(9 << 20) + "\"\n"));
        body.writeBytes(bytes("{\"text\": \"nul \\u0000\"}\n"));
        body.writeBytes(bytes("\uFEFF" + line("last", Samples.text()).strip()));
        List<JsonNode> answers = answers(ONLY_SCORES, body.toByteArray());
        assertThat(answers.stream()
                        .map(answer -> answer.has("problem")
                                ? answer.path("line").asInt() + " "
                                        + answer.at("/problem/status").asInt() + " "
                                        + answer.path("ref").asText()
                                : answer.path("ref").asText())
                        .toList())
                .containsExactly(
                        "first",
                        "2 400 ",
                        "4 400 ",
                        "5 422 ",
                        "6 422 no text",
                        "7 413 long",
                        "8 422 french",
                        "9 422 axes",
                        "10 413 ",
                        "11 422 ",
                        "last");
        JsonNode problem = answers.get(4).path("problem");
        assertThat(names(problem)).containsExactlyInAnyOrder("type", "status", "title", "detail", "violations");
        assertThat(answers.toString()).doesNotContain("gouvernement");
    }

    @Test
    void whatIsSentTwiceIsStoredOnce() throws Exception {
        String outlet = Samples.outlet();
        String text = Samples.text();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            body.append(Samples.article(outlet, i % 2 == 0 ? text : text + " Copy " + i % 3))
                    .append('\n');
        }
        ExecutorService clients = Executors.newFixedThreadPool(3);
        List<CompletableFuture<Set<String>>> running = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return answers("/v1/articles/batch", bytes(body.toString())).stream()
                                        .map(answer -> answer.path("id").asText())
                                        .collect(Collectors.toSet());
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        clients))
                .toList();
        Set<String> ids = running.get(0).join();
        assertThat(ids).hasSize(4).doesNotContain("");
        running.forEach(other -> assertThat(other.join()).isEqualTo(ids));
        assertThat(Sql.longs("select count(*) from article where outlet = ?", outlet))
                .containsExactly(4L);
        clients.shutdown();
    }

    @Test
    void withoutStoringNothingIsStored() throws Exception {
        String outlet = Samples.outlet();
        List<JsonNode> answers =
                answers(ONLY_SCORES, bytes(Samples.article(outlet, Samples.text()) + "\n{\"text\": \"It rained.\"}\n"));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.path("id").isNull()).isTrue());
        assertThat(Sql.longs("select count(*) from article where outlet = ?", outlet))
                .containsExactly(0L);
    }

    @Test
    void gzipBothWays() throws Exception {
        byte[] packed = Streaming.gzip(bytes(line("one", Samples.text())), bytes(line("two", Samples.text())));
        try (Streaming client = scoring("Content-Encoding: gzip\r\nAccept-Encoding: gzip\r\n")) {
            client.send(packed);
            assertThat(json(client.line()).path("ref").asText()).isEqualTo("one");
            assertThat(json(client.line()).path("ref").asText()).isEqualTo("two");
            client.send(Streaming.gzip(bytes(line("three", Samples.text())))).end();
            assertThat(json(client.line()).path("ref").asText()).isEqualTo("three");
            assertThat(client.lines()).isEmpty();
            assertThat(client.whole()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Encoding: gzip', 400",
        "'Content-Encoding: br', 415",
        "'Content-Type: application/json', 415",
        "'Content-Type: text/plain', 415",
        "'Expect: something', 417"
    })
    void whatIsNotReadIsRefused(String header, int status) throws Exception {
        try (Streaming client = scoring(header + "\r\n")) {
            // Who expects a word waits for it.
            if (!header.startsWith("Expect")) {
                client.send("this is no gzip\n").end();
            }
            assertThat(client.status()).isEqualTo(status);
            assertThat(client.head()).contains("application/problem+json");
        }
    }

    @Test
    void whoExpectsSomethingElseAndSendsOnIsReadOver() throws Exception {
        try (Streaming client = scoring("Expect: something\r\n")) {
            assertThat(client.status()).isEqualTo(417);
            for (int i = 0; i < 20; i++) {
                client.send(line("more", Samples.text()));
                Thread.sleep(5);
            }
            client.end();
        }
    }

    @Test
    void whatCannotBeMeantByStoreIsRefused() throws Exception {
        try (Streaming client = new Streaming(service.getPort(), "/v1/articles/batch?store=perhaps", "")) {
            client.end();
            assertThat(client.status()).isEqualTo(422);
        }
    }

    @Test
    void whoWaitsToBeAskedIsAsked() throws Exception {
        try (Streaming client = scoring("Expect: 100-continue\r\n")) {
            assertThat(client.status()).isEqualTo(100);
            client.next();
            client.send(line("one", "It rained.")).end();
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.lines()).hasSize(1);
        }
    }

    @Test
    void nothingIsAnsweredWithNothing() throws Exception {
        assertThat(answers(ONLY_SCORES, new byte[0])).isEmpty();
        assertThat(answers(ONLY_SCORES, bytes("\n\n"))).isEmpty();
        assertThat(Wire.post(
                                service.getPort(),
                                ONLY_SCORES,
                                "Content-Type: application/ndjson\r\n",
                                bytes(line("known length", "It rained.")))
                        .body())
                .contains("known length");
    }

    @Test
    void fewStreamsAtATime() throws Exception {
        List<Streaming> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                clients.add(scoring(""));
                clients.get(i).send(line("one", "It rained."));
                assertThat(clients.get(i).status()).isEqualTo(200);
            }
            try (Streaming one = scoring("")) {
                assertThat(one.status()).isEqualTo(503);
                assertThat(one.head()).containsIgnoringCase("Retry-After: 10");
            }
            clients.get(0).end();
            assertThat(clients.get(0).lines()).hasSize(1);
            boolean answered = false;
            for (int i = 0; i < 100 && !answered; i++) {
                Thread.sleep(20);
                answered = answered();
            }
            assertThat(answered).isTrue();
        } finally {
            for (Streaming client : clients) {
                client.close();
            }
        }
    }

    private boolean answered() throws IOException {
        try (Streaming one = scoring("")) {
            return one.send(line("one", "It rained.")).end().status() == 200;
        }
    }

    @Test
    void moreThanIsHeldIsNotTakenIn() throws Exception {
        try (Streaming client = new Streaming(service.getPort(), ONLY_SCORES, "", 1 << 14)) {
            byte[] line = bytes(line("x", "It rained. ".repeat(900)));
            AtomicInteger sent = new AtomicInteger();
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 3_000; i++) {
                        client.send(line);
                        sent.addAndGet(line.length);
                    }
                } catch (IOException closed) {
                    sent.addAndGet(1);
                }
            });
            sender.start();
            Thread.sleep(3_000);
            // The window and the sockets' buffers, of thirty megabytes.
            assertThat(sent).hasValueLessThan(20_000_000);
            assertThat(scorer.held()).isLessThanOrEqualTo(256);
            client.reset();
            sender.join();
        }
        awaitRest();
    }

    @Test
    void othersAreServedBesideAStream() throws Exception {
        try (Streaming client = scoring("")) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 250; i++) {
                body.append(line("stream", (Samples.text() + "\n").repeat(6)));
            }
            client.send(body.toString());
            assertThat(client.line()).isNotEmpty();
            for (int i = 0; i < 5; i++) {
                Samples.post("/v1/scores", Samples.article("x", Samples.text()).toString())
                        .statusCode(200);
            }
            assertThat(scorer.held()).as("the stream goes on").isPositive();
        }
        awaitRest();
    }

    @Test
    void theExampleOfTheDocumentWorks() throws Exception {
        JsonNode operation = json(given().queryParam("format", "JSON")
                        .get("/q/openapi")
                        .asString())
                .at("/paths/~1v1~1articles~1batch/post");
        String request = operation
                .at("/requestBody/content/application~1x-ndjson/example")
                .asText();
        String answer = operation
                .at("/responses/200/content/application~1x-ndjson/example")
                .asText();
        List<JsonNode> answers = answers("/v1/articles/batch", bytes(request));
        String[] documented = answer.split("\n");
        assertThat(answers).hasSize(documented.length);
        assertThat(names(answers.get(0))).isEqualTo(names(json(documented[0])));
        assertThat(answers.get(0).at("/measures/loaded_language/value").doubleValue())
                .isCloseTo(
                        json(documented[0])
                                .at("/measures/loaded_language/value")
                                .doubleValue(),
                        within(1e-4));
        assertThat(answers.get(1)).isEqualTo(json(documented[1]));
        operation.path("responses").fields().forEachRemaining(response -> {
            if (!response.getKey().equals("200") && !response.getValue().has("$ref")) {
                assertThat(response.getValue()
                                .at("/content/application~1problem+json/example/status")
                                .asText())
                        .isEqualTo(response.getKey());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles/batch", ONLY_SCORES})
    void brokenOffStreamsLeaveNothingBehind(String target) throws Exception {
        Random random = new Random(5);
        String outlet = Samples.outlet();
        for (int i = 0; i < 40; i++) {
            try (Streaming client = new Streaming(service.getPort(), target, "")) {
                for (int n = 0; n < 20; n++) {
                    client.send(Samples.article(outlet, Samples.text()) + "\n");
                }
                Thread.sleep(random.nextInt(60));
                client.reset();
            }
        }
        awaitRest();
        // Twice as many at a time as the pool has connections: a lost one would show.
        ExecutorService clients = Executors.newFixedThreadPool(32);
        List<CompletableFuture<Integer>> posts = IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> given().contentType(ContentType.JSON)
                                .body(Samples.article(outlet, Samples.text()).toString())
                                .post("/v1/articles")
                                .statusCode(),
                        clients))
                .toList();
        posts.forEach(post -> assertThat(post.join()).isIn(201, 503));
        assertThat(posts.stream().map(CompletableFuture::join)).contains(201);
        clients.shutdown();
        assertThat(Sql.longs(
                        "select count(*) from article a where outlet = ?"
                                + " and not exists (select 1 from score s where s.article_id = a.id)",
                        outlet))
                .containsExactly(0L);
        assertThat(answers(ONLY_SCORES, bytes(line("after", "It rained.")))).hasSize(1);
    }

    private void awaitRest() throws InterruptedException {
        for (int i = 0; i < 1_000 && scorer.held() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(scorer.held()).isZero();
    }
}
