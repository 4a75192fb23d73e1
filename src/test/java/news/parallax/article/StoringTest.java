package news.parallax.article;

import static io.restassured.RestAssured.get;
import static news.parallax.article.Samples.article;
import static news.parallax.article.Samples.outlet;
import static news.parallax.article.Samples.store;
import static news.parallax.article.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.vertx.RunOnVertxContext;
import io.quarkus.test.vertx.UniAsserter;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Measure;
import news.parallax.measure.Scorer;
import news.parallax.measure.TargetTone;
import news.parallax.measure.TextHash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class StoringTest {
    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    @Test
    void theSecondPostAnswersWithTheFirst() {
        ObjectNode article =
                article(outlet(), text()).put("title", "Bridge to close").put("story", "bridge");
        var created = store(article).statusCode(201).extract();
        JsonPath first = created.jsonPath();
        assertThat(created.header("Location")).isEqualTo("/v1/articles/" + first.getString("id"));
        JsonPath second = store(article).statusCode(200).extract().jsonPath();
        assertThat(second.getMap("$")).isEqualTo(first.getMap("$"));
        assertThat(first.getString("textHash"))
                .isEqualTo(TextHash.of(article.get("text").asText()));
        assertThat(first.getList("sentences.title", Boolean.class))
                .startsWith(true)
                .containsOnlyOnce(true);
    }

    @Test
    void ofFiftySimultaneousPostsOneIsFirst() {
        ObjectNode article = article(outlet(), text());
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try {
            List<ValidatableResponse> answers = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> store(article), clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            List<Integer> statuses =
                    answers.stream().map(a -> a.extract().statusCode()).toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 200);
            assertThat(answers.stream()
                            .map(a -> a.extract().path("id").toString())
                            .distinct())
                    .hasSize(1);
            assertThat(answers.stream()
                            .map(a -> a.extract().path("scoredAt").toString())
                            .distinct())
                    .as("the model ran once")
                    .hasSize(1);
        } finally {
            clients.shutdownNow();
        }
    }

    @Inject
    ArticleWriter writer;

    @Inject
    Scorer scorer;

    @Inject
    CurrentModel model;

    /** Two services on one database: their turns do not know of each other, the database decides. */
    @Test
    @RunOnVertxContext
    void ofTwoServicesOneIsFirstAndNoTargetIsLost(UniAsserter asserter) {
        List<Storing> services = IntStream.range(0, 2)
                .mapToObj(i -> new Storing(writer, scorer, model, Clock.systemUTC()))
                .toList();
        String outlet = outlet();
        String text = text();
        List<String> targets = List.of("Whitcomb", "Reyes", "Democrats", "Republicans", "council", "senate");
        asserter.assertThat(
                () -> Uni.join()
                        .all(IntStream.range(0, targets.size())
                                .mapToObj(i -> services.get(i % 2)
                                        .store(
                                                new ArticleRequest(
                                                        outlet,
                                                        text,
                                                        new Metadata(null, null, null, null, null, null, "en"),
                                                        List.of(targets.get(i)),
                                                        List.of(),
                                                        EnumSet.allOf(Measure.class),
                                                        true,
                                                        false,
                                                        null),
                                                true))
                                .toList())
                        .andFailFast(),
                outcomes -> {
                    assertThat(outcomes.stream().filter(Storing.Outcome::created))
                            .hasSize(1);
                    assertThat(outcomes.stream()
                                    .map(o -> o.stored().article().id)
                                    .distinct())
                            .hasSize(1);
                });
        asserter.assertThat(
                () -> services.get(0)
                        .store(
                                new ArticleRequest(
                                        outlet,
                                        text,
                                        new Metadata(null, null, null, null, null, null, null),
                                        List.of(),
                                        List.of(),
                                        EnumSet.allOf(Measure.class),
                                        true,
                                        false,
                                        null),
                                true),
                outcome -> assertThat(outcome.stored().scored().summary().targets())
                        .extracting(TargetTone::name)
                        .containsAll(targets));
    }

    @Test
    void absentMetadataIsFilledIn() {
        ObjectNode article = article(outlet(), text());
        store(article).statusCode(201).body("story", nullValue()).body("publishedAt", nullValue());
        ObjectNode more = article.deepCopy()
                .put("story", "bridge")
                .put("publishedAt", "2026-03-01T10:00:00+01:00")
                .put("id", "k-1")
                .put("url", "https://example.org/a|b")
                .put("author", "A. Writer");
        String id = store(more)
                .statusCode(200)
                .body("story", equalTo("bridge"))
                .body("publishedAt", equalTo("2026-03-01T09:00:00Z"))
                .body("ref", equalTo("k-1"))
                .extract()
                .path("id");
        store(article).statusCode(200).body("story", equalTo("bridge"));
        get("/v1/articles/" + id)
                .then()
                .statusCode(200)
                .body("url", equalTo("https://example.org/a|b"))
                .body("author", equalTo("A. Writer"))
                .body("text", equalTo(article.get("text").asText()));
    }

    @Test
    void aTitleThatComesLaterIsScored() {
        ObjectNode article = article(outlet(), text());
        store(article).statusCode(201).body("sentences[0].title", equalTo(false));
        store(article.put("title", "A shameful vote"))
                .statusCode(200)
                .body("sentences[0].title", equalTo(true))
                .body("sentences[0].end", equalTo("A shameful vote".length()));
    }

    @Test
    void contradictingMetadataIsNamed() {
        ObjectNode article = article(outlet(), text())
                .put("id", "1")
                .put("story", "a")
                .put("title", "T")
                .put("url", "https://example.org/1")
                .put("author", "A")
                .put("publishedAt", "2026-03-01T10:00:00Z")
                .put("language", "en");
        store(article).statusCode(201);
        ObjectNode others = Samples.JSON
                .createObjectNode()
                .put("id", "2")
                .put("story", "b")
                .put("title", "U")
                .put("url", "https://example.org/2")
                .put("author", "B")
                .put("publishedAt", "2026-03-02T10:00:00Z")
                .put("language", "en-US");
        others.properties().forEach(field -> {
            ObjectNode contradiction = article.deepCopy();
            contradiction.set(field.getKey(), field.getValue());
            store(contradiction)
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("field", equalTo(field.getKey()));
        });
        store(article.put("publishedAt", "2026-03-01T11:00:00+01:00")).statusCode(200);
    }

    @Test
    void newTargetsAreScoredInBesideTheOldOnes() {
        ObjectNode article = article(outlet(), text());
        article.putArray("targets").add("Dana Whitcomb");
        var created = store(article).statusCode(201).extract();
        JsonPath first = created.jsonPath();
        assertThat(created.header("Location")).isEqualTo("/v1/articles/" + first.getString("id"));
        assertThat(first.getList("targets.name")).hasToString("[Dana Whitcomb]");
        article.putArray("targets").add("Reyes");
        JsonPath second = store(article).statusCode(200).extract().jsonPath();
        assertThat(second.getList("targets.name", String.class)).containsExactlyInAnyOrder("Dana Whitcomb", "Reyes");
        assertThat(second.getMap("measures.lean")).isEqualTo(first.getMap("measures.lean"));
        String scoredAt = second.getString("scoredAt");
        store(article).statusCode(200).body("scoredAt", equalTo(scoredAt));
        article.remove("targets");
        store(article).statusCode(200).body("scoredAt", equalTo(scoredAt));
        assertThat(Sql.longs("select count(*) from score where article_id = ?", UUID.fromString(first.getString("id"))))
                .containsExactly(1L);
    }

    @Test
    void aNewModelVersionAddsItsScores() {
        ObjectNode article = article(outlet(), text());
        String id = store(article).statusCode(201).extract().path("id");
        Sql.otherModel(UUID.fromString(id));
        get("/v1/articles/" + id).then().body("model.version", equalTo("0.0.1-other"));
        String version = store(article).statusCode(200).extract().path("model.version");
        assertThat(version).isNotEqualTo("0.0.1-other");
        JsonPath versions = get("/v1/articles/" + id + "/scores")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(versions.getList("items.model.version", String.class)).containsExactly(version, "0.0.1-other");
        assertThat(versions.getString("nextCursor")).isNull();
        get("/v1/articles/" + id).then().body("model.version", equalTo(version));
        get("/v1/model?version=0.0.1-other")
                .then()
                .statusCode(200)
                .body("hash", equalTo("sha256:other"))
                .body("current", equalTo(false))
                .body("storedScores", greaterThan(0))
                .body("since", notNullValue())
                .body("others.version", hasItem(version))
                .body("measures", equalTo(get("/v1/model").path("measures")));
        get("/v1/model?version=" + version).then().statusCode(200).body("version", equalTo(version));
        get("/v1/model")
                .then()
                .statusCode(200)
                .body("version", equalTo(version))
                .body("current", equalTo(true));
        get("/v1/model?version=sha256:other").then().statusCode(200).body("version", equalTo("0.0.1-other"));
        get("/v1/model?version=9.9.9")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("0.0.1-other"))
                .body("models.version", hasItems(version, "0.0.1-other"));
    }

    @Test
    void aDeletedArticleIsGoneWithAllOfIt() {
        String id = store(article(outlet(), text())).statusCode(201).extract().path("id");
        RestAssured.delete("/v1/articles/" + id).then().statusCode(204);
        RestAssured.delete("/v1/articles/" + id).then().statusCode(404);
        get("/v1/articles/" + id).then().statusCode(404).contentType("application/problem+json");
        get("/v1/articles/" + id + "/scores").then().statusCode(404);
        for (String table : List.of("article_text", "score", "sentence_vectors")) {
            assertThat(Sql.longs("select count(*) from " + table + " where article_id = ?", UUID.fromString(id)))
                    .as(table)
                    .containsExactly(0L);
        }
    }
}
