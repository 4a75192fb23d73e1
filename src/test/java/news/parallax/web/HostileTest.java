package news.parallax.web;

import static news.parallax.web.SampleTexts.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URL;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes from outside stays text, wherever it stands on a page. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HostileTest {
    private static final String TEXT = "The mayor " + HOSTILE + " spoke on Tuesday of the bridge. " + SampleTexts.HARBOR
            + " </textarea></article><style>*{display:none}</style>";

    private static Browser browser;

    @TestHTTPResource
    URL service;

    @BeforeEach
    void load() {
        Ready.await();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("text", TEXT);
        form.put("title", HOSTILE);
        form.put("outlet", HOSTILE);
        form.put("targets", HOSTILE + ", the mayor");
        form.put("axis", "desperation-bold-pivot");
        return form;
    }

    private static void assertText(String html) {
        assertThat(html)
                .contains("&lt;script&gt;alert(2)")
                .doesNotContain("<script>alert", "<img src=x", "<style>", "</textarea></article>", "\"><img");
        assertThat(html).as("its own templates' language").contains("{7*7}{#if true}x{/if}");
    }

    @Test
    void onTheWholePageAndInItsPart() {
        assertText(
                SampleTexts.send("/", form()).then().statusCode(200).extract().asString());
        String part = RestAssured.given()
                .header(
                        "Origin",
                        service.getProtocol() + "://" + service.getAuthority().replace("localhost", "127.0.0.1"))
                .header("HX-Request", "true")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form())
                .post("/")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertText(part);
        assertThat(part).doesNotContain("<html");
    }

    @Test
    void storedAndReadAgain() {
        Sql.noArticles();
        Map<String, Object> article = new HashMap<>(form());
        article.remove("axis");
        article.put("targets", java.util.List.of(HOSTILE));
        article.put("outlet", HOSTILE + UUID.randomUUID());
        article.put("story", HOSTILE);
        article.put("author", HOSTILE);
        article.put("id", HOSTILE);
        article.put("url", "https://example.org/\"><script>alert(2)</script>{7*7}{#if true}x{/if}".replace(" ", "%20"));
        String id = SampleTexts.store(article);
        assertText(RestAssured.get("/article?id=" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertText(RestAssured.get("/axis?name=threat-opportunity").asString());
        String elsewhere = RestAssured.given()
                .queryParam("id", HOSTILE)
                .header("Accept", "text/html")
                .get("/article")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(elsewhere).doesNotContain("onerror");
    }

    @Test
    void aTextThatIsTooLongIsReadToItsEndAndRefusedInWords() {
        Map<String, String> form = form();
        form.put("text", "The bridge – closed. ".repeat(60_000));
        assertThat(SampleTexts.send("/", form).then().statusCode(413).extract().asString())
                .contains("1 MiB")
                .contains("The bridge – closed. The bridge");
    }

    @Test
    void anAxisThatIsDescribedByMarkup() {
        String name = "hostile-" + UUID.randomUUID().toString().substring(0, 18);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", name);
        form.put("description", HOSTILE);
        form.put("negative", HOSTILE + "\r\nsays that all is lost");
        form.put("positive", HOSTILE + " again\r\nsays that all is won");
        form.put("text", TEXT);
        assertText(SampleTexts.send("/axes/trial", form)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        SampleTexts.send("/axes", form).then().statusCode(303).header("Location", "/axis?name=" + name);
        assertText(RestAssured.get("/axis?name=" + name).asString());
        assertText(RestAssured.get("/axes").asString());
        form.put("name", HOSTILE);
        Response refused = SampleTexts.send("/axes", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertText(refused.asString());
        RestAssured.delete("/v1/axes/" + name).then().statusCode(204);
    }

    @Test
    void inABrowserNothingOfItRuns() {
        org.junit.jupiter.api.Assumptions.assumeTrue(Browser.isWanted(), "needs a Chromium");
        browser = Browser.start(service);
        browser.open("/");
        browser.run("document.getElementById('text').value = arguments[0]", TEXT);
        browser.run("document.getElementById('title').value = arguments[0]", HOSTILE);
        browser.find("form.paste button[type=submit]").click();
        browser.await(".reading .words");
        assertThat(browser.all("img, #result script, #result style, [onerror]")).isEmpty();
        assertThat((String) browser.run("document.querySelector('.words').textContent"))
                .contains("<script>alert(2)</script>");
        browser.assertQuiet();
    }
}
