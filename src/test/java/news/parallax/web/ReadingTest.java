package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import java.util.Map;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * Reading an article in a real browser: pasted and stored, by mouse, by keyboard, on a phone, without scripts, on
 * paper.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@NeedsBrowser
class ReadingTest {
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

    private static void paste(String text) {
        browser.open("/");
        browser.run("document.getElementById('text').value = arguments[0]", text);
        browser.find("#title").sendKeys("Council closes the bridge");
        browser.find("#outlet").sendKeys("Harbor Post");
    }

    private static void read() {
        browser.find("form.paste button[type=submit]").click();
        browser.await(".reading .words");
    }

    private static void choose(String label) {
        WebElement chip = browser.all(".chip").stream()
                .filter(c -> c.getText().equals(label))
                .findFirst()
                .orElseThrow();
        chip.findElement(org.openqa.selenium.By.tagName("input")).click();
    }

    @Test
    void aPastedTextIsShadedByTheChosenMeasureWithoutAnotherScoring() {
        paste(SampleTexts.HARBOR);
        read();
        assertThat(browser.where()).as("no other page").isEqualTo("/");
        assertThat(
                        browser.run(
                                "[...document.querySelectorAll('.words .s')].map(s => { s = s.cloneNode(true);"
                                        + " s.querySelectorAll('.n, .unseen').forEach(e => e.remove()); return s.textContent; }).join(' ')"))
                .isEqualTo(SampleTexts.HARBOR.replace("\n\n", " "));
        assertThat((String) browser.run("document.activeElement.className")).contains("telling-title");
        assertThat(browser.find("#announcer").getText()).contains("8 sentences");
        assertThat(browser.all(".words .quoted")).hasSize(1);

        browser.forget();
        String loaded =
                (String) browser.run("[...document.querySelectorAll('.words .s')].map(s => s.dataset.shade).join()");
        assertThat(loaded).matches("((0|s[1-4]),?)+").contains("s");
        choose("Lean");
        String lean =
                (String) browser.run("[...document.querySelectorAll('.words .s')].map(s => s.dataset.shade).join()");
        assertThat(lean).matches("((0|[np][1-4]),?)+");
        assertThat(browser.find(".key-low").getText()).isEqualTo("left");
        assertThat(browser.find("#announcer").getAttribute("textContent")).isEqualTo("Shaded by Lean.");
        browser.find(".numbers").click();
        assertThat(browser.all(".words .n"))
                .allMatch(WebElement::isDisplayed)
                .extracting(WebElement::getText)
                .allMatch(n -> n.matches("[+−]?\\d\\.\\d\\d"));
        browser.screenshot("read-lean");
        browser.find(".numbers").click();
        browser.assertQuiet();
        assertThat(browser.requested()).as("what switching asked for").isEmpty();
    }

    @Test
    void anAxisIsExplainedOnHoverAndOnFocus() {
        paste(SampleTexts.HARBOR);
        read();
        assertThat(browser.all(".why-button")).noneMatch(WebElement::isDisplayed);
        choose("desperation-bold-pivot");
        WebElement explained = browser.await(".explained");
        WebElement why = explained.findElement(org.openqa.selenium.By.className("why"));
        assertThat(why.isDisplayed()).isFalse();
        new Actions(browser.driver())
                .moveToElement(explained.findElement(org.openqa.selenium.By.className("s")))
                .perform();
        assertThat(why.isDisplayed()).isTrue();
        assertThat(why.getText()).contains("Words that pull").containsPattern("[+−]\\d\\.\\d\\d");
        browser.screenshot("read-axis-hover");
        browser.press(Keys.ESCAPE);
        assertThat(why.isDisplayed()).as("after Escape").isFalse();
        new Actions(browser.driver()).moveToElement(browser.find("h1")).perform();

        WebElement button = explained.findElement(org.openqa.selenium.By.className("why-button"));
        assertThat(browser.tabStops()).anyMatch(stop -> stop.startsWith("BUTTON Why sentence"));
        browser.run("arguments[0].focus()", button);
        assertThat(why.isDisplayed()).as("on focus").isTrue();
        assertThat(button.getAttribute("aria-describedby")).isEqualTo(why.getAttribute("id"));
        browser.assertQuiet();
    }

    @Test
    void everythingIsReachedByKeyboardAndNothingHoldsIt() {
        paste(SampleTexts.HARBOR);
        read();
        List<String> stops = browser.tabStops();
        assertThat(stops)
                .containsSubsequence(
                        "A Skip to the content",
                        "TEXTAREA text",
                        "INPUT title",
                        "INPUT outlet",
                        "SELECT axis",
                        "BUTTON Read it",
                        "INPUT shade")
                .contains("DIV The article’s values, in its own voice", "SUMMARY All sentences as a table");
        assertThat(stops.get(stops.size() - 1)).isEqualTo("A The interface for programs");
        browser.find("input[name=shade]").sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.find(".key-label").getText()).isEqualTo("Lean");
    }

    @Test
    void onAPhoneInTheDarkAndOnPaper() throws Exception {
        browser.sized(360, 740);
        paste(SampleTexts.HARBOR);
        read();
        browser.assertFits();
        browser.screenshot("read-phone");
        browser.dark(true);
        choose("desperation-bold-pivot");
        browser.find(".explained .why-button").click();
        assertThat(browser.find(".explained .why").isDisplayed()).as("on a tap").isTrue();
        browser.screenshot("read-phone-dark");
        browser.assertFits();
        browser.sized(1280, 900).screenshot("read-dark");
        browser.dark(false);
        browser.paper("read-paper");
        byte[] pdf = java.nio.file.Files.readAllBytes(browser.print("read"));
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
        browser.assertQuiet();
    }

    @Test
    void withoutScriptsTheFormPostsAndTheWholePageComesBack() {
        browser.scripts(false);
        try {
            browser.open("/");
            browser.find("#text")
                    .sendKeys(
                            "The disgraceful decision will choke every small business on the waterfront, and the mayor knows it.");
            browser.find("form.paste button[type=submit]").click();
            browser.await(".reading .words");
            assertThat(browser.find("#text").getAttribute("value")).startsWith("The disgraceful");
            assertThat(browser.find(".words .s").getAttribute("data-shade")).startsWith("s");
            browser.open("/");
            browser.find("#text")
                    .sendKeys(
                            "Der Gemeinderat hat am Dienstag beschlossen, die alte Brücke am Hafen für elf Monate zu sperren, weil ihre Lager seit Jahren verschlissen sind.");
            browser.find("form.paste button[type=submit]").click();
            assertThat(browser.await(".problem").getText()).contains("text");
            assertThat(browser.find("#text").getAttribute("value"))
                    .as("what was typed")
                    .startsWith("Der Gemeinderat");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void whatIsWrongIsSaidBesideTheForm() {
        paste("Too short.");
        browser.find("form.paste details.keep summary").click();
        browser.find("input[name=store]").click();
        browser.run("document.getElementById('outlet').value = ''");
        browser.find("form.paste button[type=submit]").click();
        assertThat(browser.await("#result .problem").getText())
                .contains("outlet")
                .contains("is required");
        assertThat((String) browser.run("document.activeElement.className")).isEqualTo("problem");
        assertThat(browser.console()).allMatch(line -> line.contains("422"));
    }

    @Test
    void aStoredArticleWithItsTextAndWithout() {
        String id = SampleTexts.store(Map.of(
                "outlet", SampleTexts.outlet(), "text", SampleTexts.HARBOR, "title", "Council closes the bridge"));
        browser.open("/article?id=" + id);
        assertThat(browser.all(".words .s")).hasSize(8);
        browser.find("button[name=explain]").click();
        browser.await(".explained");
        assertThat(browser.find(".key-label").getText()).isEqualTo("desperation-bold-pivot");
        browser.screenshot("article");
        String bare = SampleTexts.store(
                Map.of("outlet", SampleTexts.outlet(), "text", SampleTexts.HARBOR, "retain", "scores"));
        browser.open("/article?id=" + bare);
        assertThat(browser.all(".words")).isEmpty();
        assertThat(browser.all(".all-sentences[open] tbody tr")).hasSize(8);
        assertThat(browser.find(".note").getText()).contains("not kept");
        browser.screenshot("article-without-text");
        browser.sized(360, 740).assertFits();
        browser.assertQuiet();
    }
}
