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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

    @RegisterExtension
    static final FunctionUnderTest FUNCTION =
            new FunctionUnderTest("http", Map.of("PARALLAX_CORPORA_BUCKET", "parallax-corpora"));

    private static FunctionRuntime function;
    private static String key;

    @BeforeAll
    static void key() throws Exception {
        function = FUNCTION.function();
        key = FUNCTION.database().key();
    }

    @Test
    void saysWhatScores() throws Exception {
        GatewayRequest.Answer answer = get("/v1/model").key(key).to(function);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("name").asText()).isEqualTo("parallax-en");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void writesTheDocumentOfItsRoutesWhenAsked() throws Exception {
        GatewayRequest.Answer answer = get("/q/openapi?format=json").key(key).to(function);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/paths/~1v1~1scores/post/responses/401").isMissingNode())
                .isFalse();
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
    void signsBrowsersInOverHttpsOnly() throws Exception {
        GatewayRequest.Answer page =
                get("/sign-in").header("accept", "text/html").to(function);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<form");

        GatewayRequest.Answer signedIn = GatewayRequest.form("/sign-in", Map.of("key", key, "target", "/stories"))
                .header("sec-fetch-site", "same-origin")
                .header("x-forwarded-proto", "https")
                .to(function);
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(303);
        assertThat(signedIn.cookie()).startsWith("__Host-parallax-session=").contains("; Secure");
        String session = signedIn.cookie().split(";", 2)[0];
        assertThat(get("/stories").cookie(session).to(function).status()).isEqualTo(200);
        // A name that another host of the domain could set, or a request over HTTP, is none.
        assertThat(get("/stories")
                        .cookie(session.substring("__Host-".length()))
                        .header("x-forwarded-proto", "http")
                        .to(function)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void believesNoHeaderOfWhereARequestComesFrom() throws Exception {
        for (String here : List.of("127.0.0.1", "::1")) {
            assertProblem(
                    get("/v1/articles")
                            .header("host", "localhost")
                            .header("x-forwarded-host", "localhost")
                            .header("x-forwarded-for", here + ", 203.0.113.7")
                            .header("forwarded", "for=" + here + ";host=localhost;proto=http")
                            .to(function),
                    401);
            assertProblem(get("/v1/articles").from(here).to(function), 401);
        }
    }

    @Test
    void countsFailedTriesForTheAddressThatTheGatewaySaw() throws Exception {
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            int status = get("/v1/articles")
                    .from("198.51.100.9")
                    .header("x-forwarded-for", "192.0.2." + i)
                    .key("plx_none")
                    .to(function)
                    .status();
            assertThat(status).isIn(401, 429);
            refused += status == 429 ? 1 : 0;
        }
        assertThat(refused).isBetween(5, 12);
        assertThat(get("/v1/articles")
                        .from("198.51.100.10")
                        .key("plx_none")
                        .to(function)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void saysWhereACorpusGoesInsteadOfStreamingIt() throws Exception {
        GatewayRequest.Answer answer = post("/v1/articles/batch", ARTICLE + "\n")
                .header("content-type", "application/x-ndjson")
                .key(key)
                .to(function);
        assertProblem(answer, 413);
        assertThat(answer.json().path("detail").asText()).contains("s3://parallax-corpora");
    }

    @Test
    void refusesAnAnswerThatIsLongerThanAFunctionMayGive() throws Exception {
        String text = "We won the vote. ".repeat(40_000);
        GatewayRequest.Answer answer = post("/v1/scores", "{\"language\":\"en\",\"text\":\"" + text + "\"}")
                .key(key)
                .to(function);
        assertProblem(answer, 413);
        assertThat(answer.json().path("detail").asText()).contains("longer than a function can hand over");
        assertThat(get("/v1/model").key(key).to(function).status()).isEqualTo(200);
    }

    @Test
    void goesOnAfterAnEventThatIsNone() throws Exception {
        FunctionRuntime.Answer answer = function.invoke("{}", Duration.ofSeconds(10));
        assertThat(answer.body()).contains("500");
        assertThat(get("/v1/model").key(key).to(function).status()).isEqualTo(200);
    }

    @Test
    void saysWhyItCannotStart(@TempDir Path folder) throws Exception {
        assertThat(FunctionUnderTest.initError(
                        "http",
                        Map.of(
                                "QUARKUS_DATASOURCE_REACTIVE_URL",
                                FUNCTION.database().url(),
                                "PARALLAX_MODEL",
                                folder.toString())))
                .contains("no model")
                .contains("model.json");
    }

    private static void assertProblem(GatewayRequest.Answer answer, int status) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }
}
