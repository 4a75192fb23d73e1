package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Stories and outlets in a real browser: finding one, comparing its tellings, and the charts in front of the tables.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@NeedsBrowser
class StoryInBrowserTest {
    private static final String STORY = "harbor-compact " + UUID.randomUUID();
    private static final String PAGE = Routes.story(STORY);
    private static final String DRAWN =
            "[...document.querySelectorAll('figure[data-chart] canvas')].filter(c => Chart.getChart(c)).length";

    private static Browser browser;

    @TestHTTPResource
    URL service;

    @BeforeEach
    void start() {
        if (browser == null) {
            Ready.await();
            Sql.noArticles();
            SampleStory.postAs(STORY);
            browser = Browser.start(service);
        }
        browser.sized(1280, 900).dark(false).scripts(true).forget();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static void until(String condition) {
        new WebDriverWait(browser.driver(), Duration.ofSeconds(30)).until(d -> (Boolean) browser.run(condition));
    }

    /** Waits for the words of an element, also of a page that is only coming. */
    private static void untilSaid(String css, String words) {
        new WebDriverWait(browser.driver(), Duration.ofSeconds(30))
                .ignoring(StaleElementReferenceException.class)
                .until(d -> browser.all(css).stream()
                        .anyMatch(element -> element.getText().contains(words)));
    }

    private static boolean sameDocument() {
        return (Boolean) browser.run("window.untouched === true");
    }

    private static void mark() {
        browser.run("window.untouched = true");
    }

    @Test
    void aStoryIsFoundWhileItsNameIsTyped() {
        browser.open("/stories");
        mark();
        browser.find("#q").sendKeys(STORY.substring(STORY.indexOf(' ') + 1, STORY.indexOf(' ') + 14));
        until("document.querySelectorAll('#found li').length === 1 && location.search.startsWith('?q=')");
        assertThat(sameDocument()).isTrue();
        assertThat(browser.run("document.activeElement.id")).isEqualTo("q");
        assertThat(browser.find("#announcer").getDomProperty("textContent")).startsWith("1 story with");
        assertThat(browser.find("#found li").getText()).contains("6 articles of 6 outlets", "3 Mar 2026");
        browser.screenshot("stories");
        browser.find("#found li a").click();
        untilSaid("h1", STORY);
        browser.assertQuiet();
    }

    @Test
    void chartsStandInFrontOfTheirTables() {
        browser.open(PAGE);
        Long figures = (Long) browser.run("document.querySelectorAll('figure[data-chart]').length");
        assertThat(browser.run(DRAWN)).isEqualTo(figures);
        assertThat(figures).isGreaterThanOrEqualTo(4);
        assertThat(browser.all("figure[data-chart] canvas[role=img]"))
                .allSatisfy(canvas -> assertThat(canvas.getDomAttribute("aria-label"))
                        .contains("6 outlets", "95 % interval", "table that follows"));
        assertThat(browser.run("Chart.getChart(document.querySelector('canvas')).data.datasets[0].data.map(p => p.x)"))
                .as("the numbers of the table")
                .isEqualTo(browser.run("[...document.querySelector('figure tbody').rows].map(r => +r.dataset.value)"));

        WebElement table = browser.find("figure[data-chart] table");
        assertThat(table.isDisplayed()).as("behind its chart").isFalse();
        browser.run("document.querySelector('figure summary').focus()");
        browser.press(Keys.ENTER);
        assertThat(table.isDisplayed()).isTrue();
        assertThat(table.getText()).contains("Northbank Wire");
        browser.screenshot("story-light");
        browser.assertFits();
        browser.assertQuiet();
    }

    @Test
    void measureAndOutletsAreChosenWithoutAnotherPage() {
        browser.open(PAGE);
        mark();
        new Select(browser.find("#measure")).selectByValue("tone");
        until("document.querySelector('#differences').textContent === 'Differences: Tone'");
        new Select(browser.find("#right")).selectByValue("Port Amity Ledger");
        until("location.search.includes('b=Port')");
        until("[...document.querySelectorAll('.facing h4')].some(h => h.textContent === 'Port Amity Ledger')");
        assertThat(browser.all("#closer h3"))
                .extracting(WebElement::getText)
                .contains("Towards hostile", "Towards favourable");
        assertThat(browser.find(".facing a").getDomAttribute("href")).matches("/article\\?id=[0-9a-f-]{36}#c\\d+");
        assertThat(sameDocument()).isTrue();
        assertThat(browser.run("document.activeElement.id"))
                .as("where the reader was")
                .isEqualTo("right");
        assertThat(browser.run(DRAWN)).isEqualTo(browser.run("document.querySelectorAll('figure[data-chart]').length"));
        assertThat(browser.where()).contains("measure=tone");

        browser.open(browser.where());
        assertThat(browser.find("#differences").getText()).isEqualTo("Differences: Tone");
        browser.assertQuiet();
    }

    @Test
    void axesAreChosenWithAForm() {
        browser.open(PAGE);
        browser.find("form[action='/story'] input[value=elite-people]");
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
        browser.find("input[name=axis][value=elite-people]").click();
        browser.find("input[name=axis][value=elite-people]").submit();
        until("location.search.includes('axis=elite-people')");
        assertThat(browser.all(".charts h3")).extracting(WebElement::getText).contains("elite-people");
        browser.assertQuiet();
    }

    @Test
    void everythingIsThereWithoutScripts() {
        browser.scripts(false).open(PAGE);
        assertThat(browser.all("canvas")).isEmpty();
        assertThat(browser.find("figure[data-chart] table").isDisplayed()).isTrue();
        new Select(browser.find("#measure")).selectByValue("lean");
        browser.find("#closer form button").click();
        untilSaid("#differences", "Differences: Lean");
        browser.open("/stories");
        browser.find("#q").sendKeys(STORY);
        browser.find("form[role=search] button").click();
        untilSaid("#found p", "1 story with");
        assertThat(browser.all("#found li")).hasSize(1);
    }

    @Test
    void chartsFollowTheColoursOfTheDevice() {
        browser.open(PAGE);
        String light = (String) browser.run("document.querySelector('canvas').toDataURL()");
        browser.dark(true);
        until("Chart.getChart(document.querySelector('canvas')).data.datasets[0].borderColor"
                + " === getComputedStyle(document.documentElement).getPropertyValue('--series-1').trim()");
        assertThat(browser.run("document.querySelector('canvas').toDataURL()")).isNotEqualTo(light);
        browser.screenshot("story-dark");
        browser.assertQuiet();
    }

    @Test
    void aPhoneShowsAllOfIt() {
        browser.sized(360, 740).open(PAGE);
        browser.assertFits();
        assertThat(browser.run("[...document.querySelectorAll('canvas')].every(c => c.clientWidth <= 360)"))
                .isEqualTo(true);
        browser.screenshot("story-phone");
        browser.dark(true).open("/stories").screenshot("stories-phone-dark");
        browser.assertFits();
        browser.open("/outlets").screenshot("outlets-phone-dark");
        browser.assertFits();
        browser.assertQuiet();
    }

    @Test
    void paperShowsDrawingsAndTables() {
        browser.dark(true).open(PAGE);
        browser.print("story");
        assertThat((Boolean) browser.run("document.querySelector('figure details').open"))
                .as("closed again after printing")
                .isFalse();
        browser.assertQuiet();
    }

    @Test
    void theKeyboardReachesEveryControl() {
        browser.open(PAGE);
        List<String> stops = browser.tabStops();
        assertThat(stops).contains("SELECT measure", "SELECT a", "SELECT b");
        assertThat(stops).anyMatch(stop -> stop.startsWith("SUMMARY The numbers"));
        assertThat(stops).anyMatch(stop -> stop.startsWith("DIV Differences in"));
    }

    @Test
    void twoOutletsAreChosenToBeCompared() {
        browser.open("/outlets");
        browser.find("input[name=outlet][value='Aldine Courant']").click();
        browser.find("input[name=outlet][value='Northbank Wire']").click();
        browser.screenshot("outlets");
        assertThat(browser.run("new URLSearchParams(new FormData(document.querySelector('main form'))).toString()"))
                .isEqualTo("outlet=Aldine+Courant&outlet=Northbank+Wire&from=&to=");
        browser.find("main form button").click();
        untilSaid("h1", "Aldine Courant and Northbank Wire");
        untilSaid("#differences", "Differences: Loaded wording");
        assertThat(browser.find("#caution").getText()).isNotBlank();
        browser.screenshot("two-outlets");
        browser.assertFits();
        browser.assertQuiet();
    }

    @Test
    void anOutletIsLookedAtOverTime() {
        browser.open("/outlet?outlet=Aldine%20Courant&by=month");
        assertThat(browser.find("h1").getText()).isEqualTo("Aldine Courant");
        assertThat(browser.all("figure[data-chart=time] tbody th"))
                .extracting(cell -> cell.getDomProperty("textContent"))
                .contains("2026-03");
        new Select(browser.find("#by")).selectByValue("week");
        browser.find("main form button").click();
        until("location.search.includes('by=week') && document.querySelector('figure tbody th')"
                + ".textContent === '2026-W10'");
        browser.screenshot("outlet-sample");
        browser.assertFits();
        browser.assertQuiet();
    }

    @Test
    void aSentenceLeadsToItsPlaceInTheArticle() {
        browser.open(PAGE);
        String words = browser.find(".facing blockquote").getText();
        browser.find(".facing .quotes a").click();
        until("document.querySelector(':target + .s') !== null");
        assertThat((String) browser.run("document.querySelector(':target + .s').textContent"))
                .contains(words);
        browser.assertQuiet();
    }

    @Test
    void twentyOutletsHaveARowEach() {
        for (int width : List.of(1280, 360)) {
            browser.sized(width, 900).open("/made-up/outlets?outlets=20");
            assertThat(browser.run("document.title")).isNotEqualTo("taken");
            assertThat(browser.all("main img")).isEmpty();
            assertThat(browser.run("(c => c.height / c.data.datasets[0].data.length)"
                            + "(Chart.getChart(document.querySelector('canvas')))"))
                    .satisfies(row -> assertThat(((Number) row).doubleValue()).isGreaterThan(27));
            browser.assertFits();
            browser.screenshot("outlets-compared-" + width);
        }
        browser.assertQuiet();
    }

    @Test
    void anOutletIsDrawnOverTime() {
        for (int width : List.of(1280, 360)) {
            browser.sized(width, 900).open("/made-up/outlet?weeks=40");
            assertThat(browser.run("Chart.getChart(document.querySelector('canvas')).config.type"))
                    .isEqualTo("line");
            assertThat(browser.run(DRAWN)).isEqualTo(5L);
            browser.assertFits();
            browser.screenshot("outlet-" + width);
        }
        browser.dark(true).screenshot("outlet-360-dark");
        browser.assertQuiet();
    }
}
