package news.parallax.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and comparisons as files hold what they hold as JSON. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ExportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXIS = "desperation-bold-pivot";
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final String TITLE = "=SUM(1), \"quoted\"\nand a second line — 値";
    private static final String TEXT = """
            The city council voted on Tuesday to close the old harbor bridge for eleven months. Mayor Dana Whitcomb called \
            the plan “a reckless gamble with people's jobs” and promised to veto it. Councillor Reyes said the bridge is \
            sixty years old and its bearings are worn. “Nobody asked the people who cross it every day,” Whitcomb said. \
            The disgraceful decision will choke every small business on the waterfront, and it reeks of panic.""";

    private final String outlet = "-Export " + UUID.randomUUID();
    private final String story = "told " + UUID.randomUUID();

    @Inject
    Slots slots;

    @BeforeEach
    void store() {
        Ready.await();
        post(TEXT, outlet, "2026-03-01T09:30:00.123456Z", TITLE);
        post(TEXT + " It was the third vote.", outlet, null, null);
    }

    private String post(String text, String outlet, String publishedAt, String title) {
        ObjectNode article =
                JSON.createObjectNode().put("outlet", outlet).put("text", text).put("story", story);
        if (publishedAt != null) {
            article.put("publishedAt", publishedAt);
        }
        if (title != null) {
            article.put("title", title);
        }
        return given().contentType(ContentType.JSON)
                .body(article.toString())
                .post("/v1/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response get(String accept, String path, Object... parameters) {
        var request = given().header("Accept", accept);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get(path);
    }

    private List<Map<String, String>> csv(String path, Object... parameters) {
        Response answer = get("text/csv", path, parameters);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/csv").contains("charset=utf-8");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(answer.asString())) {
            return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode items(String path, Object... parameters) throws IOException {
        Response answer = get("application/json", path, parameters);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asString()).path("items");
    }

    private List<JsonNode> lines(String path, Object... parameters) throws IOException {
        Response answer = get("application/x-ndjson", path, parameters);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.asString().split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private List<Map<String, Object>> parquet(String path, Object... parameters) throws IOException {
        Response answer = get(PARQUET, path, parameters);
        assertThat(answer.statusCode()).isEqualTo(200);
        return ParquetFile.rows(answer.asByteArray());
    }

    /** What JSON has at a column's name; an interval's ends are called low and high. */
    private static JsonNode at(JsonNode item, String column) {
        String path = "/" + column.replace('.', '/');
        return path.endsWith("/low")
                ? item.at(path.replaceFirst("/low$", "/interval/0"))
                : path.endsWith("/high") ? item.at(path.replaceFirst("/high$", "/interval/1")) : item.at(path);
    }

    @Test
    void articlesHaveTheSameDigitsInEveryFormat() throws Exception {
        JsonNode items = items("/v1/articles", "outlet", outlet);
        List<Map<String, String>> rows = csv("/v1/articles", "outlet", outlet);
        List<Map<String, Object>> columns = parquet("/v1/articles", "outlet", outlet);
        List<JsonNode> lines = lines("/v1/articles", "outlet", outlet);
        assertThat(rows).hasSize(2);
        assertThat(columns).hasSize(2);
        int numbers = 0;
        for (int i = 0; i < 2; i++) {
            JsonNode line = lines.get(i);
            assertThat(((ObjectNode) line.deepCopy()).remove(List.of("url", "author", "language")))
                    .isEqualTo(items.get(i));
            for (Map.Entry<String, String> cell : rows.get(i).entrySet()) {
                JsonNode json = at(items.get(i), cell.getKey());
                Object value = columns.get(i).get(cell.getKey());
                if (json.isNumber()) {
                    numbers++;
                    assertThat(Double.parseDouble(cell.getValue()))
                            .as(cell.getKey())
                            .isEqualTo(json.doubleValue());
                    assertThat(((Number) value).doubleValue()).as(cell.getKey()).isEqualTo(json.doubleValue());
                } else if (json.isBoolean()) {
                    assertThat(value).isEqualTo(json.booleanValue());
                } else if (value instanceof Instant point) {
                    assertThat(point).isEqualTo(Instant.parse(json.asText()));
                    assertThat(Instant.parse(cell.getValue())).isEqualTo(point);
                } else if (!cell.getKey().equals("abstained") && json.isTextual()) {
                    assertThat(value).as(cell.getKey()).isEqualTo(json.textValue());
                    assertThat(cell.getValue()).isIn(json.textValue(), "'" + json.textValue());
                } else if (!cell.getKey().equals("abstained")) {
                    assertThat(cell.getValue()).as(cell.getKey()).isEmpty();
                    assertThat(value).isNull();
                }
            }
        }
        assertThat(numbers).isGreaterThan(80);
        assertThat(rows.get(0)).containsEntry("outlet", "'" + outlet).containsEntry("title", "'" + TITLE);
        assertThat(columns.get(0)).containsEntry("outlet", outlet).containsEntry("title", TITLE);
    }

    @Test
    void sentencesAreThoseOfTheirArticle() throws Exception {
        String id = items("/v1/articles", "outlet", outlet).at("/0/id").asText();
        JsonNode article = JSON.readTree(given().get("/v1/articles/" + id).asString());
        List<Map<String, String>> rows = csv("/v1/sentences", "outlet", outlet, "text", "true").stream()
                .filter(row -> row.get("article").equals(id))
                .toList();
        List<Map<String, Object>> columns = parquet("/v1/sentences", "outlet", outlet, "text", "true");
        List<JsonNode> lines = lines("/v1/sentences", "outlet", outlet, "text", "true");
        assertThat(rows).hasSameSizeAs(article.path("sentences")).hasSizeGreaterThan(4);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode sentence = article.path("sentences").get(i);
            for (String name : List.of(
                    "begin",
                    "end",
                    "loaded_language",
                    "lean",
                    "axes." + AXIS + ".value",
                    "axes." + AXIS + ".intensity",
                    "frames.economic",
                    "frames.external_relations")) {
                double expected = at(sentence, name).doubleValue();
                assertThat(Double.parseDouble(rows.get(i).get(name))).as(name).isEqualTo(expected);
                assertThat(((Number) columns.get(i).get(name)).doubleValue()).isEqualTo(expected);
                assertThat(at(lines.get(i), name).doubleValue()).isEqualTo(expected);
            }
            assertThat(rows.get(i).get("tone"))
                    .isEqualTo(
                            sentence.path("tone").isNull()
                                    ? ""
                                    : sentence.path("tone").asText());
            assertThat(rows.get(i).get("quoted"))
                    .isEqualToIgnoringCase(sentence.path("quoted").asText());
            assertThat(rows.get(i).get("sentence")).isEqualTo(Integer.toString(i));
            String words = (i == 0 ? TITLE : TEXT)
                    .substring(
                            sentence.path("begin").asInt(), sentence.path("end").asInt());
            assertThat(columns.get(i)).containsEntry("text", words);
            assertThat(rows.get(i).get("text")).isEqualTo((i == 0 ? "'" : "") + words);
        }
        assertThat(csv("/v1/sentences", "outlet", outlet).get(0)).doesNotContainKey("text");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 200})
    void pagesOfSentencesMeet(int limit) throws Exception {
        List<JsonNode> whole = lines("/v1/sentences", "outlet", outlet);
        List<JsonNode> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = JSON.readTree(
                    get("application/json", "/v1/sentences", "outlet", outlet, "limit", limit, "cursor", cursor)
                            .asString());
            page.path("items").forEach(seen::add);
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            cursor = page.path("nextCursor").textValue();
        }
        assertThat(seen).isEqualTo(whole);
    }

    @Test
    void aLimitIsOfRowsAndMayBeAnyNumber() {
        assertThat(csv("/v1/sentences", "outlet", outlet, "limit", 3)).hasSize(3);
        assertThat(csv("/v1/articles", "outlet", outlet, "limit", 1)).hasSize(1);
        assertThat(csv("/v1/articles", "outlet", outlet, "limit", 100_000_000)).hasSize(2);
        assertThat(get("text/csv", "/v1/articles", "limit", 0).statusCode()).isEqualTo(422);
        assertThat(get("application/json", "/v1/articles", "limit", 201).statusCode())
                .isEqualTo(422);
        assertThat(get("text/csv", "/v1/articles", "axis", "no-such-axis").statusCode())
                .isEqualTo(422);
        assertThat(get("text/csv", "/v1/sentences", "cursor", "x").statusCode()).isEqualTo(422);
        assertThat(get("text/csv", "/v1/stories/comparison").statusCode()).isEqualTo(422);
        assertThat(get("text/csv", "/v1/stories/comparison", "story", "nobody told it")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("text/csv", "/v1/stories/comparison", "story", story, "table", "no")
                        .statusCode())
                .isEqualTo(422);
        assertThat(get("text/csv", "/v1/articles/none/scores").statusCode()).isEqualTo(404);
        awaitFreeSlots();
    }

    /** A slot comes back just after the client has its answer. */
    private void awaitFreeSlots() {
        for (int i = 0; i < 100 && slots.free() < Slots.AT_ONCE; i++) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(slots.free()).isEqualTo(Slots.AT_ONCE);
    }

    @Test
    void anEmptyListIsAHeader() throws Exception {
        String empty = get("text/csv", "/v1/sentences", "outlet", "nobody").asString();
        assertThat(empty).startsWith("article,outlet,").endsWith("\r\n").hasLineCount(1);
        assertThat(get("application/x-ndjson", "/v1/sentences", "outlet", "nobody")
                        .asString())
                .isEmpty();
        assertThat(parquet("/v1/sentences", "outlet", "nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | application/json",
                "text/csv | text/csv",
                "TEXT/CSV;q=0.5, application/json;q=0.4 | text/csv",
                "application/json;q=0.9, text/csv;q=0.8 | application/json",
                "application/x-ndjson, text/csv;q=0.9 | application/x-ndjson",
                "text/* | text/csv",
                "application/json;q=0, */*;q=0.1 | text/csv",
                "application/vnd.apache.parquet | application/vnd.apache.parquet",
            })
    void whatIsAskedForIsWhatComes(String accept, String type) {
        for (String path : List.of("/v1/articles", "/v1/sentences", "/v1/outlets", "/v1/axes", "/v1/dictionary")) {
            Response answer = get(accept, path, "outlet", outlet);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.contentType()).as(path).startsWith(type);
            assertThat(answer.header("Vary")).as(path).isEqualToIgnoringCase("Accept");
            assertThat(answer.header("Link")).as(path).contains("</v1/dictionary>; rel=\"describedby\"");
            if (!type.equals("application/json")) {
                assertThat(answer.header("Content-Disposition"))
                        .matches("attachment; filename=\"parallax-[a-z-]+\\.(csv|ndjson|parquet)\"");
            }
        }
    }

    @Test
    void whatIsNotThereIsNamed() {
        Response answer = get("text/html", "/v1/articles");
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getList("available", String.class)).isEqualTo(Format.types());
        assertThat(get("*/*", "/v1/articles", "format", "xlsx").statusCode()).isEqualTo(406);
        assertThat(get("application/json", "/v1/articles", "format", "csv").contentType())
                .startsWith("text/csv");
        assertThat(get("text/csv", "/v1/articles", "format", "json").contentType())
                .startsWith("application/json");
        assertThat(given().header("Accept", "text/csv").head("/v1/articles").contentType())
                .startsWith("text/csv");
    }

    @Test
    void resultsSayHowToCiteThem() throws Exception {
        for (String accept : List.of("application/json", "text/csv")) {
            String link = get(accept, "/v1/articles", "outlet", outlet).header("Link");
            assertThat(link).contains("rel=\"cite-as\"").contains("</v1/model/card?version=sha256%3A");
            String cite = link.replaceFirst("(?s).*<(/v1/citation[^>]*)>; rel=\"cite-as\".*", "$1");
            JsonNode csl =
                    JSON.readTree(given().urlEncodingEnabled(false).get(cite).asString());
            assertThat(csl.at("/0/URL").asText()).startsWith("/v1/articles?outlet=-Export");
            assertThat(csl.at("/0/custom/modelHash").asText()).startsWith("sha256:");
            assertThat(csl.at("/0/accessed/date-parts/0")).hasSize(3);
            String card = link.replaceFirst("(?s).*<(/v1/model/card[^>]*)>.*", "$1");
            Response markdown = given().urlEncodingEnabled(false).get(card);
            assertThat(markdown.contentType()).startsWith("text/markdown");
            assertThat(markdown.asString()).startsWith("# parallax-en");
        }
        assertThat(get("*/*", "/v1/outlets").header("Link")).doesNotContain("cite-as");
        assertThat(get("*/*", "/v1/articles", "limit", "none").header("Link")).isNull();
        assertThat(given().get("/v1/model/card?version=0.0.0").statusCode()).isEqualTo(404);
    }

    @Test
    void comparisonsAreTables() throws Exception {
        String other = "Other " + UUID.randomUUID();
        post(TEXT + " Nobody will forgive the mayor for this outrage.", other, "2026-03-02", null);
        post(TEXT.replace("disgraceful", "late") + " A bus will run.", other, "2026-03-03", null);
        JsonNode comparison = JSON.readTree(
                get("*/*", "/v1/stories/comparison", "story", story).asString());
        List<Map<String, String>> differences = csv("/v1/stories/comparison", "story", story);
        assertThat(differences).hasSameSizeAs(comparison.path("differences"));
        for (int i = 0; i < differences.size(); i++) {
            JsonNode json = comparison.path("differences").get(i);
            for (String name : List.of("difference", "effectSize", "pValue", "pValueCorrected", "nA", "low", "high")) {
                JsonNode expected = name.equals("low")
                        ? json.at("/interval/0")
                        : name.equals("high") ? json.at("/interval/1") : json.path(name);
                assertThat(differences.get(i).get(name)).as(name).satisfies(cell -> {
                    if (expected.isNumber()) {
                        assertThat(Double.parseDouble(cell)).isEqualTo(expected.doubleValue());
                    } else {
                        assertThat(cell).isEmpty();
                    }
                });
            }
            assertThat(differences.get(i)).containsEntry("story", story);
            assertThat(differences.get(i).get("caution"))
                    .isEqualTo(comparison.path("caution").asText());
        }
        List<Map<String, String>> outlets = csv("/v1/stories/comparison", "story", story, "table", "outlets");
        assertThat(outlets).anySatisfy(row -> {
            assertThat(row).containsEntry("outlet", other).containsEntry("measure", "axes." + AXIS);
            double value = StreamSupport.stream(comparison.path("outlets").spliterator(), false)
                    .filter(o -> o.path("outlet").asText().equals(other))
                    .findFirst()
                    .orElseThrow()
                    .at("/measures/axes/" + AXIS + "/value")
                    .doubleValue();
            assertThat(Double.parseDouble(row.get("value"))).isEqualTo(value);
        });
        assertThat(csv("/v1/stories/comparison", "story", story, "table", "telling"))
                .anySatisfy(row -> assertThat(row.get("text")).contains("outrage"));
        for (String table : ComparisonTables.NAMES) {
            parquet("/v1/stories/comparison", "story", story, "table", table);
            get("application/x-ndjson", "/v1/stories/comparison", "story", story, "table", table)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void fewAreSentAtOnce() {
        awaitFreeSlots();
        for (int i = 0; i < Slots.AT_ONCE; i++) {
            slots.take();
        }
        try {
            Response refused = get("text/csv", "/v1/outlets");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("10");
            assertThat(get("application/json", "/v1/outlets").statusCode()).isEqualTo(200);
        } finally {
            for (int i = 0; i < Slots.AT_ONCE; i++) {
                slots.giveBack();
            }
        }
        assertThat(get("text/csv", "/v1/outlets").statusCode()).isEqualTo(200);
    }

    @Test
    void reportsAreTables() throws Exception {
        JsonNode report =
                JSON.readTree(get("*/*", "/v1/outlets/report", "outlet", outlet).asString());
        List<Map<String, String>> measures = csv("/v1/outlets/report", "outlet", outlet, "table", "measures");
        assertThat(measures).anySatisfy(row -> {
            assertThat(row).containsEntry("measure", "loaded_language").containsEntry("outlet", "'" + outlet);
            assertThat(Double.parseDouble(row.get("value")))
                    .isEqualTo(
                            report.at("/reading/measures/loaded_language/value").doubleValue());
        });
        for (String table : ReportTables.NAMES) {
            parquet("/v1/outlets/report", "outlet", outlet, "table", table);
        }
        String other = "Other " + UUID.randomUUID();
        post(TEXT + " Nobody will forgive the mayor.", other, "2026-03-02", null);
        assertThat(csv("/v1/outlets/comparison", "outlet", outlet, "outlet", other))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsEntry("method.unit", "story"));
        assertThat(get("text/csv", "/v1/outlets/comparison", "outlet", outlet).statusCode())
                .isEqualTo(422);
    }

    @Test
    void everyColumnOfAFileIsInTheDictionary() throws Exception {
        Map<String, List<String>> known = StreamSupport.stream(
                        items("/v1/dictionary").spliterator(), false)
                .collect(Collectors.groupingBy(
                        entry -> entry.path("table").asText(),
                        Collectors.mapping(entry -> entry.path("name").asText(), Collectors.toList())));
        assertThat(known.get("articles"))
                .containsAll(csv("/v1/articles", "outlet", outlet).get(0).keySet());
        assertThat(known.get("sentences"))
                .containsAll(csv("/v1/sentences", "outlet", outlet, "text", "true")
                        .get(0)
                        .keySet());
        assertThat(known.get("outlets"))
                .isEqualTo(List.copyOf(csv("/v1/outlets").get(0).keySet()));
        assertThat(known.get("axes"))
                .isEqualTo(List.copyOf(csv("/v1/axes").get(0).keySet()));
        assertThat(known.get("dictionary"))
                .isEqualTo(List.copyOf(csv("/v1/dictionary").get(0).keySet()));
        String id = items("/v1/articles", "outlet", outlet).at("/0/id").asText();
        assertThat(known.get("scores"))
                .containsAll(csv("/v1/articles/" + id + "/scores").get(0).keySet());
    }

    @Test
    void anAxisOfOnesOwnHasColumns() {
        Map<String, String> row = csv("/v1/sentences", "outlet", outlet, "axis", "threat-opportunity", "axis", AXIS)
                .get(0);
        assertThat(row.keySet())
                .contains("axes.threat-opportunity.value", "axes." + AXIS + ".intensity")
                .doesNotContain("axes.<name>.value");
        assertThat(row.get("axes.threat-opportunity.value")).isNotEmpty();
    }
}
