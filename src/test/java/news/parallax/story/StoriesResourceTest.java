package news.parallax.story;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static news.parallax.story.Posted.article;
import static news.parallax.story.Posted.group;
import static news.parallax.story.Posted.name;
import static news.parallax.story.Posted.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class StoriesResourceTest {
    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private static JsonPath list(Object... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get("/v1/stories").then().statusCode(200).extract().jsonPath();
    }

    private static String storyOf(String id) {
        return get("/v1/articles/" + id).then().statusCode(200).extract().path("story");
    }

    @Test
    void groupsArticlesIntoANewStoryAndAddsToIt() {
        String story = name();
        String first = store(article("Quay").put("title", "Ferry sinks").put("publishedAt", "2026-03-02"));
        String second = store(article("Mole").put("publishedAt", "2026-03-01"));
        group(story, false, first, second, first)
                .statusCode(201)
                .body("story", equalTo(story))
                .body("title", equalTo("Ferry sinks"))
                .body("articles", equalTo(2))
                .body("outlets", equalTo(2))
                .body("from", equalTo("2026-03-01T00:00:00Z"))
                .body("to", equalTo("2026-03-02T00:00:00Z"));
        assertThat(storyOf(first)).isEqualTo(story);
        String third = store(article("Quay"));
        group(story, false, third, first)
                .statusCode(200)
                .body("articles", equalTo(3))
                .body("outlets", equalTo(2));
    }

    @Test
    void anUnknownArticleIsNamedAndNothingIsGrouped() {
        String story = name();
        String known = store(article("Quay"));
        String unknown = UUID.randomUUID().toString();
        group(story, true, known, unknown)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("articles[1]"))
                .body("violations[0].message", containsString(unknown));
        assertThat(storyOf(known)).isNull();
    }

    @Test
    void anArticleOfAnotherStoryIsNamedUnlessItIsToBeMoved() {
        String before = name();
        String after = name();
        String moving = store(article("Quay").put("story", before));
        String free = store(article("Mole"));
        group(after, false, free, moving)
                .statusCode(409)
                .body("field", equalTo("articles"))
                .body("elsewhere", hasSize(1))
                .body("elsewhere[0].id", equalTo(moving))
                .body("elsewhere[0].story", equalTo(before));
        assertThat(storyOf(free)).isNull();
        group(after, true, free, moving).statusCode(201).body("articles", equalTo(2));
        assertThat(storyOf(moving)).isEqualTo(after);
        given().queryParam("story", before).get("/v1/stories/comparison").then().statusCode(404);
        assertThat(list("q", before).getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"story\": \"s\"}",
                "{\"story\": \"s\", \"articles\": []}",
                "{\"story\": \"s\", \"articles\": [\"x\"]}",
                "{\"story\": \"s\", \"articles\": [7]}",
                "{\"story\": \"s\", \"articles\": \"x\"}",
                "{\"story\": \"a\\u0001b\", \"articles\": [\"00000000-0000-0000-0000-000000000000\"]}",
                "{\"story\": \"s\", \"articles\": [\"00000000-0000-0000-0000-000000000000\"], \"move\": 1}",
                "[]"
            })
    void aGroupingOfTheWrongShapeIsRefused(String body) {
        Posted.post("/v1/stories", body).statusCode(422).contentType("application/problem+json");
    }

    @Test
    void atMostAThousandArticlesAreGroupedAtOnce() {
        String[] ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(1_001).toArray(String[]::new);
        group(name(), false, ids).statusCode(422).body("violations.field", hasItem("articles"));
        Posted.post("/v1/stories", "{").statusCode(400);
    }

    @Test
    void storiesComeByTheirNewestArticleAndAPageEndsWhereTheNextBegins() {
        String outlet = name();
        List<String> stories = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            stories.add(0, name());
            store(article(outlet).put("story", stories.get(0)).put("publishedAt", "2026-01-0" + (i + 1)));
        }
        store(article("other").put("story", stories.get(3)).put("publishedAt", "2026-02-01"));
        store(article(outlet).put("story", stories.get(0)).put("publishedAt", "2025-01-01"));
        String undated = name();
        store(article(outlet).put("story", undated));
        List<String> expected = List.of(stories.get(3), stories.get(0), stories.get(1), stories.get(2), undated);
        assertThat(list("outlet", outlet).getList("items.story")).isEqualTo(expected);
        for (int size = 1; size <= 5; size++) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                JsonPath page = list("outlet", outlet, "limit", size, "cursor", cursor);
                seen.addAll(page.getList("items.story"));
                cursor = page.getString("nextCursor");
            }
            assertThat(seen).isEqualTo(expected);
        }
        assertThat(list("outlet", outlet, "from", "2026-01-02", "to", "2026-01-04")
                        .getList("items.story"))
                .containsExactly(stories.get(1), stories.get(2));
        assertThat(list("outlet", outlet, "from", "2026-02-01").getList("items"))
                .isEmpty();
    }

    @Test
    void wordsAreFoundInNamesAndTitles() {
        String outlet = name();
        String word = "zyx" + UUID.randomUUID().toString().replace("-", "");
        store(article(outlet).put("story", word + "-affair " + outlet));
        store(article(outlet).put("story", "plain " + outlet).put("title", "The " + word + " bridges"));
        store(article(outlet).put("story", "silent " + outlet));
        assertThat(list("q", word).getList("items.story"))
                .containsExactlyInAnyOrder(word + "-affair " + outlet, "plain " + outlet);
        assertThat(list("q", word + " bridge").getList("items.story")).containsExactly("plain " + outlet);
        given().queryParam("limit", 0).get("/v1/stories").then().statusCode(422);
        given().queryParam("cursor", "abc").get("/v1/stories").then().statusCode(422);
        given().queryParam("from", "2026-02-01")
                .queryParam("to", "2026-02-01")
                .get("/v1/stories")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("to"));
    }

    @Test
    void anArticleShowsWhatItSharesWithOtherOutletsOfItsStory() {
        String story = name();
        String copy =
                "The port authority said on Tuesday that two of its five cranes would be taken down for repairs in the"
                        + " spring. The work is expected to last eleven weeks and to cost $9 million.";
        String own = "Nobody on the quay was surprised. ";
        String first = store(Posted.article("Quay", copy + " " + UUID.randomUUID() + " is its file.")
                .put("story", story)
                .put("retain", "scores"));
        String second =
                store(Posted.article("Mole", own + copy).put("story", story).put("title", "Cranes"));
        store(article("Pier").put("story", story));
        get("/v1/articles/" + second)
                .then()
                .body("shared", hasSize(1))
                .body("shared[0].begin", equalTo(own.length()))
                .body("shared[0].end", equalTo(own.length() + copy.length()))
                .body("shared[0].outlets", equalTo(List.of("Quay")));
        get("/v1/articles/" + first)
                .then()
                .body("text", nullValue())
                .body("shared", hasSize(1))
                .body("shared[0].begin", equalTo(0))
                .body("shared[0].outlets", equalTo(List.of("Mole")));
        String alone = store(Posted.article("Gull", copy));
        get("/v1/articles/" + alone).then().body("shared", hasSize(0));
    }
}
