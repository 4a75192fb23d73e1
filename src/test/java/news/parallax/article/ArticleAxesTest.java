package news.parallax.article;

import static io.restassured.RestAssured.given;
import static news.parallax.article.AxesTest.axis;
import static news.parallax.article.Samples.article;
import static news.parallax.article.Samples.outlet;
import static news.parallax.article.Samples.store;
import static news.parallax.article.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles on axes, over HTTP, with any model that places on axes. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ArticleAxesTest {
    private static final String USUAL = Axis.DEFAULT_NAME;

    @Inject
    MeterRegistry meters;

    @Inject
    ArticleStore articles;

    @Inject
    VectorStore vectors;

    @Inject
    Placing placing;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private static JsonNode json(ValidatableResponse response) throws IOException {
        return Samples.JSON.readTree(response.extract().asString());
    }

    private static JsonNode get(String path, Object... query) throws IOException {
        var request = given();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam((String) query[i], query[i + 1]);
        }
        return json(request.get(path).then().statusCode(200));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** An article with a title and a quotation. */
    private static ObjectNode sample() {
        return article(outlet(), text() + " “Nobody asked the people who cross that bridge every day,” Reyes said.")
                .put("title", "A gamble on the waterfront");
    }

    private static ObjectNode on(ObjectNode article, Object... axes) {
        article.putArray("axes");
        for (Object axis : axes) {
            article.withArray("axes").add(axis instanceof JsonNode node ? node : Samples.JSON.valueToTree(axis));
        }
        return article;
    }

    private static String name() {
        return "hawk-dove-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private double scored() {
        return meters.counter("parallax.articles").count();
    }

    private static void isPlace(JsonNode place, String version, int n) {
        assertThat(place.path("value").asDouble())
                .isBetween(
                        place.at("/interval/0").asDouble(),
                        place.at("/interval/1").asDouble());
        assertThat(place.at("/interval/0").asDouble())
                .isLessThan(place.at("/interval/1").asDouble())
                .isGreaterThanOrEqualTo(-1);
        assertThat(place.path("intensity").asDouble())
                .isBetween(Math.abs(place.path("value").asDouble()), 1.0);
        assertThat(place.path("n").asInt()).isEqualTo(n);
        assertThat(place.path("version").asText()).isEqualTo(version);
        assertThat(place.at("/frameAxis/bias").isNumber()).isTrue();
        assertThat(place.at("/frameAxis/intensity").isNumber()).isTrue();
    }

    @Test
    void whereNothingIsSaidItIsTheUsualOne() throws IOException {
        JsonNode result = json(Samples.post("/v1/scores", sample().toString()).statusCode(200));
        String version = BuiltInAxes.of(USUAL).orElseThrow().version();
        int own = result.at("/coverage/ownVoice").asInt();
        assertThat(names(result.at("/measures/axes"))).containsExactly(USUAL);
        isPlace(result.at("/measures/axes").path(USUAL), version, own);
        isPlace(
                result.at("/quotedMeasures/axes").path(USUAL),
                version,
                result.at("/coverage/sentences").asInt() - own);
        assertThat(result.path("sentences")).hasSizeGreaterThan(8).allSatisfy(sentence -> {
            JsonNode place = sentence.path("axes").path(USUAL);
            assertThat(place.path("value").asDouble()).isBetween(-1.0, 1.0);
            assertThat(place.path("intensity").asDouble())
                    .isBetween(Math.abs(place.path("value").asDouble()), 1.0);
        });
        assertThat(result.at("/sentences/0/title").asBoolean()).isTrue();
        double sum = 0;
        for (JsonNode sentence : result.path("sentences")) {
            sum += sentence.path("title").asBoolean() || sentence.path("quoted").asBoolean()
                    ? 0
                    : sentence.path("axes").path(USUAL).path("value").asDouble();
        }
        assertThat(result.at("/measures/axes").path(USUAL).path("value").asDouble())
                .as("the mean of its own voice")
                .isCloseTo(sum / own, org.assertj.core.api.Assertions.within(2e-6));
    }

    @Test
    void axesAreNamedOrDescribedOrNone() throws IOException {
        String name = name();
        JsonNode result = json(Samples.post(
                        "/v1/scores", on(sample(), "elite-people", axis(name)).toString())
                .statusCode(200));
        assertThat(names(result.at("/measures/axes"))).containsExactlyInAnyOrder("elite-people", name);
        assertThat(names(result.at("/sentences/0/axes"))).containsExactlyInAnyOrder("elite-people", name);
        RestAssured.get("/v1/axes/" + name).then().statusCode(404);
        JsonNode none = json(Samples.post("/v1/scores", on(sample()).toString()).statusCode(200));
        assertThat(none.path("measures").has("axes")).isFalse();
        assertThat(none.at("/sentences/0").has("axes")).isFalse();
        assertThat(none.path("abstained"))
                .noneSatisfy(entry -> assertThat(entry.path("measure").asText()).startsWith("axes"));
    }

    @Test
    void theMeasuresThatAreAskedForAreShown() throws IOException {
        ObjectNode article = sample();
        article.putArray("measures").add("axes");
        JsonNode result = json(Samples.post("/v1/scores", article.toString()).statusCode(200));
        assertThat(names(result.path("measures"))).containsExactly("axes");
        article.putArray("measures").add("lean");
        JsonNode other = json(store(article).statusCode(201));
        assertThat(other.path("measures").has("axes")).isFalse();
        assertThat(other.at("/sentences/0").has("axes")).isFalse();
        assertThat(names(get("/v1/articles/" + other.path("id").asText()).at("/measures/axes")))
                .as("stored is everything")
                .containsExactly(USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/scores", "/v1/articles"})
    void whatCannotBeAnAxisIsRefused(String path) {
        ObjectNode broken = axis("hawk-dove");
        broken.putArray("negative").add("war").add("");
        Samples.post(path, on(sample(), "no-such-axis", USUAL, broken, USUAL).toString())
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", contains("axes[0]", "axes[2].negative[1]", "axes[3]"));
        Samples.post(path, on(sample(), axis("elite-people")).toString())
                .statusCode(409)
                .body("field", equalTo("axes[0]"));
        Samples.post(path, on(sample(), (Object[]) new String[21]).toString())
                .statusCode(422)
                .body("violations.field", contains("axes"));
    }

    @Test
    void aNewAxisIsAddedWithoutReadingTheTextAgain() throws IOException {
        String name = name();
        ObjectNode article = sample();
        JsonNode first = json(store(article).statusCode(201));
        String id = first.path("id").asText();
        double before = scored();
        JsonNode second =
                json(store(on(article, "threat-opportunity", axis(name))).statusCode(200));
        assertThat(scored()).as("the model was not run over the text").isEqualTo(before);
        assertThat(second.path("id").asText()).isEqualTo(id);
        assertThat(second.path("scoredAt")).isEqualTo(first.path("scoredAt"));
        assertThat(names(second.at("/measures/axes"))).containsExactly(USUAL, name, "threat-opportunity");
        assertThat(second.at("/measures/axes").path(USUAL))
                .isEqualTo(first.at("/measures/axes").path(USUAL));
        assertThat(json(store(article).statusCode(200))).isEqualTo(second);
        for (JsonNode read : List.of(
                get("/v1/articles/" + id), get("/v1/articles/" + id + "/scores").at("/items/0"))) {
            for (String part : List.of("measures", "quotedMeasures", "sentences", "abstained")) {
                assertThat(read.path(part)).as(part).isEqualTo(second.path(part));
            }
        }
        JsonNode fresh = json(Samples.post(
                        "/v1/scores",
                        on(article, USUAL, "threat-opportunity", axis(name)).toString())
                .statusCode(200));
        for (String part : List.of("measures", "quotedMeasures", "sentences")) {
            assertThat(fresh.path(part)).as("fresh " + part).isEqualTo(second.path(part));
        }
        RestAssured.get("/v1/axes/" + name).then().statusCode(404);
    }

    @Test
    void noValueIsStored() throws IOException {
        String id = json(store(sample()).statusCode(201)).path("id").asText();
        assertThat(Sql.strings("select summary from score where article_id = ?", UUID.fromString(id)))
                .singleElement()
                .asString()
                .contains("loaded_language")
                .doesNotContain("axes", "frameAxis", USUAL);
    }

    @Test
    void anAxisReachesArticlesThatAreOlderThanItAlsoWithoutTheirTexts() throws IOException {
        String outlet = outlet();
        ObjectNode kept = sample().put("outlet", outlet);
        ObjectNode numbers = sample().put("outlet", outlet).put("retain", "scores");
        String keptId = json(store(kept).statusCode(201)).path("id").asText();
        String numbersId = json(store(numbers).statusCode(201)).path("id").asText();
        String name = name();
        AxesTest.post(axis(name)).statusCode(201);

        double before = scored();
        JsonNode page = get("/v1/articles", "outlet", outlet, "axis", name, "axis", "elite-people");
        assertThat(scored()).isEqualTo(before);
        assertThat(page.path("items")).hasSize(2).allSatisfy(item -> {
            assertThat(names(item.at("/measures/axes"))).containsExactlyInAnyOrder(name, "elite-people");
            assertThat(item.has("sentences")).isFalse();
        });
        assertThat(page.path("items").findValuesAsText("id")).containsExactlyInAnyOrder(keptId, numbersId);
        assertThat(get("/v1/articles", "outlet", outlet).path("items"))
                .as("without axis each on those that it was asked for")
                .allSatisfy(item -> assertThat(names(item.at("/measures/axes"))).containsExactly(USUAL));
        JsonNode posted = json(store(on(numbers, name)).statusCode(200));
        for (JsonNode item : page.path("items")) {
            if (item.path("id").asText().equals(numbersId)) {
                assertThat(item.at("/measures/axes").path(name))
                        .isEqualTo(posted.at("/measures/axes").path(name));
                assertThat(item.at("/quotedMeasures/axes").path(name))
                        .isEqualTo(posted.at("/quotedMeasures/axes").path(name));
            }
        }
    }

    @Test
    void anArticleKeepsTheVersionThatItWasAskedFor() throws IOException {
        String name = name();
        String first = AxesTest.post(axis(name)).statusCode(201).extract().path("version");
        ObjectNode article = on(sample(), name);
        String id = json(store(article).statusCode(201)).path("id").asText();
        String second = AxesTest.post(axis(name, "an olive branch"))
                .statusCode(201)
                .extract()
                .path("version");
        assertThat(get("/v1/articles/" + id)
                        .at("/measures/axes")
                        .path(name)
                        .path("version")
                        .asText())
                .isEqualTo(first);
        assertThat(get("/v1/articles", "outlet", article.path("outlet").asText(), "axis", name)
                        .at("/items/0/measures/axes")
                        .path(name)
                        .path("version")
                        .asText())
                .as("a name means the latest version")
                .isEqualTo(second);
        JsonNode again = json(store(article).statusCode(200));
        assertThat(again.at("/measures/axes").path(name).path("version").asText())
                .isEqualTo(second);
        RestAssured.delete("/v1/axes/" + name).then().statusCode(204);
        assertThat(get("/v1/articles/" + id).path("measures"))
                .as("what was asked for stays")
                .isEqualTo(again.path("measures"));
        given().queryParam("axis", name).get("/v1/articles").then().statusCode(422);
        assertThat(Sql.strings("select version from axis where name = ?", name))
                .containsExactlyInAnyOrder(first, second);
        RestAssured.delete("/v1/articles/" + id).then().statusCode(204);
        assertThat(Sql.longs("select count(*) from article_axis where article_id = ?", UUID.fromString(id)))
                .containsExactly(0L);
    }

    @Test
    void aDescribedAxisIsScoredAsWhatItSays() throws IOException {
        String name = name();
        String registered = AxesTest.post(axis(name)).statusCode(201).extract().path("version");
        JsonNode result =
                json(store(on(sample(), axis(name, "an olive branch"))).statusCode(201));
        assertThat(result.at("/measures/axes").path(name).path("version").asText())
                .isNotEqualTo(registered);
        RestAssured.get("/v1/axes/" + name)
                .then()
                .body("version", equalTo(registered))
                .body("versions", equalTo(1));
    }

    @Test
    void anAxisThatWasDescribedForAnArticleAloneIsForgottenWithIt() throws IOException {
        String name = name();
        ObjectNode listed = axis(name());
        AxesTest.post(listed).statusCode(201);
        ObjectNode other = on(sample(), axis(name, "an olive branch"));
        JsonNode first = json(store(on(
                        sample(),
                        axis(name),
                        axis(name + "-b"),
                        listed.path("name").asText()))
                .statusCode(201));
        String second = json(store(on(sample(), axis(name + "-b"))).statusCode(201))
                .path("id")
                .asText();
        store(other).statusCode(201);
        RestAssured.delete("/v1/articles/" + first.path("id").asText()).then().statusCode(204);
        assertThat(Sql.longs("select count(*) from axis where name = ?", name)).containsExactly(1L);
        assertThat(Sql.longs("select count(*) from axis where name = ?", name + "-b"))
                .containsExactly(1L);
        RestAssured.get("/v1/axes/" + listed.path("name").asText()).then().statusCode(200);
        RestAssured.delete("/v1/articles/" + second).then().statusCode(204);
        assertThat(Sql.longs("select count(*) from axis where name = ?", name + "-b"))
                .containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/scores", "/v1/articles"})
    void anAxisWhosePolesTheModelCannotTellApartIsAbstainedFrom(String path) throws IOException {
        ObjectNode hidden = axis("sources");
        hidden.putArray("negative").add("CNN").add("BBC");
        hidden.putArray("positive").add("Fox News").add("Reuters");
        ObjectNode article = on(sample(), hidden, USUAL).put("explain", true);
        JsonNode result = json(Samples.post(path, article.toString()));
        assertThat(names(result.at("/measures/axes"))).containsExactly(USUAL);
        assertThat(result.path("explanations").has("sources")).isFalse();
        assertThat(result.path("abstained")).anySatisfy(entry -> {
            assertThat(entry.path("measure").asText()).isEqualTo("axes.sources");
            assertThat(entry.path("reason").asText()).contains("the same in both poles");
        });
    }

    @Test
    void aTitleThatComesInMeanwhileMovesNoSentencesVector() throws IOException {
        ObjectNode article = sample().put("story", "story " + UUID.randomUUID());
        article.remove("title");
        JsonNode before = json(store(article).statusCode(201));
        List<ScoredArticle> read =
                articles.ofStory(article.path("story").asText()).await().indefinitely();
        List<float[]> own = vectors.attached(read).await().indefinitely().get(0).sentences().stream()
                .map(SentenceReading::vector)
                .toList();
        Stored stored = articles.one(UUID.fromString(before.path("id").asText()))
                .await()
                .indefinitely()
                .orElseThrow();
        store(article.put("title", "A gamble on the waterfront")).statusCode(200);
        assertThat(vectors.attached(read).await().indefinitely().get(0).sentences())
                .extracting(SentenceReading::vector)
                .containsExactlyElementsOf(own);
        assertThat(placing.stored(stored)
                        .await()
                        .indefinitely()
                        .own()
                        .get(USUAL)
                        .value())
                .isEqualTo(before.at("/measures/axes").path(USUAL).path("value").asDouble(), within(1e-5));
    }

    @Test
    void whatIsWithheldOfTheWordingIsWithheldOfAxes() throws IOException {
        JsonNode result =
                json(store(on(sample().put("language", "de"), "elite-people")).statusCode(201));
        assertThat(result.path("measures").has("axes")).isFalse();
        assertThat(result.path("quotedMeasures").has("axes")).isFalse();
        assertThat(result.path("abstained")).anySatisfy(entry -> {
            assertThat(entry.path("measure").asText()).isEqualTo("axes.elite-people");
            assertThat(entry.path("reason").asText()).startsWith("not English");
        });
        assertThat(result.at("/sentences/0/axes/elite-people/value").isNumber()).isTrue();
    }

    /** Makes an article's scores and vectors those of a model that is not installed. */
    private static ModelId readByAnother(JsonNode stored) {
        JsonNode model = stored.path("model");
        ModelId gone = new ModelId(
                model.path("name").asText(),
                "0.0.1-gone",
                "sha256:" + UUID.randomUUID(),
                model.path("precision").asText());
        UUID key = ModelVersion.key(gone);
        Object[] both = {key, UUID.fromString(stored.path("id").asText())};
        Sql.change(
                "insert into model_version select ?, name, '0.0.1-gone', ?, arithmetic, model_json, first_used"
                        + " from model_version where hash = ?",
                key,
                gone.hash(),
                model.path("hash").asText());
        Sql.change(
                "insert into score select article_id, ?::uuid, scored_at, named, summary, sentences from score"
                        + " where article_id = ?",
                both);
        Sql.change(
                "insert into sentence_vectors select article_id, ?::uuid, vectors from sentence_vectors where article_id = ?",
                both);
        Sql.change("delete from score where model_id <> ?::uuid and article_id = ?", both);
        return gone;
    }

    @Test
    void whereTheModelOfTheVectorsIsGoneTheAxisIsAbstainedFrom() throws IOException {
        ObjectNode article = on(sample(), "elite-people");
        JsonNode then = json(store(article).statusCode(201));
        String id = then.path("id").asText();
        ModelId gone = readByAnother(then);
        for (JsonNode result : List.of(
                get("/v1/articles/" + id),
                get("/v1/articles/" + id + "/scores").at("/items/0"),
                get("/v1/articles", "outlet", article.path("outlet").asText(), "axis", "elite-people")
                        .at("/items/0"))) {
            assertThat(result.at("/model/version").asText()).isEqualTo("0.0.1-gone");
            assertThat(result.path("measures").has("axes")).isFalse();
            assertThat(result.path("abstained")).anySatisfy(entry -> {
                assertThat(entry.path("measure").asText()).isEqualTo("axes.elite-people");
                assertThat(entry.path("reason").asText()).contains("0.0.1-gone", gone.hash(), "parallax.older-models");
            });
        }
        Sql.change(
                "insert into axis_poles select p.axis_version, ?, p.poles from axis_poles p join axis a"
                        + " on a.version = p.axis_version where a.name = 'elite-people' limit 1",
                ModelVersion.key(gone));
        assertThat(get("/v1/articles/" + id).path("measures"))
                .as("what that model had encoded while it was there is enough")
                .isEqualTo(then.path("measures"));
    }

    @Test
    void whereVectorsAreMissingTheAxisIsAbstainedFrom() throws IOException {
        String id = json(store(sample()).statusCode(201)).path("id").asText();
        Sql.change("delete from sentence_vectors where article_id = ?", UUID.fromString(id));
        JsonNode result = get("/v1/articles/" + id);
        assertThat(result.path("measures").has("axes")).isFalse();
        assertThat(result.path("abstained")).anySatisfy(entry -> {
            assertThat(entry.path("measure").asText()).isEqualTo("axes." + USUAL);
            assertThat(entry.path("reason").asText()).contains("vectors are not stored");
        });
    }
}
