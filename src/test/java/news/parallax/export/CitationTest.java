package news.parallax.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CitationTest {
    private static final String URL = "/v1/stories/comparison?story=harbor%20compact&axis=elite-people";

    @BeforeEach
    void ready() {
        Ready.await();
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, application/json",
        "application/json, application/json",
        "application/vnd.citationstyles.csl+json, application/vnd.citationstyles.csl+json",
        "application/x-bibtex, application/x-bibtex",
        "application/yaml, application/yaml",
        "text/yaml, text/yaml"
    })
    void everyFormatNamesProgramModelAndQuery(String accept, String type) throws IOException {
        var answer = given().header("Accept", accept)
                .queryParam("url", URL)
                .queryParam("accessed", "2026-11-22")
                .get("/v1/citation")
                .then()
                .statusCode(200)
                .extract();
        JsonNode model = new ObjectMapper().readTree(given().get("/v1/model").asString());
        assertThat(answer.contentType()).startsWith(type);
        assertThat(answer.asString())
                .contains(
                        "Parallax",
                        "0.1.0",
                        model.path("version").asText(),
                        model.path("hash").asText(),
                        URL);
        assertThat(answer.asString()).containsPattern("2026-11-22|2026,? *,\\s*11 *,\\s*22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"", "a{b}", "a\\b", "a\nb", "é"})
    void whatIsNoUrlIsRefused(String url) {
        assertThat(given().queryParam("url", url).get("/v1/citation").statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(given().header("Accept", "text/html")
                        .get("/v1/citation")
                        .then()
                        .statusCode(406)
                        .extract()
                        .jsonPath()
                        .getList("available"))
                .contains("application/x-bibtex");
        assertThat(given().queryParam("accessed", "yesterday")
                        .get("/v1/citation")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theRepositoryCitesThisProgram() throws IOException {
        JsonNode csl = new ObjectMapper().readTree(given().get("/v1/citation").asString());
        assertThat(Files.readString(Path.of("CITATION.cff")))
                .contains(
                        "cff-version: 1.2.0",
                        "version: \"" + csl.at("/0/version").asText() + "\"")
                .contains("version: \""
                        + new ObjectMapper()
                                .readTree(given().get("/v1/model").asString())
                                .path("version")
                                .asText() + "\"");
    }
}
