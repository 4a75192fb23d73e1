package news.parallax.article;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Axes as data, over HTTP; no model is needed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AxesTest {
    private static String name() {
        return "hawk-dove-" + UUID.randomUUID().toString().substring(0, 18);
    }

    static ObjectNode axis(String name, String... positive) {
        ObjectNode axis = Samples.JSON.createObjectNode().put("name", name);
        axis.putArray("negative").add("calls for war").add("force is the only answer");
        axis.withArray("positive").add("calls for peace").add("let us sit down and talk");
        for (String phrase : positive) {
            axis.withArray("positive").add(phrase);
        }
        return axis;
    }

    static ValidatableResponse post(ObjectNode axis) {
        return Samples.post("/v1/axes", axis.toString());
    }

    private static List<String> allNames(int limit) {
        List<String> names = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = given().queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get("/v1/axes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            names.addAll(page.getList("items.name", String.class));
            cursor = page.getString("nextCursor");
        }
        return names;
    }

    @Test
    void theTenBuiltInOnesAreThereWithTheirDescriptions() {
        assertThat(allNames(200))
                .contains(
                        "desperation-bold-pivot",
                        "threat-opportunity",
                        "chaotic-orderly",
                        "cruel-compassionate",
                        "villain-hero",
                        "conflict-cooperation",
                        "failure-success",
                        "elite-people",
                        "decline-renewal",
                        "corrupt-honest");
        for (Axis axis : BuiltInAxes.all()) {
            get("/v1/axes/" + axis.name())
                    .then()
                    .statusCode(200)
                    .body("builtIn", equalTo(true))
                    .body("createdAt", nullValue())
                    .body("version", equalTo(axis.version()))
                    .body("versions", equalTo(1))
                    .body("negative", equalTo(axis.negative()))
                    .body("positive", equalTo(axis.positive()))
                    .body("description", not(equalTo("")));
        }
        get("/v1/axes?name=elite-people").then().statusCode(200).body("items.name", contains("elite-people"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 200})
    void pagesAreByNameAndEndWhereTheNextBegins(int limit) {
        String between = "e-" + name();
        post(axis(between)).statusCode(201);
        List<String> names = allNames(limit);
        assertThat(names)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains(between, "desperation-bold-pivot", "villain-hero");
    }

    @Test
    void whatIsPostedIsThere() {
        String name = name();
        ObjectNode axis = axis(name).put("description", "For those who like either bird.");
        JsonPath created = post(axis)
                .statusCode(201)
                .header("Location", "/v1/axes/" + name)
                .body("builtIn", equalTo(false))
                .body("createdAt", notNullValue())
                .body("figures", nullValue())
                .extract()
                .jsonPath();
        assertThat(created.getString("version")).matches("sha256:[0-9a-f]{64}");
        assertThat(get("/v1/axes/" + name).jsonPath().getMap("$")).isEqualTo(created.getMap("$"));
        assertThat(created.getString("description")).isEqualTo("For those who like either bird.");
    }

    @Test
    void theSameAgainIsNotNew() {
        String name = name();
        JsonPath first = post(axis(name)).statusCode(201).extract().jsonPath();
        ObjectNode again = axis(name).put("unknown", 1).put("description", "");
        assertThat(post(again).statusCode(200).extract().jsonPath().getMap("$")).isEqualTo(first.getMap("$"));
    }

    @Test
    void otherContentIsANewVersionAndTheOldOneStays() {
        String name = name();
        String first = post(axis(name)).statusCode(201).extract().path("version");
        String second = post(axis(name, "an olive branch"))
                .statusCode(201)
                .body("versions", equalTo(2))
                .extract()
                .path("version");
        String third = post(axis(name).put("description", "Described."))
                .statusCode(201)
                .extract()
                .path("version");
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        get("/v1/axes/" + name).then().body("version", equalTo(third)).body("versions", equalTo(3));
        get("/v1/axes?name=" + name)
                .then()
                .statusCode(200)
                .body("items.version", contains(third, second, first))
                .body("items.versions", contains(3, 3, 3))
                .body("nextCursor", nullValue());
        String cursor = get("/v1/axes?limit=2&name=" + name)
                .then()
                .body("items.version", contains(third, second))
                .extract()
                .path("nextCursor");
        get("/v1/axes?limit=2&name=" + name + "&cursor=" + cursor)
                .then()
                .body("items.version", contains(first))
                .body("nextCursor", nullValue());
        assertThat(allNames(200)).containsOnlyOnce(name);

        post(axis(name)).statusCode(200).body("version", equalTo(first));
        get("/v1/axes/" + name).then().body("version", equalTo(first)).body("versions", equalTo(3));
    }

    @Test
    void ofSimultaneousPostsOneIsFirst() {
        ObjectNode axis = axis(name());
        ExecutorService clients = Executors.newFixedThreadPool(20);
        try {
            List<Integer> statuses = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> post(axis).extract().statusCode(), clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 200);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aBuiltInOneIsNeitherRedefinedNorDeleted() {
        post(axis("elite-people"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("field", equalTo("name"));
        RestAssured.delete("/v1/axes/elite-people").then().statusCode(409).contentType("application/problem+json");
        Axis own = BuiltInAxes.of("elite-people").orElseThrow();
        ObjectNode same =
                Samples.JSON.createObjectNode().put("name", own.name()).put("description", own.description());
        own.negative().forEach(same.withArray("negative")::add);
        own.positive().forEach(same.withArray("positive")::add);
        post(same).statusCode(200).body("builtIn", equalTo(true)).body("version", equalTo(own.version()));
    }

    @Test
    void whatIsDeletedIsGoneWithAllItsVersions() {
        String name = name();
        post(axis(name)).statusCode(201);
        post(axis(name, "an olive branch")).statusCode(201);
        RestAssured.delete("/v1/axes/" + name).then().statusCode(204);
        RestAssured.delete("/v1/axes/" + name).then().statusCode(404).contentType("application/problem+json");
        get("/v1/axes/" + name).then().statusCode(404).contentType("application/problem+json");
        get("/v1/axes?name=" + name).then().statusCode(200).body("items", empty());
        assertThat(allNames(200)).doesNotContain(name);
        assertThat(Sql.longs("select count(*) from axis where name = ?", name)).containsExactly(0L);
        post(axis(name)).statusCode(201).body("versions", equalTo(1));
    }

    @Test
    void everyFaultIsNamed() {
        ObjectNode axis = axis("Hawk Dove").put("description", "x".repeat(2_001));
        axis.putArray("negative").add("").add("x".repeat(201)).add("war");
        axis.putArray("positive").add("peace");
        post(axis)
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "violations.field",
                        containsInAnyOrder("name", "negative[0]", "negative[1]", "positive", "description"));
        ObjectNode same = axis(name());
        same.set("positive", same.get("negative"));
        post(same).statusCode(422).body("violations.field", contains("positive"));
        ObjectNode shapeless = Samples.JSON.createObjectNode().put("name", 1).put("negative", "war");
        shapeless.putArray("positive").add(1).add("peace");
        post(shapeless).statusCode(422).body("violations.field", containsInAnyOrder("name", "negative", "positive[0]"));
        Samples.post("/v1/axes", "{\"name\": ").statusCode(400);
        Samples.post("/v1/axes", "[]").statusCode(422);
        given().contentType("text/plain").body("x").post("/v1/axes").then().statusCode(415);
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "name=No%20Name, name", "cursor=abc, cursor", "name=a&cursor=YXxi, cursor"})
    void badParametersAreNamed(String query, String field) {
        given().urlEncodingEnabled(false)
                .get("/v1/axes?" + query)
                .then()
                .statusCode(422)
                .body("violations.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"No%20Name", "a.b", "no-such-axis", "%F0%9F%98%80"})
    void aNameThatIsNoneIsNotFound(String name) {
        given().urlEncodingEnabled(false).get("/v1/axes/" + name).then().statusCode(404);
        given().urlEncodingEnabled(false).delete("/v1/axes/" + name).then().statusCode(404);
    }
}
