package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The axes, the model, the sample story, and what holds for every page, in a real browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@NeedsBrowser
class PagesTest {
    private static Browser browser;

    @TestHTTPResource
    URL service;

    @BeforeEach
    void start() {
        Ready.await();
        if (browser == null) {
            browser = Browser.start(service);
        }
        browser.sized(1280, 900).dark(false).forget();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/axes", "/axis?name=desperation-bold-pivot", "/model"})
    void everyPageFitsIsQuietAndKeepsTheRulesOfAccessibility(String path) throws Exception {
        SampleTexts.store(Map.of("outlet", SampleTexts.outlet(), "text", SampleTexts.HARBOR, "title", "A bridge"));
        String name = path.equals("/") ? "first" : path.substring(1).replaceAll("\\?.*", "");
        for (boolean dark : new boolean[] {false, true}) {
            browser.dark(dark).open(path);
            assertThat(browser.all("h1")).hasSize(1);
            assertThat(violations()).as("axe on %s, dark: %s", path, dark).isEqualTo("");
            browser.screenshot("page-" + name + (dark ? "-dark" : ""));
        }
        browser.dark(false).sized(360, 740).open(path);
        browser.assertFits();
        browser.screenshot("page-" + name + "-phone");
        browser.paper("page-" + name + "-paper");
        browser.assertQuiet();
    }

    @Test
    void aReadArticleKeepsTheRulesOfAccessibility() throws Exception {
        String id = SampleTexts.store(
                Map.of("outlet", SampleTexts.outlet(), "text", SampleTexts.HARBOR, "title", "A bridge"));
        for (boolean dark : new boolean[] {false, true}) {
            browser.dark(dark).open("/article?id=" + id + "&axis=desperation-bold-pivot&explain=true");
            browser.await(".explained");
            browser.find(".numbers").click();
            browser.find(".all-sentences summary").click();
            assertThat(violations()).as("axe, dark: %s", dark).isEqualTo("");
        }
        browser.assertQuiet();
    }

    @Test
    void anAxisIsTriedWithoutBeingKeptThenKept() {
        SampleTexts.store(Map.of("outlet", SampleTexts.outlet(), "text", SampleTexts.HARBOR, "title", "A bridge"));
        String name = "hawk-dove-" + UUID.randomUUID().toString().substring(0, 8);
        browser.open("/axes");
        browser.find("#name").sendKeys(name);
        browser.find("#negative").sendKeys("strike before it is too late", Keys.ENTER, "no talks with the enemy");
        browser.find("#positive").sendKeys("give diplomacy time", Keys.ENTER, "seek a peaceful settlement");
        browser.find("#text")
                .sendKeys("The general wants missiles on the border by spring, and calls talks a waste of breath.");
        browser.find("button[formaction]").click();
        browser.await("#trial .reading .words");
        assertThat(browser.find("#trial .key-label").getText()).isEqualTo(name);
        assertThat(browser.all("#trial .values tbody tr")).isNotEmpty();
        browser.screenshot("axis-tried");
        RestAssured.get("/v1/axes/" + name).then().statusCode(404);
        browser.find("form button.quiet").click();
        browser.await(".poles-full");
        assertThat(browser.where()).isEqualTo("/axis?name=" + name);
        RestAssured.get("/v1/axes/" + name).then().statusCode(200);
        RestAssured.delete("/v1/axes/" + name).then().statusCode(204);
        browser.assertQuiet();

        browser.open("/axes");
        browser.find("#name").sendKeys("elite-people");
        browser.find("#negative").sendKeys("one", Keys.ENTER, "two");
        browser.find("#positive").sendKeys("three", Keys.ENTER, "four");
        browser.find("form button.quiet").click();
        assertThat(browser.await(".problem").getText()).contains("comes with the program");
        assertThat(browser.find("#negative").getAttribute("value")).isEqualTo("one\ntwo");
    }

    @Test
    void theModelCardIsRenderedWithItsTablesAndDrawings() {
        browser.open("/model");
        assertThat(browser.find("h1").getText()).startsWith("parallax-en ");
        assertThat(browser.all(".prose table").size()).isGreaterThan(5);
        assertThat(browser.all(".prose img").size()).isEqualTo(3);
        assertThat(browser.run("[...document.images].every(i => i.complete && i.naturalWidth > 0)"))
                .isEqualTo(true);
        RestAssured.get("/model/picture?name=model.json").then().statusCode(404);
        RestAssured.get("/model/picture?name=..%2Fx.svg").then().statusCode(404);
        browser.assertQuiet();
    }

    @Test
    void theSampleStoryIsLoadedByAFormAndByNothingElse() {
        Sql.noArticles();
        RestAssured.get("/sample").then().statusCode(405);
        RestAssured.post("/sample").then().statusCode(403);
        RestAssured.given()
                .header("Sec-Fetch-Site", "same-site")
                .post("/sample")
                .then()
                .statusCode(403);
        SampleTexts.send("/sample", Map.of()).then().statusCode(303).header("Location", "/story?story=harbor-compact");
        RestAssured.given()
                .queryParam("story", "harbor-compact")
                .get("/v1/articles")
                .then()
                .body("items.size()", org.hamcrest.Matchers.equalTo(6));
    }

    /** What axe finds against the rules of WCAG 2 A and AA and against its best practices. */
    private static String violations() throws Exception {
        try (InputStream in = PagesTest.class.getResourceAsStream("/axe.min.js")) {
            browser.driver().executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        String found = (String) browser.driver()
                .executeAsyncScript("const done = arguments[0]; axe.run().then(r => done(JSON.stringify(r.violations)),"
                        + " e => done(JSON.stringify([{id: String(e), nodes: []}])))");
        StringBuilder said = new StringBuilder();
        for (JsonNode violation : new ObjectMapper().readTree(found)) {
            said.append(violation.path("id").asText()).append(": ");
            violation
                    .path("nodes")
                    .forEach(node -> said.append(
                                    node.path("html").asText(),
                                    0,
                                    Math.min(160, node.path("html").asText().length()))
                            .append(" [")
                            .append(node.path("failureSummary").asText())
                            .append("] | "));
            said.append('\n');
        }
        return said.toString();
    }
}
