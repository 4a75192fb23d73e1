package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Against a server that speaks the protocol of Secrets Manager. */
class DatabaseUserTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theSecretIsAskedForEachTime() {
        DatabaseUser user = user();
        answer = "{\"SecretString\": \"{\\\"username\\\": \\\"parallax\\\", \\\"password\\\": \\\"first\\\"}\"}";
        assertThat(user.get())
                .isEqualTo(Map.of("QUARKUS_DATASOURCE_USERNAME", "parallax", "QUARKUS_DATASOURCE_PASSWORD", "first"));
        answer = answer.replace("first", "rotated");
        assertThat(user.get()).containsEntry("QUARKUS_DATASOURCE_PASSWORD", "rotated");
        assertThat(asked).hasSize(2).allSatisfy(body -> assertThat(body).contains("arn:secret"));
    }

    @Test
    void whatIsWrongWithItIsSaidWithoutQuotingIt() {
        answer = "{\"SecretString\": \"hush hush\"}";
        assertThatThrownBy(user()::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not JSON")
                .hasNoCause();
        answer = "{\"SecretString\": \"{\\\"password\\\": \\\"hush\\\"}\"}";
        assertThatThrownBy(user()::get).hasMessageContaining("no username").hasMessageNotContaining("hush");
    }

    private DatabaseUser user() {
        return new DatabaseUser(
                SecretsManagerClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                        .endpointOverride(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort()))
                        .build(),
                "arn:secret");
    }
}
