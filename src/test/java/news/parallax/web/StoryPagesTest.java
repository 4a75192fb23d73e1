package news.parallax.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories as pages, without a browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class StoryPagesTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {page.story} &amp;";

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private static RequestSpecification browser() {
        return given().accept(ContentType.HTML);
    }

    private static String story() {
        return "harbor " + UUID.randomUUID();
    }

    private static void store(String outlet, String story, String title, String url) {
        SampleStory.store(
                new ObjectMapper()
                        .createObjectNode()
                        .put("outlet", outlet)
                        .put("story", story)
                        .put("title", title)
                        .put("url", url)
                        .put("publishedAt", "2026-03-04T09:40:00Z")
                        .put(
                                "text",
                                "The reckless governor sold the harbor to " + outlet
                                        + ". It is a disgrace and everybody knows it. "
                                        + "Republicans in the state senate want to hold back the money until the budget is signed."));
    }

    @Test
    void aStoryIsShownWithoutScripts() {
        String story = story();
        SampleStory.postAs(story);
        String page = browser()
                .queryParam("story", story)
                .get("/story")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .extract()
                .asString();
        assertThat(page)
                .contains(
                        "<h1>" + story + "</h1>",
                        "6 articles of 6 outlets, 3 Mar 2026",
                        "Northbank Wire",
                        "The Common Loom")
                .contains("Aldine Courant less Northbank Wire", "95 % interval", "Holm", "How to cite", "sha256:")
                .contains("They say nothing about what is true")
                .contains("act of desperation", "bold pivot", "hostile", "favourable")
                .contains("/v1/stories/comparison?story=harbor%20");
        assertThat(page.split("data-chart=\"places\"", -1)).as("charts").hasSizeGreaterThan(4);
        assertThat(page).doesNotContain(" style=", "onclick", "NOT_FOUND");
    }

    @Test
    void measureAxesAndOutletsAreChosenByTheAddress() {
        String story = story();
        SampleStory.postAs(story);
        browser()
                .queryParam("story", story)
                .queryParam("axis", "threat-opportunity", "elite-people")
                .queryParam("measure", "axes.elite-people")
                .queryParam("a", "The Free Quay")
                .queryParam("b", "Aldine Courant")
                .get("/story")
                .then()
                .statusCode(200)
                .body(containsString("Differences: elite-people"))
                .body(containsString("<option value=\"axes.elite-people\" selected>"))
                .body(containsString("<option value=\"The Free Quay\" selected>"))
                .body(containsString("name=\"axis\" value=\"threat-opportunity\" checked"))
                .body(containsString("axis=threat-opportunity&amp;axis=elite-people"))
                .body(not(containsString("desperation-bold-pivot\" checked")));
    }

    @Test
    void namesAndTextsNeverBecomeMarkup() {
        String story = HOSTILE + UUID.randomUUID();
        store(HOSTILE + " one", story, HOSTILE, "https://example.org/?a='");
        store(HOSTILE + " two", story, HOSTILE, "https://example.org/?a=%22%3E");
        for (String page : List.of(
                browser().queryParam("story", story).get("/story").asString(),
                browser().queryParam("q", HOSTILE).get("/stories").asString(),
                browser().get("/outlets").asString())) {
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "<img", "onerror=alert(2)>", "\"'>", "&amp;amp;amp;");
        }
    }

    @Test
    void aStoryThatIsNotThereIsAnErrorPage() {
        browser()
                .queryParam("story", "no such story")
                .get("/story")
                .then()
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<h1>Not Found</h1>"));
        browser().get("/story").then().statusCode(422).body(containsString("choose one from the list"));
        browser()
                .queryParam("story", "x")
                .queryParam("axis", "no such")
                .get("/story")
                .then()
                .statusCode(422);
        browser()
                .queryParam("story", "x")
                .queryParam("axis", "no-such")
                .get("/story")
                .then()
                .statusCode(422);
    }

    @Test
    void storiesAreFoundByTheirNamesAndTitles() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        String other = story();
        store("Aldine " + word, word + " compact", "A quiet title", "https://example.org/");
        store("Loom " + word, word + " compact", "Another title", "https://example.org/");
        store("Quay " + word, other, "The headline says " + word, "https://example.org/");
        browser()
                .queryParam("q", word.toUpperCase().substring(0, 20))
                .get("/stories")
                .then()
                .statusCode(200)
                .body(containsString("2 stories with"))
                .body(containsString(word + " compact</a>"))
                .body(containsString(other + "</a>"))
                .body(containsString("2 articles of 2 outlets, 4 Mar 2026"));
        browser().queryParam("q", word + " COMPACT").get("/stories").then().body(containsString("1 story with"));
        browser().queryParam("q", word + " nowhere").get("/stories").then().body(containsString("No story with"));
    }

    /** PostgreSQL's parser takes each of them for something else once it has ended than while it is typed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "51e7ab30-1e34-4ab",
                "12345678-1234-1234",
                "e-12-5.7e3",
                "a.b/c.d-e",
                "x@example.org/path",
                "-1e5-2",
                "covid-19-wave",
                "G20"
            })
    void aNameIsFoundByAnyBeginningOfIt(String odd) {
        String name = "Ab" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9-]", "x") + " " + odd + "fin";
        store("Aldine " + name, name, "A title", "https://example.org/");
        String first = name.substring(0, name.indexOf(' '));
        for (int end = first.length(); end <= name.length(); end++) {
            browser()
                    .queryParam("q", name.substring(0, end))
                    .get("/stories")
                    .then()
                    .body(containsString("1 story with"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "\"", "(", ":word0", "[", "*", " "})
    void signsOfTheDatabasesAreOrdinaryLetters(String words) {
        browser().queryParam("q", words + " " + words).get("/stories").then().statusCode(200);
    }

    @Test
    void whatIsNoSearchIsRefused() {
        browser().queryParam("q", "x".repeat(201)).get("/stories").then().statusCode(422);
        browser().queryParam("q", "a", "b").get("/stories").then().statusCode(422);
        browser().queryParam("cursor", "0").get("/stories").then().statusCode(422);
    }

    @Test
    void nothingIsWrittenByOpeningAPage() {
        for (String page : List.of("/stories", "/story", "/outlets", "/outlet", "/outlets/compare")) {
            given().header("Sec-Fetch-Site", "same-origin").post(page).then().statusCode(equalTo(405));
        }
    }
}
