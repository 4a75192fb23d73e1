package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandRuntimeTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private HttpServer lambda;
    private String event = "";
    private long leftMs = 60_000;
    private Supplier<Map<String, String>> user = () -> Map.of("QUARKUS_DATASOURCE_USERNAME", "parallax");

    @BeforeEach
    void start() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/2018-06-01/runtime/invocation/", exchange -> {
            byte[] body = new byte[0];
            if (exchange.getRequestURI().getPath().endsWith("/next")) {
                exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "call-1");
                exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(NOON.millis() + leftMs));
                body = event.getBytes(StandardCharsets.UTF_8);
            } else {
                answers.add(exchange.getRequestURI().getPath().replaceFirst(".*/call-1/", "") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        lambda.start();
    }

    @AfterEach
    void stop() {
        lambda.stop(0);
    }

    @Test
    void aCommandsWordsArriveAsTheyAreAndWhatItPrintsIsAnswered() throws Exception {
        assertThat(called(
                        "[\"keys\", \"create\", \"a $name; with \\\"all\\\"\"]", "printf '%s|' \"$@\"; echo said >&2"))
                .isEqualTo("response");
        assertThat(body.path("exit").asInt()).isZero();
        assertThat(body.path("output").asText()).isEqualTo("keys|create|a $name; with \"all\"|");
        assertThat(body.path("messages").asText()).isEqualTo("said\n");
    }

    @Test
    void aCommandIsTheDatabasesUser() throws Exception {
        assertThat(called("[\"migrate\"]", "echo $QUARKUS_DATASOURCE_USERNAME")).isEqualTo("response");
        assertThat(body.path("output").asText()).isEqualTo("parallax\n");
        user = () -> {
            throw new IllegalStateException("The secret is not to be had.");
        };
        assertThat(called("[\"migrate\"]", "echo ran")).isEqualTo("error");
        assertThat(body.path("errorType").asText()).isEqualTo("NoDatabaseUser");
    }

    @Test
    void aCommandThatFailsIsAFailedCall() throws Exception {
        assertThat(called("[\"migrate\"]", "echo no database >&2; exit 3")).isEqualTo("error");
        assertThat(body.path("errorType").asText()).isEqualTo("CommandFailed");
        assertThat(body.path("errorMessage").asText()).contains("Exit code 3").contains("no database");
    }

    @Test
    void aCommandIsEndedWhileThereIsTimeToSaySo() throws Exception {
        leftMs = 2_300;
        assertThat(called("[\"migrate\"]", "echo begun >&2; exec sleep 60")).isEqualTo("error");
        assertThat(body.path("errorMessage").asText())
                .contains("Exit code 124")
                .contains("time was over")
                .contains("begun");
    }

    @Test
    void nothingElseIsRun() throws Exception {
        assertThat(called("[\"serve\"]", "echo ran")).isEqualTo("error");
        assertThat(called("{\"command\": \"migrate\"}", "echo ran")).isEqualTo("error");
        assertThat(called("[]", "echo ran")).isEqualTo("error");
        assertThat(body.path("errorType").asText()).isEqualTo("UnknownCommand");
    }

    private JsonNode body;

    private String called(String event, String script) throws Exception {
        this.event = event;
        new CommandRuntime(
                        "127.0.0.1:" + lambda.getAddress().getPort(),
                        List.of("/bin/sh", "-c", script, "parallax"),
                        user,
                        NOON)
                .once();
        String[] answer = answers.take().split(" ", 2);
        body = new ObjectMapper().readTree(answer[1]);
        return answer[0];
    }
}
