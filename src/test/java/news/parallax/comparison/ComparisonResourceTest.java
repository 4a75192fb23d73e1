package news.parallax.comparison;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample story, over HTTP, with the real model. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ComparisonResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    @Test
    void comparesTheSampleStory() throws IOException {
        String story = "harbor-compact " + UUID.randomUUID();
        for (ObjectNode article : sampleStory()) {
            store(article.put("story", story));
        }
        String body = compare(story).statusCode(200).extract().asString();
        assertThat(compare(story).extract().asString())
                .as("the same digits again")
                .isEqualTo(body);

        JsonNode comparison = JSON.readTree(body);
        assertThat(comparison.path("story").asText()).isEqualTo(story);
        assertThat(comparison.path("outlets")).hasSize(6).allSatisfy(outlet -> {
            assertThat(outlet.path("articles").asInt()).isEqualTo(1);
            for (String measure : List.of("loaded_language", "lean", "tone")) {
                isEstimate(outlet.path("measures").path(measure));
            }
        });
        assertThat(comparison.path("differences")).hasSize(4 * 15).allSatisfy(difference -> {
            assertThat(difference.has("interval")).isTrue();
            assertThat(difference.has("pValue")).isTrue();
            assertThat(difference.path("pValue").isNull())
                    .isNotEqualTo(difference.path("reason").isNull());
        });
        assertThat(comparison.path("method").path("unit").asText()).isEqualTo("sentence");
        assertThat(comparison.path("caution").asText()).isNotBlank();

        double wire = value(comparison, "Northbank Wire", "loaded_language");
        assertThat(value(comparison, "Ironwood Standard", "loaded_language")).isGreaterThan(wire + 0.2);
        assertThat(value(comparison, "The Common Loom", "loaded_language")).isGreaterThan(wire + 0.2);
        assertThat(comparison.path("differences"))
                .as("opinion and wire copy differ beyond chance")
                .anySatisfy(difference -> {
                    assertThat(difference.path("measure").asText()).isEqualTo("loaded_language");
                    assertThat(difference.path("pValueCorrected").isNumber()).isTrue();
                    assertThat(difference.path("pValueCorrected").asDouble()).isLessThanOrEqualTo(0.05);
                });
    }

    @Test
    void theDocumentShowsWhatIsAnswered() throws IOException {
        String story = "documented " + UUID.randomUUID();
        for (ObjectNode article : sampleStory()) {
            store(article.put("story", story)
                    .put("outlet", article.path("outlet").asText() + story));
        }
        JsonNode answer = JSON.readTree(compare(story).extract().asString());
        JsonNode document = JSON.readTree(
                given().queryParam("format", "JSON").get("/q/openapi").asString());
        JsonNode example = document.at("/components/examples/Comparison/value");
        for (String part : List.of(
                "",
                "/outlets/0",
                "/outlets/0/measures",
                "/outlets/0/measures/lean",
                "/outlets/0/targets/0",
                "/outlets/0/telling/0",
                "/differences/0",
                "/method",
                "/method/model")) {
            assertThat(fields(example.at(part))).as(part).isNotEmpty().isEqualTo(fields(answer.at(part)));
        }
        for (String status : List.of("200", "404", "422", "503")) {
            assertThat(document.at("/paths/~1v1~1stories~1comparison/get/responses")
                            .has(status))
                    .isTrue();
        }
    }

    @Test
    void anAxisThatIsYoungerThanTheArticlesIsCompared() throws IOException {
        String story = "axes " + UUID.randomUUID();
        for (ObjectNode article : sampleStory()) {
            store(article.put("story", story)
                    .put("outlet", article.path("outlet").asText() + story)
                    .put("retain", "scores"));
        }
        String name = "young-" + UUID.randomUUID().toString().substring(0, 18);
        ObjectNode axis = JSON.createObjectNode().put("name", name);
        axis.putArray("negative").add("a shameful surrender").add("nothing is left to bargain with");
        axis.putArray("positive").add("a bold and deliberate move").add("the start of something new");
        given().contentType(ContentType.JSON)
                .body(axis.toString())
                .post("/v1/axes")
                .then()
                .statusCode(201);
        String body = given().queryParam("story", story)
                .queryParam("axis", name, "elite-people")
                .get("/v1/stories/comparison")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonNode comparison = JSON.readTree(body);
        assertThat(comparison.path("outlets")).hasSize(6).allSatisfy(outlet -> {
            JsonNode axes = outlet.path("measures").path("axes");
            assertThat(fields(axes)).containsExactly("elite-people", name);
            isEstimate(axes.path(name));
            assertThat(outlet.path("telling").findValuesAsText("measure")).contains("axes." + name);
        });
        assertThat(comparison.path("differences")).hasSize(5 * 15);
        assertThat(comparison.path("differences"))
                .filteredOn(difference -> difference.path("measure").asText().equals("axes." + name))
                .hasSize(15)
                .anySatisfy(difference -> {
                    assertThat(difference.path("pValueCorrected").isNumber()).isTrue();
                    assertThat(difference.path("effectSize").isNumber()).isTrue();
                });
        given().queryParam("story", story)
                .queryParam("axis", "no-such-axis")
                .get("/v1/stories/comparison")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("axis"));
    }

    @Test
    void theUsualAxisIsComparedWhereNoneIsNamed() throws IOException {
        String story = "usual " + UUID.randomUUID();
        for (ObjectNode article : sampleStory().subList(0, 2)) {
            store(article.put("story", story)
                    .put("outlet", article.path("outlet").asText() + story));
        }
        JsonNode comparison =
                JSON.readTree(compare(story).statusCode(200).extract().asString());
        assertThat(comparison.path("outlets"))
                .allSatisfy(outlet ->
                        assertThat(fields(outlet.at("/measures/axes"))).containsExactly("desperation-bold-pivot"));
        assertThat(comparison.path("differences").findValuesAsText("measure"))
                .containsExactly("loaded_language", "lean", "tone", "axes.desperation-bold-pivot");
    }

    @Test
    void tellsWithTheWordsOfTheText() throws IOException {
        String story = "telling " + UUID.randomUUID();
        ObjectNode article = sampleStory().get(0).put("story", story).put("outlet", story);
        store(article);
        String text = article.path("text").asText();
        JsonNode outlet = JSON.readTree(compare(story).extract().asString())
                .path("outlets")
                .path(0);
        assertThat(outlet.path("telling"))
                .isNotEmpty()
                .allSatisfy(telling -> assertThat(telling.path("text").asText())
                        .isEqualTo(text.substring(
                                telling.path("begin").asInt(),
                                telling.path("end").asInt())));

        String silent = "silent " + UUID.randomUUID();
        store(article.put("story", silent).put("outlet", silent).put("retain", "scores"));
        assertThat(JSON.readTree(compare(silent).extract().asString())
                        .path("outlets")
                        .path(0)
                        .path("telling"))
                .isNotEmpty()
                .allSatisfy(telling -> assertThat(telling.path("text").isNull()).isTrue());
    }

    @Test
    void anUnknownStoryIsNotFound() {
        compare("no such story")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0001b", "two\nlines"})
    void aStoryThatIsNoNameIsRefused(String story) {
        refused(compare(story));
    }

    @Test
    void aStoryIsNamedAndNotLongerThanTwoHundredCharacters() {
        refused(given().get("/v1/stories/comparison").then());
        refused(compare("x".repeat(201)));
        compare("😀".repeat(200)).statusCode(404);
    }

    private static List<String> fields(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).sorted().toList();
    }

    private static void refused(ValidatableResponse response) {
        response.statusCode(422).contentType("application/problem+json").body("violations[0].field", equalTo("story"));
    }

    private static ValidatableResponse compare(String story) {
        return given().queryParam("story", story).get("/v1/stories/comparison").then();
    }

    private static void store(ObjectNode article) {
        given().contentType(ContentType.JSON)
                .body(article.toString())
                .post("/v1/articles")
                .then()
                .statusCode(201);
    }

    private static void isEstimate(JsonNode estimate) {
        double low = estimate.path("interval").path(0).asDouble();
        double high = estimate.path("interval").path(1).asDouble();
        assertThat(low).isLessThan(high);
        assertThat(estimate.path("value").asDouble()).isBetween(low, high);
        assertThat(estimate.path("n").asInt()).isPositive();
    }

    private static double value(JsonNode comparison, String outlet, String measure) {
        return StreamSupport.stream(comparison.path("outlets").spliterator(), false)
                .filter(reading -> reading.path("outlet").asText().equals(outlet))
                .findFirst()
                .orElseThrow()
                .path("measures")
                .path(measure)
                .path("value")
                .asDouble();
    }

    private static List<ObjectNode> sampleStory() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples", "story"))) {
            return files.sorted().map(ComparisonResourceTest::read).toList();
        }
    }

    private static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }
}
