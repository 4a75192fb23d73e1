package news.parallax;

import static news.parallax.GatewayRequest.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that knows its database's user and password by the name of a secret alone. */
@NeedsImage("http")
class DatabaseSecretFunctionIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:database-a1b2c3";

    @TempDir
    Path folder;

    private volatile String user = "";
    private volatile String password = "";
    private final Queue<JsonNode> asked = new ConcurrentLinkedQueue<>();

    @Test
    void asksForTheSecretAndAgainAfterARotation() throws Exception {
        HttpServer secrets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secrets.createContext("/", this::answer);
        secrets.start();
        try (FunctionDatabase database = FunctionDatabase.start(folder)) {
            String key = database.key();
            user = database.user();
            password = database.password();
            Map<String, String> environment = new HashMap<>(Map.of(
                    "QUARKUS_DATASOURCE_REACTIVE_URL",
                    database.url(),
                    "PARALLAX_DATABASE_SECRET",
                    SECRET,
                    "PARALLAX_DATABASE_SECRET_AGE",
                    "PT0.1S",
                    "PARALLAX_DATABASE_SECRET_ENDPOINT",
                    "http://127.0.0.1:" + secrets.getAddress().getPort(),
                    "AWS_ACCESS_KEY_ID",
                    "id",
                    "AWS_SECRET_ACCESS_KEY",
                    "secret"));
            try (FunctionRuntime function =
                    FunctionRuntime.start(FunctionRuntime.image("http"), environment, List.of())) {
                function.ready();
                assertThat(asked).as("before anything wants the database").isEmpty();
                assertThat(get("/v1/articles").key(key).to(function).status())
                        .as(function.log())
                        .isEqualTo(200);
                assertThat(asked)
                        .isNotEmpty()
                        .allMatch(question -> question.path("SecretId").asText().equals(SECRET));

                execute(
                        database,
                        "alter role current_user password 'after'; select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where usename = current_user and pid <> pg_backend_pid()");
                password = "after";
                Thread.sleep(200);
                assertThat(get("/v1/articles").key(key).to(function).status())
                        .as(function.log())
                        .isEqualTo(200);
                assertThat(function.log()).doesNotContain(database.password());
            }
        } finally {
            secrets.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        byte[] secret = JSON.writeValueAsBytes(Map.of(
                "ARN",
                SECRET,
                "Name",
                "database",
                "SecretString",
                JSON.writeValueAsString(Map.of("username", user, "password", password))));
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(200, secret.length);
        exchange.getResponseBody().write(secret);
        exchange.close();
    }

    private static void execute(FunctionDatabase database, String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
