package news.parallax.comparison;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outlets' reports and comparisons, over HTTP. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OutletsOverStoriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STORIES = 50;
    private static CopiedArchive archive;

    // Not before all: only with the first test the port is known.
    @BeforeEach
    void fill() throws IOException {
        Ready.await();
        if (archive == null) {
            archive = CopiedArchive.of(20, STORIES);
        }
    }

    private static JsonNode compare(Object... parameters) throws IOException {
        return answer("/v1/outlets/comparison", parameters);
    }

    private static JsonNode report(Object... parameters) throws IOException {
        return answer("/v1/outlets/report", parameters);
    }

    private static JsonNode answer(String path, Object... parameters) throws IOException {
        return JSON.readTree(asked(path, parameters).statusCode(200).extract().asString());
    }

    private static ValidatableResponse asked(String path, Object... parameters) {
        RequestSpecification request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get(path).then();
    }

    private static List<String> fields(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).sorted().toList();
    }

    private static double mean(int outlet, String measure) {
        return IntStream.rangeClosed(1, STORIES)
                .mapToDouble(story -> archive.value(outlet, story, measure))
                .average()
                .orElseThrow();
    }

    @Test
    void anOutletsValueIsTheMeanOverItsStories() throws IOException {
        JsonNode comparison = compare("outlet", archive.outlet(2), "outlet", archive.outlet(3));
        assertThat(comparison.has("story")).isFalse();
        for (int i : List.of(0, 1)) {
            JsonNode outlet = comparison.path("outlets").path(i);
            assertThat(outlet.path("articles").asInt()).isEqualTo(STORIES);
            assertThat(outlet.path("stories").asInt()).isEqualTo(STORIES);
            for (String measure :
                    List.of("/loaded_language", "/lean", "/tone", "/axes/desperation-bold-pivot", "/frames/economic")) {
                JsonNode estimate = outlet.at("/measures" + measure);
                assertThat(estimate.path("value").asDouble())
                        .as(measure)
                        .isCloseTo(mean(2 + i, measure), within(2e-6))
                        .isBetween(
                                estimate.path("interval").path(0).asDouble(),
                                estimate.path("interval").path(1).asDouble());
                assertThat(estimate.path("n").asInt()).isEqualTo(STORIES);
            }
            JsonNode share = outlet.at("/shares/loaded_language");
            assertThat(share.path("expected").asDouble())
                    .isEqualTo(outlet.at("/measures/loaded_language/value").asDouble());
            assertThat(share.path("n").asInt()).isEqualTo(STORIES);
            assertThat(share.path("corrected").asDouble())
                    .isBetween(
                            share.path("interval").path(0).asDouble(),
                            share.path("interval").path(1).asDouble());
            JsonNode lean = outlet.at("/measures/lean");
            assertThat(lean.at("/probabilities/right").asDouble()
                            - lean.at("/probabilities/left").asDouble())
                    .isCloseTo(lean.path("value").asDouble(), within(3e-6));
        }
    }

    @Test
    void differencesAreTestedOverStoriesAndComeOutAlikeAgain() throws IOException {
        JsonNode comparison = compare("outlet", archive.outlet(3), "outlet", archive.outlet(2));
        assertThat(compare("outlet", archive.outlet(3), "outlet", archive.outlet(2)))
                .as("the same digits again")
                .isEqualTo(comparison);
        assertThat(comparison.at("/method/unit").asText()).isEqualTo("story");
        assertThat(comparison.at("/method/tests").asInt()).isEqualTo(4);
        assertThat(comparison.path("caution").asText()).contains("posted", "stories=shared");
        assertThat(comparison.path("differences")).hasSize(4).allSatisfy(difference -> {
            assertThat(difference.path("paired").asInt()).isEqualTo(STORIES);
            assertThat(difference.path("nA").asInt()).isEqualTo(STORIES);
            assertThat(difference.path("reason").isNull()).isTrue();
            double low = difference.path("interval").path(0).asDouble();
            double high = difference.path("interval").path(1).asDouble();
            assertThat(difference.path("difference").asDouble()).isBetween(low, high);
            assertThat(difference.path("pValueCorrected").asDouble())
                    .isGreaterThanOrEqualTo(difference.path("pValue").asDouble());
        });
        JsonNode loaded = comparison.path("differences").path(0);
        assertThat(loaded.path("measure").asText()).isEqualTo("loaded_language");
        assertThat(loaded.path("a").asText()).isEqualTo(archive.outlet(2));
        assertThat(loaded.path("difference").asDouble())
                .isCloseTo(mean(2, "/loaded_language") - mean(3, "/loaded_language"), within(3e-6));
    }

    @Test
    void sharedStoriesAreThoseThatAllTold() throws IOException {
        JsonNode shared = compare("outlet", archive.outlet(4), "outlet", archive.name() + "/0", "stories", "shared");
        assertThat(shared.path("outlets"))
                .allSatisfy(outlet -> assertThat(outlet.path("stories").asInt()).isZero());
        assertThat(shared.path("differences"))
                .allSatisfy(difference ->
                        assertThat(difference.path("reason").asText()).isNotEmpty());
        JsonNode all = compare("outlet", archive.outlet(4), "outlet", archive.outlet(5), "stories", "shared");
        assertThat(all.path("outlets").path(0).path("stories").asInt()).isEqualTo(STORIES);
        assertThat(all.path("caution").asText()).doesNotContain("stories=shared");
    }

    @Test
    void belowTheMinimumNothingIsTested() throws IOException {
        JsonNode comparison = compare(
                "outlet", archive.outlet(6), "outlet", archive.outlet(7), "from", "2026-01-01", "to", "2026-01-30");
        assertThat(comparison.path("outlets").path(0).path("stories").asInt()).isEqualTo(9);
        assertThat(comparison.path("from").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(comparison.at("/method/minimum").asInt()).isEqualTo(10);
        assertThat(comparison.path("differences")).allSatisfy(difference -> {
            assertThat(difference.path("interval").isNull()).isTrue();
            assertThat(difference.path("difference").isNumber()).isTrue();
            assertThat(difference.path("reason").asText()).contains("fewer than 10");
        });
    }

    @Test
    void tellingSentencesHaveLinksAndWords() throws IOException {
        JsonNode telling = report("outlet", archive.outlet(8)).at("/reading/telling");
        assertThat(telling).isNotEmpty().allSatisfy(sentence -> {
            assertThat(sentence.path("url").asText()).startsWith("https://example.org/8/");
            assertThat(sentence.path("title").asText()).startsWith("Title of 8 and");
            assertThat(sentence.path("publishedAt").asText()).startsWith("2026-");
            assertThat(sentence.path("text").asText())
                    .hasSize(sentence.path("end").asInt()
                            - sentence.path("begin").asInt());
        });
        CopiedArchive.change(
                "delete from article_text where article_id in (select id from article where outlet = ?)",
                archive.outlet(9));
        assertThat(report("outlet", archive.outlet(9)).at("/reading/telling"))
                .isNotEmpty()
                .allSatisfy(sentence -> {
                    assertThat(sentence.path("text").isNull()).isTrue();
                    assertThat(sentence.path("end").asInt()).isPositive();
                });
    }

    @Test
    void aReportHasItsSeriesAndTrends() throws IOException {
        JsonNode report = report("outlet", archive.outlet(10), "by", "month", "axis", "elite-people");
        assertThat(report.path("by").asText()).isEqualTo("month");
        assertThat(report.path("series").findValuesAsText("period"))
                .containsExactly("2026-01", "2026-02", "2026-03", "2026-04", "2026-05");
        assertThat(StreamSupport.stream(report.path("series").spliterator(), false)
                        .mapToInt(period -> period.path("articles").asInt())
                        .sum())
                .isEqualTo(STORIES);
        assertThat(report.at("/series/1/from").asText()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(report.at("/series/1/to").asText()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(report.at("/series/1/measures/axes/elite-people/n").asInt())
                .isEqualTo(report.at("/series/1/stories").asInt());
        assertThat(report.path("trends").findValuesAsText("measure"))
                .containsExactly("loaded_language", "lean", "tone", "axes.elite-people");
        assertThat(report.path("trends")).allSatisfy(trend -> {
            assertThat(trend.path("n").asInt()).isEqualTo(STORIES);
            assertThat(trend.path("slope").asDouble())
                    .isBetween(
                            trend.path("interval").path(0).asDouble(),
                            trend.path("interval").path(1).asDouble());
            assertThat(trend.path("pValueCorrected").asDouble())
                    .isGreaterThanOrEqualTo(trend.path("pValue").asDouble());
        });
        assertThat(report("outlet", archive.outlet(10), "by", "month", "axis", "elite-people"))
                .isEqualTo(report);
    }

    @Test
    void weeksBeginOnMondaysAndEmptyOnesAreAbsent() throws IOException {
        CopiedArchive.change(
                "update article set published_at = null where outlet = ? and published_at >= '2026-01-12' and published_at"
                        + " < '2026-01-19'",
                archive.outlet(11));
        JsonNode report = report("outlet", archive.outlet(11), "to", "2026-02-02");
        assertThat(report.path("series").findValuesAsText("period"))
                .containsExactly("2026-W01", "2026-W02", "2026-W04", "2026-W05");
        assertThat(report.at("/series/0/from").asText()).isEqualTo("2025-12-29T00:00:00Z");
        assertThat(report.path("undated").asInt()).isPositive();
        assertThat(report.path("caution").asText()).contains("left out");
        assertThat(report.path("trends")).allSatisfy(trend -> {
            assertThat(trend.path("slope").isNull()).isTrue();
            assertThat(trend.path("reason").asText()).contains("fewer than 15");
        });
        assertThat(report("outlet", archive.outlet(11)).at("/reading/articles").asInt())
                .as("without a bound those without a date count")
                .isEqualTo(STORIES);
    }

    @ParameterizedTest
    @CsvSource({
        "comparison, outlet, a, outlet, b, from, 2026-02-01, to, 2026-02-01, to",
        "comparison, outlet, a, outlet, a, by, week, axis, '', outlet",
        "comparison, outlet, a, outlet, '', by, week, axis, '', outlet",
        "comparison, outlet, a, outlet, b, stories, some, axis, '', stories",
        "comparison, outlet, a, outlet, b, axis, NO, by, week, axis",
        "comparison, outlet, a, outlet, b, axis, no-such-axis, by, week, axis",
        "report, outlet, a, outlet, b, by, week, axis, '', outlet",
        "report, outlet, a, by, day, from, '', axis, '', by",
        "report, outlet, a, from, yesterday, by, week, axis, '', from"
    })
    void whatIsAskedWronglyIsRefused(
            String path, String a, String b, String c, String d, String e, String f, String g, String h, String field) {
        asked("/v1/outlets/" + path, a, b, c, d, e, f, g, h)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @Test
    void namesAreBoundedAndUnknownOnesAreNamed() {
        asked("/v1/outlets/report", "outlet", "x".repeat(201)).statusCode(422);
        asked("/v1/outlets/report", "outlet", "a\u0001b").statusCode(422);
        asked("/v1/outlets/report").statusCode(422);
        RequestSpecification many = given();
        IntStream.range(0, 21).forEach(i -> many.queryParam("outlet", "outlet " + i));
        many.get("/v1/outlets/comparison").then().statusCode(422);
        asked("/v1/outlets/comparison", "outlet", archive.outlet(1), "outlet", "Nobody's Paper")
                .statusCode(404)
                .body("detail", containsString("Nobody's Paper"))
                .body("outlets", equalTo(List.of("Nobody's Paper")));
        asked("/v1/outlets/report", "outlet", archive.outlet(1), "from", "2030-01-01")
                .statusCode(200)
                .body("reading.articles", equalTo(0));
    }

    @Test
    void theDocumentShowsWhatIsAnswered() throws IOException {
        JsonNode document = JSON.readTree(
                given().queryParam("format", "JSON").get("/q/openapi").asString());
        JsonNode comparison = compare(
                "outlet", archive.outlet(2), "outlet", archive.outlet(3), "from", "2026-01-01", "to", "2027-01-01");
        JsonNode report = report("outlet", archive.outlet(2), "by", "month");
        for (Map.Entry<JsonNode, JsonNode> both : List.of(
                Map.entry(document.at("/components/examples/OutletComparison/value"), comparison),
                Map.entry(document.at("/components/examples/OutletReport/value"), report))) {
            for (String part : List.of(
                    "",
                    "/outlets/0",
                    "/outlets/0/measures",
                    "/outlets/0/telling/0",
                    "/differences/0",
                    "/reading",
                    "/reading/telling/0",
                    "/series/0",
                    "/series/0/measures",
                    "/trends/0",
                    "/method")) {
                assertThat(fields(both.getKey().at(part)))
                        .as(part)
                        .isEqualTo(fields(both.getValue().at(part)));
            }
        }
    }
}
