package news.parallax.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.measure.Axis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document and the service say the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiTest {
    private static JsonNode document;

    // Not before all: only with the first test the port is known.
    @BeforeEach
    void read() throws Exception {
        Ready.await();
        document = Samples.JSON.readTree(
                given().queryParam("format", "JSON").get("/q/openapi").asString());
    }

    private static JsonNode followed(JsonNode node) {
        return node.has("$ref") ? followed(document.at(node.get("$ref").asText().substring(1))) : node;
    }

    private static JsonNode example(JsonNode content) {
        JsonNode media = content.path("content").elements().next();
        JsonNode value = media.has("example")
                ? media.get("example")
                : followed(media.path("examples").elements().next()).path("value");
        assertThat(value.isMissingNode()).isFalse();
        return value;
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).sorted().toList();
    }

    /** What a schema asks for, with what its parts ask for. */
    private static TreeSet<String> required(JsonNode schema) {
        TreeSet<String> fields = new TreeSet<>();
        JsonNode followed = followed(schema);
        followed.path("required").forEach(field -> fields.add(field.asText()));
        followed.path("allOf").forEach(part -> fields.addAll(required(part)));
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"/v1/scores, 200", "/v1/articles, 201"})
    void theExamplesWork(String path, String status) throws Exception {
        JsonNode operation = document.path("paths").path(path).path("post");
        ObjectNode request = example(followed(operation.path("requestBody"))).deepCopy();
        request.put("outlet", Samples.outlet());
        Response answer =
                given().contentType(ContentType.JSON).body(request.toString()).post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(Integer.parseInt(status));
        JsonNode result = Samples.JSON.readTree(answer.asString());
        JsonNode documented = followed(operation.path("responses").path(status));
        JsonNode example = example(documented);
        assertThat(names(result)).isEqualTo(names(example));
        assertThat(names(result))
                .containsAll(
                        required(documented.path("content").elements().next().path("schema")));
        for (String part : List.of("/model", "/coverage", "/measures/loaded_language", "/sentences/0", "/targets/0")) {
            assertThat(names(result.at(part))).as(part).isEqualTo(names(example.at(part)));
        }
        assertThat(result.path("measures")
                        .path("loaded_language")
                        .path("interval")
                        .size())
                .isEqualTo(2);
        assertThat(result.path("sentences").size())
                .isEqualTo(example.path("sentences").size());
        assertThat(result.path("textHash")).isEqualTo(example.path("textHash"));
        for (int i = 0; i < result.path("sentences").size(); i++) {
            for (String field : List.of("/begin", "/end", "/title", "/quoted")) {
                assertThat(result.path("sentences").get(i).at(field))
                        .as("sentence " + i + field)
                        .isEqualTo(example.path("sentences").get(i).at(field));
            }
        }
    }

    @Test
    void whatIsReadHasTheDocumentedFields() throws Exception {
        ObjectNode article = Samples.article(Samples.outlet(), Samples.text());
        String id = Samples.store(article.put("story", "documented"))
                .statusCode(201)
                .extract()
                .path("id");
        // To be related to.
        Samples.store(Samples.article(Samples.outlet(), Samples.text())).statusCode(201);
        for (String path : List.of(
                "/v1/articles",
                "/v1/articles/{id}",
                "/v1/articles/{id}/scores",
                "/v1/articles/{id}/related",
                "/v1/stories",
                "/v1/outlets",
                "/v1/sentences",
                "/v1/dictionary",
                "/v1/axes",
                "/v1/axes/desperation-bold-pivot",
                "/v1/model")) {
            JsonNode documented = followed(document.path("paths")
                    .path(path.replace(Axis.DEFAULT_NAME, "{name}"))
                    .path("get")
                    .path("responses")
                    .path("200"));
            JsonNode answer =
                    Samples.JSON.readTree(given().get(path.replace("{id}", id)).asString());
            JsonNode example = example(documented);
            assertThat(names(answer))
                    .as(path)
                    .containsAll(required(
                            documented.path("content").elements().next().path("schema")));
            // What a model.json says beyond what is asked of it, each model decides.
            if (!path.equals("/v1/model")) {
                assertThat(names(answer)).as(path).isEqualTo(names(example));
            }
            if (answer.has("items")) {
                assertThat(names(answer.at("/items/0"))).as(path).isEqualTo(names(example.at("/items/0")));
            }
        }
    }

    @Test
    void anUnknownModelIsAnsweredAsDocumented() throws Exception {
        JsonNode problem = Samples.JSON.readTree(given().queryParam("version", "no such version")
                .get("/v1/model")
                .asString());
        JsonNode example = example(followed(document.at("/paths/~1v1~1model/get/responses/404")));
        assertThat(names(problem))
                .containsAll(names(example).stream()
                        .filter(name -> !name.equals("type"))
                        .toList());
        assertThat(names(problem.at("/models/0"))).isEqualTo(names(example.at("/models/0")));
    }

    @Test
    void everyRouteDocumentsItsProblems() {
        List<String> seen = new ArrayList<>();
        for (String path : List.of(
                "/v1/scores",
                "/v1/articles",
                "/v1/articles/{id}",
                "/v1/articles/{id}/scores",
                "/v1/articles/{id}/related",
                "/v1/stories",
                "/v1/outlets",
                "/v1/sentences",
                "/v1/dictionary",
                "/v1/citation",
                "/v1/model/card",
                "/v1/axes",
                "/v1/axes/{name}",
                "/v1/rescorings",
                "/v1/rescorings/{id}",
                "/v1/rescorings/{id}/skipped",
                "/v1/rescorings/{id}/drift",
                "/v1/rescorings/drift",
                "/v1/model")) {
            JsonNode operations = document.path("paths").path(path);
            assertThat(operations.isObject()).as(path).isTrue();
            for (String method : names(operations)) {
                JsonNode responses = operations.path(method).path("responses");
                for (String status : names(responses)) {
                    if (status.startsWith("4") || status.startsWith("5")) {
                        JsonNode problem = example(followed(responses.path(status)));
                        assertThat(problem.path("status").asText())
                                .as(method + " " + path)
                                .isEqualTo(status);
                        assertThat(problem.path("detail").asText()).isNotBlank();
                        seen.add(status);
                    }
                }
            }
        }
        assertThat(seen).contains("400", "401", "403", "404", "406", "409", "413", "415", "422", "429", "503");
    }

    @Test
    void theExampleOfAnAxisWorks() throws Exception {
        JsonNode operation = document.at("/paths/~1v1~1axes/post");
        ObjectNode request = example(followed(operation.path("requestBody"))).deepCopy();
        request.put("name", "documented-" + System.nanoTime());
        Response answer =
                given().contentType(ContentType.JSON).body(request.toString()).post("/v1/axes");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(names(Samples.JSON.readTree(answer.asString())))
                .isEqualTo(names(example(followed(operation.path("responses").path("201")))));
    }

    @Test
    void theExampleOfARescoringWorks() throws Exception {
        JsonNode operation = document.at("/paths/~1v1~1rescorings/post");
        ObjectNode request = example(followed(operation.path("requestBody"))).deepCopy();
        request.put("outlet", Samples.outlet());
        Response answer =
                given().contentType(ContentType.JSON).body(request.toString()).post("/v1/rescorings");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        JsonNode job = Samples.JSON.readTree(answer.asString());
        JsonNode documented = followed(operation.path("responses").path("202"));
        assertThat(names(job)).isEqualTo(names(example(documented)));
        assertThat(names(job))
                .containsAll(
                        required(documented.path("content").elements().next().path("schema")));
        given().delete("/v1/rescorings/" + job.path("id").asText()).then().statusCode(200);
    }

    @Test
    void theParametersForAxesAreDocumented() {
        for (String path : List.of("/v1/articles", "/v1/stories/comparison")) {
            assertThat(document.path("paths").path(path).path("get").path("parameters"))
                    .as(path)
                    .anySatisfy(parameter -> {
                        assertThat(parameter.path("name").asText()).isEqualTo("axis");
                        assertThat(parameter.at("/schema/type").asText()).isEqualTo("array");
                    });
        }
    }
}
