package news.parallax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Secrets Manager on loopback, with one secret: who a function is to its database. */
final class DatabaseSecrets implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:database-a1b2c3";

    private final FunctionDatabase database;
    private final HttpServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile String password;

    private DatabaseSecrets(FunctionDatabase database, HttpServer server) {
        this.database = database;
        this.server = server;
        this.password = database.password();
    }

    static DatabaseSecrets start(FunctionDatabase database) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DatabaseSecrets secrets = new DatabaseSecrets(database, server);
        server.createContext("/", secrets::answer);
        server.start();
        return secrets;
    }

    /** What a function finds in its environment: no password. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                database.url(),
                "PARALLAX_DATABASE_SECRET",
                SECRET,
                "PARALLAX_DATABASE_SECRET_AGE",
                "PT0.1S",
                "PARALLAX_DATABASE_SECRET_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID",
                "id",
                "AWS_SECRET_ACCESS_KEY",
                "secret");
    }

    /** Whether it was asked, and for nothing but the one secret. */
    boolean asked() {
        return !asked.isEmpty() && asked.stream().allMatch(SECRET::equals);
    }

    /** As a rotation does. */
    void rotate(String to) {
        password = to;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode question = JSON.readTree(exchange.getRequestBody().readAllBytes());
        asked.add(question.path("SecretId").asText());
        byte[] secret = JSON.writeValueAsBytes(Map.of(
                "ARN",
                SECRET,
                "Name",
                "database",
                "SecretString",
                JSON.writeValueAsString(Map.of("username", database.user(), "password", password))));
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(200, secret.length);
        exchange.getResponseBody().write(secret);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
