package news.parallax.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Lets the command line be called as a Lambda function: each call runs a command, given as an array of its words, such
 * as {@code ["keys", "list"]}, and answers {@code {"exit", "output", "messages"}}; a command that fails is a failed
 * call. What a command prints is answered and not logged: {@code keys create} prints a key. It speaks Lambda's Runtime
 * API.
 */
public final class CommandRuntime {
    /** What an operator needs beside the database; the rest of the command line reads files. */
    private static final Set<String> COMMANDS = Set.of("migrate", "keys");

    private final URI api;
    private final List<String> program;
    private final Supplier<Map<String, String>> environment;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param api of the runtime, host and port
     * @param program that a command's words are put behind
     * @param environment that a command gets besides this process's own
     */
    CommandRuntime(String api, List<String> program, Supplier<Map<String, String>> environment, Clock clock) {
        this.api = URI.create("http://" + api + "/2018-06-01/runtime/invocation/");
        this.program = List.copyOf(program);
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        CommandRuntime runtime = new CommandRuntime(
                System.getenv("AWS_LAMBDA_RUNTIME_API"),
                List.of(args),
                DatabaseUser.of(System.getenv("PARALLAX_DATABASE_SECRET")),
                Clock.systemUTC());
        while (true) {
            runtime.once();
        }
    }

    /** Waits for a call and answers it. */
    void once() throws IOException, InterruptedException {
        HttpResponse<String> call =
                http.send(HttpRequest.newBuilder(api.resolve("next")).build(), HttpResponse.BodyHandlers.ofString());
        String id = call.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
        long deadline =
                call.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow();
        JsonNode event = json.readTree(call.body());
        List<String> words = StreamSupport.stream(event.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (!event.isArray() || words.isEmpty() || !COMMANDS.contains(words.get(0))) {
            fail(id, "UnknownCommand", "A call is an array of words that begins with one of " + COMMANDS + ".");
            return;
        }
        Map<String, String> user;
        try {
            user = environment.get();
        } catch (RuntimeException e) {
            fail(id, "NoDatabaseUser", String.valueOf(e.getMessage()));
            return;
        }
        CommandRun run = CommandRun.of(
                Stream.concat(program.stream(), words.stream()).toList(), user, deadline - clock.millis());
        if (run.exit() == 0) {
            answer(id, "/response", json.valueToTree(run));
        } else {
            fail(id, "CommandFailed", "Exit code " + run.exit() + ". " + run.messages());
        }
    }

    private void fail(String id, String type, String message) throws IOException, InterruptedException {
        answer(id, "/error", json.createObjectNode().put("errorType", type).put("errorMessage", message));
    }

    private void answer(String id, String kind, ObjectNode body) throws IOException, InterruptedException {
        HttpResponse<Void> taken = http.send(
                HttpRequest.newBuilder(api.resolve(id + kind))
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (taken.statusCode() >= 300) {
            throw new IOException("The runtime did not take the answer: " + taken.statusCode());
        }
    }
}
