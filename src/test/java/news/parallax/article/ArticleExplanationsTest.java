package news.parallax.article;

import static io.restassured.RestAssured.given;
import static news.parallax.article.Samples.article;
import static news.parallax.article.Samples.outlet;
import static news.parallax.article.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Explanations over HTTP, with any model that places on axes. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ArticleExplanationsTest {
    private static final double ROUNDING = 2e-3;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> builtIn() {
        return BuiltInAxes.all().stream().map(Axis::name).toList();
    }

    /** Asks for an explanation on all built-in axes. */
    private static ObjectNode sample() {
        ObjectNode article = article(outlet(), "\uD83D\uDE22 " + text()).put("explain", true);
        builtIn().forEach(article.putArray("axes")::add);
        return article.put("title", "A reckless gamble");
    }

    private static JsonNode scored(ObjectNode article) throws IOException {
        return Samples.JSON.readTree(Samples.post("/v1/scores", article.toString())
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode stored(ObjectNode article, int status) throws IOException {
        return Samples.JSON.readTree(
                Samples.store(article).statusCode(status).extract().asString());
    }

    @Test
    void theWordsAreWordsOfTheSentencesThatLean() throws IOException {
        ObjectNode article = sample();
        String text = article.path("text").asText();
        JsonNode result = scored(article);
        assertThat(names(result.path("explanations"))).isEqualTo(builtIn());
        assertThat(result.path("explanations")).anyMatch(list -> !list.isEmpty());
        for (String axis : builtIn()) {
            for (JsonNode one : result.path("explanations").path(axis)) {
                assertThat(names(one)).containsExactly("begin", "end", "quoted", "value", "valueWithout", "words");
                assertThat(StreamSupport.stream(result.path("sentences").spliterator(), false)
                                .filter(sentence -> sentence.path("begin").equals(one.path("begin"))
                                        && sentence.path("end").equals(one.path("end"))
                                        && sentence.path("quoted").equals(one.path("quoted"))
                                        && !sentence.path("title").asBoolean()))
                        .singleElement()
                        .satisfies(sentence -> assertThat(
                                        sentence.path("axes").path(axis).path("value"))
                                .isEqualTo(one.path("value")));
                for (JsonNode word : one.path("words")) {
                    assertThat(names(word)).containsExactly("begin", "end", "text", "effect");
                    assertThat(text.substring(
                                    word.path("begin").asInt(), word.path("end").asInt()))
                            .isEqualTo(word.path("text").asText());
                }
            }
        }
    }

    @Test
    void whatIsLeftOfASentenceStandsWhereItIsSaid() throws IOException {
        ObjectNode article = sample();
        JsonNode explanations = scored(article).path("explanations");
        for (String axis : builtIn()) {
            JsonNode one = explanations.path(axis).path(0);
            if (one.path("valueWithout").isNumber()) {
                String left = article.path("text").asText();
                left = left.substring(0, one.path("end").asInt());
                for (int i = one.path("words").size() - 1; i >= 0; i--) {
                    JsonNode word = one.path("words").get(i);
                    left = left.substring(0, word.path("begin").asInt())
                            + left.substring(word.path("end").asInt());
                }
                ObjectNode shortened = article(
                                "another outlet",
                                left.substring(one.path("begin").asInt()))
                        .put("language", "en");
                shortened.putArray("axes").add(axis);
                assertThat(scored(shortened).path("sentences"))
                        .singleElement()
                        .satisfies(sentence -> assertThat(sentence.path("axes")
                                        .path(axis)
                                        .path("value")
                                        .asDouble())
                                .isEqualTo(one.path("valueWithout").asDouble(), within(ROUNDING)));
            }
        }
    }

    @Test
    void aStoredArticleIsExplainedEachTimeAndKeepsNothingOfIt() throws IOException {
        ObjectNode article = sample();
        JsonNode first = stored(article, 201);
        assertThat(first.path("explanations")).isEqualTo(scored(article).path("explanations"));
        assertThat(stored(article, 200).path("explanations")).isEqualTo(first.path("explanations"));
        assertThat(stored(article.put("explain", false), 200).has("explanations"))
                .isFalse();
        assertThat(given().get("/v1/articles/" + first.path("id").asText()).asString())
                .doesNotContain("explanations");
    }

    @Test
    void theyComeWithoutSentencesToo() throws IOException {
        JsonNode result = scored(sample().put("sentences", false));
        assertThat(result.has("sentences")).isFalse();
        assertThat(result.path("explanations")).hasSize(builtIn().size());
    }

    @Test
    void whatIsNotPlacedIsNotExplained() throws IOException {
        assertThat(scored(sample().put("language", "fr")).path("explanations"))
                .isEqualTo(Samples.JSON.createObjectNode());
        ObjectNode lean = sample();
        lean.putArray("measures").add("lean");
        assertThat(scored(lean).path("explanations")).isEqualTo(Samples.JSON.createObjectNode());
        ObjectNode none = sample();
        none.putArray("axes");
        assertThat(scored(none).path("explanations")).isEqualTo(Samples.JSON.createObjectNode());
        ObjectNode unasked = sample();
        unasked.remove("explain");
        assertThat(scored(unasked).has("explanations")).isFalse();
    }
}
