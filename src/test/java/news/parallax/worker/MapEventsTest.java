package news.parallax.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Samples;
import news.parallax.article.Sql;
import news.parallax.batch.ArticleLines;
import news.parallax.batch.FakeLines;
import news.parallax.batch.ShortArticles;
import news.parallax.batch.TableRow;
import news.parallax.export.ParquetFile;
import news.parallax.measure.CurrentModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches of a distributed map, with a bucket in process. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MapEventsTest {
    private static final Duration LEFT = Duration.ofSeconds(60);

    @Inject
    ArticleLines articles;

    @Inject
    CurrentModel model;

    @Inject
    WorkerSettings settings;

    @Inject
    ObjectMapper json;

    private TestBucket bucket;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    @BeforeEach
    void open() throws Exception {
        bucket = new TestBucket();
    }

    @AfterEach
    void close() throws Exception {
        bucket.close();
    }

    private ObjectNode handle(JsonNode event) {
        return handle(articles, event, LEFT);
    }

    private ObjectNode handle(ArticleLines lines, JsonNode event, Duration left) {
        return new MapEvents(lines, new Parts(bucket::client, json), model, settings, json)
                .handle(event, Deadline.in(left));
    }

    private ObjectNode event(List<? extends JsonNode> items) {
        ObjectNode event = json.createObjectNode();
        event.putObject("BatchInput")
                .putObject("results")
                .put("bucket", TestBucket.NAME)
                .put("prefix", "corpus.jsonl.results");
        event.putArray("Items").addAll(items);
        return event;
    }

    private static List<ObjectNode> items(String outlet, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ShortArticles.article(outlet, i))
                .toList();
    }

    private List<Map<String, Object>> part(JsonNode answer) throws Exception {
        return ParquetFile.rows(bucket.read(key(answer.path("part"))));
    }

    private static String key(JsonNode place) {
        assertThat(place.asText()).startsWith("s3://corpora/");
        return place.asText().substring("s3://corpora/".length());
    }

    private List<JsonNode> lines(String key) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : new String(bucket.read(key), StandardCharsets.UTF_8).split("\n")) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    @Test
    void aBatchIsOnePartWithARowForEachArticle() throws Exception {
        String outlet = Samples.outlet();
        ObjectNode answer = handle(event(items(outlet, 20)));
        assertThat(answer.path("items").asInt()).isEqualTo(20);
        assertThat(answer.path("scored").asInt()).isEqualTo(20);
        assertThat(answer.path("rejected").asInt()).isZero();
        assertThat(answer.path("rejects").isNull()).isTrue();
        assertThat(key(answer.path("part"))).matches("corpus\\.jsonl\\.results/part-[0-9a-f]{32}\\.parquet");
        List<Map<String, Object>> rows = part(answer);
        assertThat(rows)
                .extracting(row -> row.get("ref"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> outlet + " " + i).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat((Double) row.get("measures.loaded_language.value")).isBetween(0.0, 1.0);
            assertThat(row.get("id")).isNull();
        });
        assertThat(Sql.longs("select count(*) from article where outlet = ?", outlet))
                .as("nothing is stored unless it is asked for")
                .containsExactly(0L);
    }

    /** The same numbers, in the same columns, whichever way they are taken away. */
    @Test
    void aRowIsThatOfTheListOfArticles() throws Exception {
        String outlet = Samples.outlet();
        ObjectNode item = Samples.article(outlet, Samples.text())
                .put("title", "Bridge to close")
                .put("url", "https://example.org/bridge")
                .put("author", "A. Writer")
                .put("language", "en")
                .put("story", "bridge")
                .put("publishedAt", "2026-03-01T10:00:00Z");
        ObjectNode event = event(List.of(item));
        ((ObjectNode) event.path("BatchInput"))
                .put("store", true)
                .putArray("axes")
                .add("desperation-bold-pivot")
                .add("conflict-cooperation");
        ObjectNode answer = handle(event);
        assertThat(answer.path("stored").asInt()).isEqualTo(1);
        byte[] list = RestAssured.given()
                .accept("application/vnd.apache.parquet")
                .queryParam("outlet", outlet)
                .queryParam("axis", "desperation-bold-pivot")
                .queryParam("axis", "conflict-cooperation")
                .get("/v1/articles")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Map<String, Object> stored = new LinkedHashMap<>(ParquetFile.rows(list).get(0));
        Map<String, Object> row = new LinkedHashMap<>(part(answer).get(0));
        assertThat(row).isEqualTo(stored);
        assertThat(row).containsKeys("measures.axes.conflict-cooperation.value", "quotedMeasures.lean.high");
        assertThat(row.get("measures.axes.conflict-cooperation.value")).isNotNull();
    }

    @Test
    void aBatchThatComesAgainWritesTheSameFilesAndStoresNothingMore() throws Exception {
        String outlet = Samples.outlet();
        List<JsonNode> items = new ArrayList<>(items(outlet, 5));
        items.add(json.createObjectNode().put("outlet", outlet));
        ObjectNode event = event(items);
        ((ObjectNode) event.path("BatchInput")).put("store", true);
        ObjectNode first = handle(event);
        ObjectNode second = handle(event);
        assertThat(bucket.keys()).hasSize(2);
        assertThat(first.path("stored").asInt()).isEqualTo(5);
        assertThat(second.path("stored").asInt()).isZero();
        first.remove("stored");
        second.remove("stored");
        assertThat(second).isEqualTo(first);
        assertThat(part(second)).hasSize(5);
        assertThat(Sql.longs("select count(*) from article where outlet = ?", outlet))
                .containsExactly(5L);
    }

    @Test
    void aBatchThatIsNamedWritesUnderItsName() {
        ObjectNode event = event(items(Samples.outlet(), 1));
        event.put("batch", "child-7");
        handle(event);
        assertThat(bucket.keys()).containsExactly("corpus.jsonl.results/part-child-7.parquet");
    }

    @Test
    void anItemThatCannotBeScoredIsRejectedWithItsReasonAndCostsNoOther() throws Exception {
        String outlet = Samples.outlet();
        List<JsonNode> items = new ArrayList<>(items(outlet, 3));
        items.add(1, json.createObjectNode().put("id", "empty").put("text", ""));
        items.add(json.getNodeFactory().textNode("no object"));
        items.add(json.readTree("{\"text\": \"half of a pair \\ud83d and no more\"}"));
        ObjectNode answer = handle(event(items));
        assertThat(answer.path("scored").asInt()).isEqualTo(3);
        assertThat(answer.path("rejected").asInt()).isEqualTo(3);
        List<JsonNode> rejects = lines(key(answer.path("rejects")));
        assertThat(rejects).extracting(line -> line.path("item").asInt()).containsExactly(2, 5, 6);
        assertThat(rejects.get(0).path("ref").asText()).isEqualTo("empty");
        assertThat(rejects.get(0).path("request")).isEqualTo(items.get(1));
        assertThat(rejects.get(0).at("/problem/violations/0/field").asText()).isEqualTo("text");
        assertThat(rejects.get(2).at("/problem/violations/0/position").isInt()).isTrue();
    }

    @Test
    void aRowOfATableIsARequest() throws Exception {
        String outlet = Samples.outlet();
        ObjectNode row = json.createObjectNode()
                .put("\uFEFFoutlet", outlet)
                .put("text", Samples.text())
                .put("title", "")
                .put("targets", "Whitcomb; Reyes ;")
                .put("axes", "conflict-cooperation")
                .put("sentences", "TRUE")
                .put("column of theirs", "7");
        ObjectNode event = event(List.of(row));
        ((ObjectNode) event.path("BatchInput"))
                .put("format", "csv")
                .putArray("axes")
                .add("conflict-cooperation");
        ObjectNode answer = handle(event);
        assertThat(answer.path("scored").asInt()).as(answer.toString()).isEqualTo(1);
        Map<String, Object> scored = part(answer).get(0);
        assertThat(scored.get("outlet")).isEqualTo(outlet);
        assertThat(scored.get("title")).isNull();
        assertThat(scored.get("measures.axes.conflict-cooperation.value")).isNotNull();
        assertThat(TableRow.request(Map.of("targets", "Whitcomb; Reyes ;").entrySet())
                        .path("targets"))
                .isEqualTo(json.createArrayNode().add("Whitcomb").add("Reyes"));
    }

    @Test
    void whatFailsForAReasonThatPassesLeavesNothingBehind() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() ->
                        handle(FakeLines.unavailable(calls::incrementAndGet), event(items(Samples.outlet(), 3)), LEFT))
                .isInstanceOf(PassingFault.class)
                .hasMessageContaining("503");
        assertThatThrownBy(() -> handle(
                        FakeLines.slow(Duration.ofSeconds(20), calls::incrementAndGet),
                        event(items(Samples.outlet(), 3)),
                        Duration.ofSeconds(1)))
                .isInstanceOf(PassingFault.class)
                .hasMessageContaining("Time was up");
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        ObjectNode event = event(items(Samples.outlet(), 1));
        ((ObjectNode) event.at("/BatchInput/results")).put("bucket", "nowhere");
        assertThatThrownBy(() -> handle(event))
                .isInstanceOf(PassingFault.class)
                .hasMessageContaining("s3://nowhere/corpus.jsonl.results/part-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"BatchInput\": {}, \"Items\": []} | results.bucket",
                "{\"BatchInput\": {\"results\": {\"bucket\": \"b\"}, \"axes\": \"x\"}, \"Items\": []} | axes",
                "{\"BatchInput\": {\"results\": {\"bucket\": \"b\"}, \"format\": \"xml\"}, \"Items\": []} | format",
                "{\"BatchInput\": {\"results\": {\"bucket\": \"b\"}}, \"batch\": \"a/b\", \"Items\": []} | batch"
            })
    void whatIsNoBatchIsToldSo(String event, String named) {
        assertThatThrownBy(() -> handle(json.readTree(event)))
                .isInstanceOf(UnknownEvent.class)
                .hasMessageContaining(named);
    }

    @Test
    void aBatchWithoutItemsWritesNothing() {
        assertThat(handle(event(List.of())).path("part").isNull()).isTrue();
        assertThat(bucket.keys()).isEmpty();
    }
}
