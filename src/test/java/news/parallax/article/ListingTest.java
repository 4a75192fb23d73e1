package news.parallax.article;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static news.parallax.article.Samples.article;
import static news.parallax.article.Samples.outlet;
import static news.parallax.article.Samples.store;
import static news.parallax.article.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.vertx.RunOnVertxContext;
import io.quarkus.test.vertx.UniAsserter;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ListingTest {
    @Inject
    ArticleStore store;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private static String stored(ObjectNode article) {
        return store(article).statusCode(201).extract().path("id");
    }

    private static JsonPath list(Object... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get("/v1/articles").then().statusCode(200).extract().jsonPath();
    }

    @Test
    void pagesAreInOrderAndEndWhereTheNextBegins() {
        String outlet = outlet();
        List<String> undated = List.of(stored(article(outlet, text())), stored(article(outlet, text())));
        String old = stored(article(outlet, text()).put("publishedAt", "2026-01-01"));
        String twin = stored(article(outlet, text()).put("publishedAt", "2026-02-01"));
        String twinToo = stored(article(outlet, text()).put("publishedAt", "2026-02-01"));
        List<String> expected = List.of(twinToo, twin, old, undated.get(1), undated.get(0));
        assertThat(list("outlet", outlet).getList("items.id", String.class)).isEqualTo(expected);

        for (int size = 1; size <= 5; size++) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                JsonPath page = list("outlet", outlet, "limit", size, "cursor", cursor);
                seen.addAll(page.getList("items.id", String.class));
                cursor = page.getString("nextCursor");
                if (seen.size() == size) {
                    stored(article(outlet + " other", text()).put("publishedAt", "2026-03-01"));
                }
            }
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void aPageStaysInPlaceWhileNewerArticlesArrive() {
        String outlet = outlet();
        String second = stored(article(outlet, text()).put("publishedAt", "2026-01-02"));
        stored(article(outlet, text()).put("publishedAt", "2026-01-03"));
        String cursor = list("outlet", outlet, "limit", 1).getString("nextCursor");
        stored(article(outlet, text()).put("publishedAt", "2026-01-04"));
        assertThat(list("outlet", outlet, "limit", 1, "cursor", cursor).getList("items.id", String.class))
                .containsExactly(second);
    }

    @Test
    void fromIsInclusiveAndToIsNot() {
        String outlet = outlet();
        String first = stored(article(outlet, text()).put("publishedAt", "2026-01-01T12:00:00.000001Z"));
        String second = stored(article(outlet, text()).put("publishedAt", "2026-01-02T12:00:00Z"));
        stored(article(outlet, text()));
        assertThat(list("outlet", outlet, "from", "2026-01-01T12:00:00.000001Z", "to", "2026-01-02T12:00:00Z")
                        .getList("items.id", String.class))
                .containsExactly(first);
        assertThat(list("outlet", outlet, "from", "2026-01-02T13:00:00+01:00").getList("items.id", String.class))
                .containsExactly(second);
    }

    @Test
    void wordsAreFoundInTitleAndText() {
        String outlet = outlet();
        String word = "zyx" + UUID.randomUUID().toString().replace("-", "");
        String inTitle = stored(article(outlet, text()).put("title", "The " + word + " aqueduct"));
        String inText = stored(article(outlet, text() + " New " + word + " bridges."));
        String unkept =
                stored(article(outlet, text() + " Other " + word + " bridges.").put("retain", "scores"));
        assertThat(list("q", word).getList("items.id", String.class)).containsExactlyInAnyOrder(inTitle, inText);
        assertThat(list("q", "\"new " + word + " bridge\"").getList("items.id", String.class))
                .containsExactly(inText);
        assertThat(list("q", word + " -aqueduct").getList("items.id", String.class))
                .containsExactly(inText);
        for (String odd : List.of("'", "the", "a:b & | !", "\"", "%", "\\", ":x", "\uD83D\uDE00", "?")) {
            list("q", odd, "outlet", outlet);
        }
        assertThat(list("outlet", outlet).getList("items.id", String.class)).contains(unkept);
    }

    @Test
    void itemsHaveNeitherSentencesNorText() {
        String outlet = outlet();
        stored(article(outlet, text()).put("story", "s"));
        given().queryParam("outlet", outlet)
                .queryParam("story", "s")
                .get("/v1/articles")
                .then()
                .body("items[0]", not(hasKey("sentences")))
                .body("items[0]", not(hasKey("text")))
                .body("items[0].measures", hasKey("loaded_language"))
                .body("items[0].outlet", equalTo(outlet));
        assertThat(list("outlet", outlet, "story", "other").getList("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=ten, limit",
        "limit=99999999999, limit",
        "cursor=abc, cursor",
        "cursor=!!!!, cursor",
        "cursor=fHx8, cursor",
        "from=yesterday, from",
        "to=2026-13-01, to",
        "from=2026-02-01&to=2026-02-01, to",
        "axis=No%20Name, axis",
        "axis=no-such-axis, axis",
        "axis=elite-people&axis=no-such-axis&limit=2, axis",
        "q=%00, q",
        "outlet=a%00, outlet",
        "outlet=a&outlet=b, outlet",
        "story=a%00&limit=0&from=x, limit story from",
    })
    void badParametersAreNamed(String query, String fields) {
        List<String> named = given().urlEncodingEnabled(false)
                .get("/v1/articles?" + query)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .extract()
                .path("violations.field");
        assertThat(named).containsExactlyInAnyOrder(fields.split(" "));
    }

    @Test
    void outletsAreListedWithTheirTime() {
        String outlet = "AAA " + outlet();
        stored(article(outlet, text()).put("publishedAt", "2026-01-02"));
        stored(article(outlet, text()).put("publishedAt", "2026-01-01"));
        stored(article(outlet, text()));
        stored(article(outlet + " 2", text()));
        given().queryParam("cursor", Cursor.encode(outlet.substring(0, outlet.length() - 1)))
                .queryParam("limit", 2)
                .get("/v1/outlets")
                .then()
                .statusCode(200)
                .body("items.outlet", contains(outlet, outlet + " 2"))
                .body("items[0].articles", equalTo(3))
                .body("items[0].from", equalTo("2026-01-01T00:00:00Z"))
                .body("items[0].to", equalTo("2026-01-02T00:00:00Z"))
                .body("items[1].from", equalTo(null));
        get("/v1/outlets?cursor=%25%25&limit=x")
                .then()
                .statusCode(422)
                .body("violations.field", contains("limit", "cursor"));
    }

    @Test
    @RunOnVertxContext
    void aStoryIsReadWithItsSentences(UniAsserter asserter) {
        String story = "story " + UUID.randomUUID();
        asserter.assertThat(
                () -> store.ofStory(story), articles -> assertThat(articles).isEmpty());
        asserter.execute(() -> io.smallrye.mutiny.Uni.createFrom()
                .item(() -> {
                    stored(article("B", text()).put("story", story).put("publishedAt", "2026-01-02"));
                    return stored(article("A", text()).put("story", story).put("retain", "scores"));
                })
                .runSubscriptionOn(io.smallrye.mutiny.infrastructure.Infrastructure.getDefaultWorkerPool()));
        asserter.assertThat(() -> store.ofStory(story), articles -> {
            assertThat(articles).extracting(ScoredArticle::outlet).containsExactly("B", "A");
            assertThat(articles.get(0).textHash()).startsWith("sha256:");
            assertThat(articles.get(0).sentences()).hasSizeGreaterThan(5).allSatisfy(sentence -> {
                assertThat(sentence.leanLogits()).hasSize(3);
                assertThat(sentence.loaded()).isBetween(0f, 1f);
            });
            assertThat(articles.get(0).sentences().stream().flatMap(s -> s.mentions().stream()))
                    .isNotEmpty()
                    .allSatisfy(mention -> assertThat(mention.target())
                            .isLessThan(articles.get(0).targets().size()));
        });
        asserter.assertThat(
                () -> store.ofStory(story)
                        .flatMap(articles -> store.texts(
                                articles.stream().map(ScoredArticle::id).toList())),
                texts -> assertThat(texts.values())
                        .as("one text is kept")
                        .singleElement()
                        .asString()
                        .startsWith("The city council"));
        asserter.assertThat(() -> store.sizeOf(story), size -> {
            assertThat(size.articles()).isEqualTo(2);
            assertThat(size.sentences()).isEqualTo(16);
        });
    }
}
