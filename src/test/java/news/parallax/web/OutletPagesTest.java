package news.parallax.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.comparison.OutletReport;
import news.parallax.comparison.ReportQuery;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outlets as pages, without a browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OutletPagesTest {
    static final AxisChoices.Axes AXES = new AxisChoices.Axes(
            List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow()),
            List.of(new Choice(Axis.DEFAULT_NAME, Axis.DEFAULT_NAME, true)));

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private static RequestSpecification browser() {
        return given().accept(ContentType.HTML);
    }

    @Test
    void outletsAreListedWithAFormToCompareThem() {
        SampleStory.postAs("outlets " + UUID.randomUUID());
        browser()
                .get("/outlets")
                .then()
                .statusCode(200)
                .body(containsString("name=\"outlet\" value=\"Northbank Wire\""))
                .body(containsString("/outlet?outlet=The%20Common%20Loom"))
                .body(containsString("action=\"/outlets/compare\""));
    }

    @Test
    void anOutletIsShownOverTime() {
        OutletReport report = OutletViewTest.report(
                "<b>Aldine</b>",
                "week",
                OutletViewTest.week("2025-W52", "2025-12-22", 0.1),
                OutletViewTest.week("2026-W03", "2026-01-12", 0.6));
        ReportQuery query = new ReportQuery(
                List.of("<b>Aldine</b>"),
                Instant.parse("2025-12-01T00:00:00Z"),
                null,
                ReportQuery.By.WEEK,
                false,
                List.of("desperation-bold-pivot"));
        String page = ComparisonTemplates.outlet(OutletPageResource.shown(query, report, AXES))
                .render();
        assertThat(page)
                .contains("<h1>&lt;b&gt;Aldine&lt;/b&gt;</h1>", "published from 1 Dec 2025", "2025-W52", "2026-W03")
                .contains("<tr data-x=\"3\" data-value=\"0.6000\" data-low=\"0.5000\" data-high=\"0.7000\">")
                .contains("Change in 30 days: +0.05 [−0.02, +0.12], p 0.200")
                .contains("No trend is claimed: fewer than 8 stories.")
                .contains("value=\"week\" selected", "value=\"2025-12-01\"", MadeUpComparison.CAUTION)
                .contains(
                        "/v1/outlets/report?outlet=%3Cb%3EAldine%3C%2Fb%3E&amp;from=2025-12-01T00%3A00%3A00Z&amp;by=week")
                .contains("A brazen surrender", "characters 70 to 90")
                .doesNotContain("<b>Aldine", "NOT_FOUND", " style=");
    }

    @Test
    void outletsAreShownSideBySide() {
        OutletComparisonPageResource.Asked asked = new OutletComparisonPageResource.Asked(
                new ReportQuery(
                        List.of("Aldine", "Courant"),
                        null,
                        Instant.parse("2026-04-01T00:00:00Z"),
                        ReportQuery.By.WEEK,
                        true,
                        List.of()),
                new ComparisonQuery(List.of(), "tone", "Courant", "Aldine"));
        String page = ComparisonTemplates.outletComparison(OutletComparisonPageResource.shown(
                        asked, MadeUpComparison.three().comparison(), AXES))
                .render();
        assertThat(page)
                .contains(
                        "<h1>Aldine and Courant</h1>",
                        "only stories that all of them told, published before 1 Apr 2026")
                .contains(
                        "Differences: Tone",
                        "Aldine less Courant",
                        "+0.60",
                        "name=\"stories\" value=\"shared\" checked")
                .contains(
                        "/v1/outlets/comparison?outlet=Aldine&amp;outlet=Courant&amp;to=2026-04-01T00%3A00%3A00Z&amp;stories=shared")
                .doesNotContain("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "/outlet, must be given once",
        "/outlet?outlet=a&by=day, must be week or month",
        "/outlet?outlet=a&from=yesterday, ISO 8601",
        "/outlet?outlet=a&from=2026-03-02&to=2026-03-01, must be after from",
        "/outlets/compare?outlet=a, 2 to 20 times",
        "/outlets/compare?outlet=a&outlet=%00, must not contain control characters",
        "/outlets/compare?outlet=a&outlet=b&axis=NO, name of an axis"
    })
    void whatCannotBeShownIsSaid(String page, String words) {
        browser()
                .urlEncodingEnabled(false)
                .get(page)
                .then()
                .statusCode(422)
                .contentType("text/html;charset=UTF-8")
                .body(containsString(words));
    }
}
