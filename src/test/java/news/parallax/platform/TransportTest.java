package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.platform.Wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives over a real connection, answered as the contract says: a problem document, never an empty body. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class TransportTest {
    private static final String JSON = "Content-Type: application/json\r\n";

    @TestHTTPResource
    URL service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/echo/a;b",
                "/echo/a%3Bb",
                "/echo/a%3bb",
                "/echo/a%2Fb",
                "/echo/a%2fb",
                "/echo/a%5Cb",
                "/echo/a%00b",
                "/echo/../q/health",
                "/echo/%2e%2e/q/health",
                "/echo/.%2E/q/health",
                "/echo/./a",
                "/echo/..",
                "//echo/a",
                "/echo/%ff",
                "/echo/a?q=%ff",
                "http://x/echo/..;/q/health"
            })
    void suspectTargets(String target) throws IOException {
        assertProblem(get(target, ""), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/echo/a",
                "/echo/a?x=a;b%3B%2F..//",
                "/echo/%C3%A4..b",
                "/echo/a%20b?q=%F0%9F%98%80",
                "http://x/echo/a"
            })
    void innocentTargets(String target) throws IOException {
        assertThat(get(target, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/nothing, 404",
        "/q/nothing, 404",
        "/favicon.ico, 404",
        "/echo, 405",
        "/echo/failure/busy, 503",
        "/echo/failure/fields, 422",
        "/echo/failure/conflict, 409",
        "/echo/failure/other, 500"
    })
    void errorsOfResourcesAndOfTheirAbsence(String target, int status) throws IOException {
        assertProblem(get(target, ""), status);
    }

    @Test
    void membersOfTheirOwn() throws IOException {
        JsonNode fields = assertProblem(get("/echo/failure/fields", ""), 422);
        assertThat(fields.at("/violations/0/position").asInt()).isEqualTo(3);
        assertThat(fields.at("/violations/1").has("position")).isFalse();
        assertThat(assertProblem(get("/echo/failure/conflict", ""), 409)
                        .at("/field")
                        .asText())
                .isEqualTo("title");
        assertThat(get("/echo/failure/busy", "").headers()).containsEntry("retry-after", "2");
        assertThat(get("/echo/failure/other", "").body())
                .doesNotContain("secret")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, 405", "PUT, 405", "BREW, 405", "TRACE, 405"})
    void methodsThatNobodyKnows(String method, int status) throws IOException {
        assertProblem(ask(method + " /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "echo"})
    void targetsThatAreNoPaths(String target) throws IOException {
        assertProblem(get(target, ""), 404);
    }

    @Test
    void headHasNoBody() throws IOException {
        for (String target : Set.of("/echo/a", "/nothing", "/q/health/live")) {
            Answer get = get(target, "");
            Answer head = ask("HEAD " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(head.status()).as(target).isEqualTo(get.status());
            assertThat(head.headers().get("content-type"))
                    .isEqualTo(get.headers().get("content-type"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "nonsense"})
    void acceptThatCannotBeServed(String accept) throws IOException {
        Answer answer = get("/echo/a", "Accept: " + accept + "\r\n");
        assertProblem(answer, 406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: */*\r\n",
                "Content-Type: text/plain\r\n",
                "Content-Type: nonsense\r\n",
                JSON + "Content-Encoding: gzip\r\n"
            })
    void contentThatIsNotRead(String headers) throws IOException {
        assertProblem(post(headers, "{\"text\":\"ab\"}"), 415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secret | 400",
                "{\"text\":\"secret | 400",
                "{\"text\":\"secret\",} | 400",
                "{\"text\":secret} | 400",
                "{\"text\":\"\u0001secret\"} | 400",
                "[\"secret\"] | 422",
                "\"secret\" | 422",
                "{\"count\":\"secret\"} | 422",
                "{\"names\":[{\"secret\":1}]} | 422"
            })
    void unreadableJson(String body, int status) throws IOException {
        JsonNode problem = assertProblem(post(JSON, body), status);
        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("news.parallax");
        if (status == 400) {
            assertThat(problem.at("/detail").asText()).contains("line 1, column ");
        }
    }

    @Test
    void bytesThatAreNotUtf8() throws IOException {
        assertProblem(post(JSON, "{\"text\":\"\u00ff\u00fe\"}"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]"})
    void namesThatAreNotThisHost(String host) throws IOException {
        assertProblem(ask("GET /echo/a HTTP/1.1\r\nHost: " + host + "\r\n\r\n"), 421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]", "[::1]:8080"})
    void namesOfThisHost(String host) throws IOException {
        assertThat(ask("GET /echo/a HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status())
                .isEqualTo(200);
    }

    @Test
    void otherSitesReadButDoNotWrite() throws IOException {
        String site = "Sec-Fetch-Site: cross-site\r\n";
        assertProblem(post(JSON + site, "{\"text\":\"ab\"}"), 403);
        assertProblem(ask("DELETE /echo/a HTTP/1.1\r\nHost: localhost\r\n" + site + "\r\n"), 403);
        assertThat(get("/echo/a", site).status()).isEqualTo(200);
        assertThat(post(JSON + "Sec-Fetch-Site: none\r\n", "{\"text\":\"ab\"}").status())
                .isEqualTo(200);
    }

    @Test
    void noHost() throws IOException {
        assertProblem(ask("GET /echo/a HTTP/1.1\r\n\r\n"), 400);
    }

    @Test
    void targetThatIsTooLong() throws IOException {
        assertProblem(get("/echo/" + "a".repeat(9_000), ""), 414);
    }

    @Test
    void headersThatAreTooLong() throws IOException {
        assertProblem(get("/echo/a", "X: " + "a".repeat(20_000) + "\r\n"), 431);
    }

    @Test
    void bodiesUpToTheLimitAreRead() throws IOException {
        String text = "{\"text\":\"" + "a".repeat((8 << 20) - 11) + "\"}";
        assertThat(text).hasSize(8 << 20);
        assertThat(post(JSON, text).body()).isEqualTo("{\"length\":8388597}");
        try (Wire wire = wire()) {
            assertThat(chunked(wire, text).answer(false).body()).isEqualTo("{\"length\":8388597}");
        }
        assertProblem(post(JSON, text + " "), 413);
        try (Wire wire = wire()) {
            assertProblem(chunked(wire, text + " ").answer(false), 413);
        }
    }

    @Test
    void longBodiesAreReadToTheirEndBeforeTheConnectionCloses() throws IOException {
        try (Wire wire = wire()) {
            byte[] part = "a".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1);
            wire.send(
                    "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + JSON + "Content-Length: " + (40 << 20) + "\r\n\r\n");
            for (int i = 0; i < 40; i++) {
                wire.send(part);
            }
            assertProblem(wire.answer(false), 413);
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void bodiesThatWaitToBeAskedFor() throws IOException {
        try (Wire wire = wire()) {
            wire.send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + JSON
                    + "Expect: 100-continue\r\nContent-Length: 13\r\n\r\n");
            assertThat(wire.answer(false).status()).isEqualTo(100);
            wire.send("{\"text\":\"ab\"}");
            assertThat(wire.answer(false).body()).isEqualTo("{\"length\":2}");
        }
        try (Wire wire = wire()) {
            wire.send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + JSON
                    + "Expect: 100-continue\r\nContent-Length: 9000000\r\n\r\n");
            assertProblem(wire.answer(false), 413);
        }
        assertProblem(post(JSON + "Expect: something\r\n", "{}"), 417);
    }

    @Test
    void requestsOneAfterTheOtherOnOneConnection() throws IOException {
        try (Wire wire = wire()) {
            wire.send(Stream.of("a", "b;", "c")
                    .map(id -> "GET /echo/" + id + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .reduce("", String::concat));
            assertThat(wire.answer(false).status()).isEqualTo(200);
            assertThat(wire.answer(false).status()).isEqualTo(400);
            assertThat(wire.answer(false).body()).isEqualTo("{\"id\":\"c\"}");
        }
    }

    @Test
    void noSecondVersionOfTheProtocol() throws IOException {
        Answer answer = get(
                "/echo/a",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertProblem(ask("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 400);
    }

    @Test
    void figuresWithoutATimeSeriesForEveryPath() throws IOException {
        for (int i = 0; i < 20; i++) {
            get("/scan/" + i, "");
            get("/scan;" + i, "");
            get("/echo/id" + i, "");
        }
        String figures = get("/q/metrics", "").body();
        assertThat(figures).contains("http_server_requests_seconds_count").contains("/echo/{id}");
        assertThat(figures).as("without any request for scores").contains("\nparallax_queue ");
        assertThat(figures).doesNotContain("/scan").doesNotContain("/echo/id");
    }

    @Test
    void openApiNamesTheProject() throws IOException {
        String document = get("/q/openapi", "").body();
        assertThat(document).contains("title: Parallax").contains("Apache-2.0").contains("openapi: 3.");
    }

    private Wire wire() throws IOException {
        return new Wire(service.getPort());
    }

    private Answer ask(String request) throws IOException {
        return Wire.ask(service.getPort(), request);
    }

    private Answer get(String target, String headers) throws IOException {
        return ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }

    private Answer post(String headers, String body) throws IOException {
        return ask("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static Wire chunked(Wire wire, String body) throws IOException {
        wire.send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n");
        for (int from = 0; from < body.length(); from += 100_000) {
            String part = body.substring(from, Math.min(body.length(), from + 100_000));
            wire.send(Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
        }
        return wire.send("0\r\n\r\n");
    }

    private static JsonNode assertProblem(Answer answer, int status) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.at("/type").asText()).isEqualTo("about:blank");
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/title").asText()).isNotBlank();
        assertThat(problem.at("/detail").asText()).isNotBlank();
        return problem;
    }
}
