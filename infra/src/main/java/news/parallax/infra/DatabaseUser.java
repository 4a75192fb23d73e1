package news.parallax.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Who a command is to the database, as the environment of its process: asked for at each call, since the password
 * rotates.
 */
final class DatabaseUser implements Supplier<Map<String, String>> {
    private final SecretsManagerClient secrets;
    private final String secret;

    /** @param secret the ARN of {@code {"username", "password"}} */
    DatabaseUser(SecretsManagerClient secrets, String secret) {
        this.secrets = secrets;
        this.secret = secret;
    }

    static DatabaseUser of(String secret) {
        return new DatabaseUser(
                SecretsManagerClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                secret);
    }

    @Override
    public Map<String, String> get() {
        JsonNode user =
                read(secrets.getSecretValue(request -> request.secretId(secret)).secretString());
        if (!user.path("username").isTextual() || !user.path("password").isTextual()) {
            throw new IllegalStateException("The database's secret has no username or no password.");
        }
        return Map.of(
                "QUARKUS_DATASOURCE_USERNAME",
                user.path("username").textValue(),
                "QUARKUS_DATASOURCE_PASSWORD",
                user.path("password").textValue());
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            // Without its cause, which would quote the secret.
            throw new IllegalStateException("The database's secret is not JSON.");
        }
    }
}
