package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import news.parallax.EmbeddedDatabaseResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What all pages share, in a real browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@NeedsBrowser
class ShellTest {
    private static Browser browser;

    @TestHTTPResource
    URL service;

    // Not before all: only with the first test the port is known.
    @BeforeEach
    void start() {
        if (browser == null) {
            browser = Browser.start(service);
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void theFirstPageIsQuietAndHasItsLandmarks() {
        browser.open("/");
        assertThat(browser.all("header, nav[aria-label], main, footer")).hasSize(4);
        assertThat(browser.find("nav [aria-current=page]").getText()).isEqualTo("Read");
        assertThat(browser.run("typeof htmx.version")).isEqualTo("string");
        assertThat(browser.run("htmx.config.allowEval || htmx.config.includeIndicatorStyles"))
                .isEqualTo(false);
        browser.screenshot("shell");
        browser.assertQuiet();
    }

    @Test
    void theKeyboardSkipsToTheContent() {
        browser.open("/");
        browser.press(Keys.TAB);
        assertThat(browser.run("document.activeElement.className")).isEqualTo("skip");
        browser.press(Keys.ENTER);
        assertThat(browser.run("document.activeElement.id")).isEqualTo("main");
        assertThat(browser.tabStops())
                .containsSubsequence(List.of(
                        "A Skip to the content",
                        "A Parallax",
                        "A Read",
                        "A Stories",
                        "A Outlets",
                        "A Axes",
                        "A Model"));
    }

    @Test
    void anErrorIsAPageWithTheWordsOfTheDocument() {
        browser.open("/nothing-here");
        assertThat(browser.find("h1").getText()).isEqualTo("Not Found");
        assertThat(browser.find("main").getText()).contains("404").contains("/q/openapi");
        assertThat(browser.console()).allMatch(line -> line.contains("404"));
        browser.sized(360, 740).dark(true).screenshot("problem-phone-dark");
        browser.assertFits();
        browser.sized(1280, 900).dark(false);
    }

    @Test
    void thePolicyStopsWhatWouldBeWrittenIntoAPage() {
        browser.open("/");
        browser.run("(s => { s.textContent = 'window.ran = true'; document.body.append(s); })"
                + "(document.createElement('script'))");
        assertThat(browser.run("window.ran === true")).isEqualTo(false);
        assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
    }
}
