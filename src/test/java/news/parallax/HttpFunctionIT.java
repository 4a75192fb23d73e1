package news.parallax;

import static news.parallax.GatewayRequest.get;
import static news.parallax.GatewayRequest.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP function's image, run by Lambda's own runtime interface client, with events of API Gateway. */
@NeedsImage("http")
class HttpFunctionIT {
    private static final String ARTICLE =
            "{\"outlet\":\"Harbour Post\",\"text\":\"The council met on Tuesday to vote on"
                    + " the budget, and it was the first time that the mayor had to defend it. It was a reckless betrayal of"
                    + " every family in the city, and of those who had hoped for more.\"}";

    @TempDir
    static Path folder;

    private static FunctionDatabase database;
    private static FunctionRuntime function;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        database = FunctionDatabase.start(folder);
        key = database.key();
        // A function whose AOT cache does not fit its JVM and jars would start all the same, only slowly.
        function =
                FunctionRuntime.start(FunctionRuntime.image("http"), database.environment(), List.of("-XX:AOTMode=on"));
        function.ready();
    }

    @AfterAll
    static void stop() throws Exception {
        if (function != null) {
            function.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void saysWhatScores() throws Exception {
        GatewayRequest.Answer answer = get("/v1/model").key(key).to(function);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("name").asText()).isEqualTo("parallax-en");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void scoresABodyAsItIsAndEncoded() throws Exception {
        JsonNode plain = post("/v1/scores", ARTICLE).key(key).to(function).json();
        JsonNode encoded =
                post("/v1/scores", ARTICLE).encoded().key(key).to(function).json();
        assertThat(plain.path("measures").path("loaded_language").path("value").isNumber())
                .isTrue();
        assertThat(encoded.path("measures")).isEqualTo(plain.path("measures"));
    }

    @Test
    void storesOnceAndLists() throws Exception {
        GatewayRequest.Answer first = post("/v1/articles", ARTICLE).key(key).to(function);
        GatewayRequest.Answer second = post("/v1/articles", ARTICLE).key(key).to(function);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));

        JsonNode listed = get("/v1/articles?outlet=Harbour%20Post&limit=5")
                .key(key)
                .to(function)
                .json();
        assertThat(listed.path("items")).hasSize(1);
        GatewayRequest.Answer parquet = get("/v1/articles?outlet=Harbour%20Post")
                .key(key)
                .header("accept", "application/vnd.apache.parquet")
                .to(function);
        assertThat(parquet.encoded()).isTrue();
        assertThat(new String(parquet.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        GatewayRequest.Answer csv =
                get("/v1/articles").key(key).header("accept", "text/csv").to(function);
        assertThat(csv.text()).startsWith("id,").contains("Harbour Post");
    }

    @Test
    void refusesWithProblemDocuments() throws Exception {
        assertProblem(get("/v1/articles").to(function), 401);
        assertProblem(get("/v1/articles/nothing").key(key).to(function), 404);
        assertProblem(post("/v1/scores", "{").key(key).to(function), 400);
        assertProblem(post("/v1/scores", "{\"text\":7}").key(key).to(function), 422);
        assertProblem(
                post("/v1/scores", "x")
                        .header("content-type", "text/plain")
                        .key(key)
                        .to(function),
                415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles;x=1",
                "/v1/articles%3Bx",
                "/v1%2Farticles",
                "/v1%5Carticles",
                "//v1/articles",
                "/q/health/live/../../../v1/articles",
                "/V1/articles",
                "/v1/articles/"
            })
    void letsNobodyInByATrickWithThePath(String path) throws Exception {
        assertThat(get(path).to(function).status()).isIn(400, 401, 404);
    }

    @Test
    void signsBrowsersIn() throws Exception {
        GatewayRequest.Answer page =
                get("/sign-in").header("accept", "text/html").to(function);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<form");
    }

    @Test
    void goesOnAfterAnEventThatIsNone() throws Exception {
        FunctionRuntime.Answer answer = function.invoke("{}", Duration.ofSeconds(10));
        assertThat(answer.body()).contains("500");
        assertThat(get("/v1/model").key(key).to(function).status()).isEqualTo(200);
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        Map<String, String> environment =
                Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", database.url(), "PARALLAX_MODEL", folder.toString());
        try (FunctionRuntime broken = FunctionRuntime.start(FunctionRuntime.image("http"), environment)) {
            assertThat(broken.initError()).contains("no model").contains("model.json");
        }
    }

    private static void assertProblem(GatewayRequest.Answer answer, int status) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }
}
