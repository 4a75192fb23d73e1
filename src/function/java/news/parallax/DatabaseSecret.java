package news.parallax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.credentials.CredentialsProvider;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * Who a function is to the database: {@code username} and {@code password} of the secret that
 * {@code parallax.database.secret} names, as AWS Secrets Manager keeps it; without that setting those of the data
 * source.
 *
 * <p>The pool asks for every connection that it opens. A secret is kept for {@code parallax.database.secret-age}, a
 * minute, so that a rotated password is known soon and a burst of connections costs one question.
 */
@ApplicationScoped
@Named("database-secret")
public class DatabaseSecret implements CredentialsProvider {
    private record Kept(Map<String, String> credentials, Instant until) {}

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Optional<String> secret;
    private final Optional<String> endpoint;
    private final Duration age;
    private final Map<String, String> configured;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile boolean started;
    private @Nullable SecretsManagerClient client;
    private @Nullable Kept kept;

    DatabaseSecret(
            @ConfigProperty(name = "parallax.database.secret") Optional<String> secret,
            @ConfigProperty(name = "parallax.database.secret-endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "parallax.database.secret-age", defaultValue = "PT1M") Duration age,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            ObjectMapper json,
            Clock clock) {
        this.secret = secret;
        this.endpoint = endpoint;
        this.age = age;
        this.configured = Map.of(USER_PROPERTY_NAME, user.orElse(""), PASSWORD_PROPERTY_NAME, password.orElse(""));
        this.json = json;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        started = true;
    }

    /** Waits for Secrets Manager: Quarkus calls it on a worker thread. */
    @Override
    public Map<String, String> getCredentials(String name) {
        // The pool asks once while it is made, connects with nothing of it, and the start would wait for the answer.
        return secret.isEmpty() || !started ? configured : fresh(secret.get());
    }

    private synchronized Map<String, String> fresh(String arn) {
        Instant now = clock.instant();
        if (kept == null || !now.isBefore(kept.until())) {
            kept = new Kept(fetch(arn), now.plus(age));
        }
        return kept.credentials();
    }

    private Map<String, String> fetch(String arn) {
        if (client == null) {
            SecretsManagerClientBuilder builder = SecretsManagerClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT)
                            .socketTimeout(SILENCE));
            endpoint.map(URI::create).ifPresent(builder::endpointOverride);
            client = builder.build();
        }
        try {
            JsonNode read = json.readTree(
                    client.getSecretValue(request -> request.secretId(arn)).secretString());
            if (!read.path("username").isTextual() || !read.path("password").isTextual()) {
                throw new IllegalStateException("the database's secret holds no username and password");
            }
            return Map.of(
                    USER_PROPERTY_NAME,
                    read.path("username").textValue(),
                    PASSWORD_PROPERTY_NAME,
                    read.path("password").textValue());
        } catch (IOException e) {
            // Without the cause: it would quote what could not be read.
            throw new UncheckedIOException(new IOException("the database's secret is not JSON"));
        }
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
