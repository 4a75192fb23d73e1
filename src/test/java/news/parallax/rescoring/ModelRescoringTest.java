package news.parallax.rescoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Samples;
import news.parallax.article.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles that another model has scored are scored by the one that scores now. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ModelRescoringTest {
    private static final String GERMAN = "Der Stadtrat beschloss am Dienstag mit knapper Mehrheit, die alte Brücke am"
            + " Hafen für elf Monate zu schließen. Die Bürgermeisterin nannte den Plan ein rücksichtsloses Spiel mit den"
            + " Arbeitsplätzen der Menschen und kündigte an, ihn nicht zu unterschreiben.";

    private final String outlet = Samples.outlet();

    @BeforeAll
    static void await() {
        Ready.await();
    }

    @BeforeEach
    void noJobs() {
        Jobs.none();
    }

    private ObjectNode article() {
        return Samples.article(outlet, Samples.text());
    }

    @Test
    void theModelThatScoresNowScoresThemToo() throws Exception {
        ObjectNode named = article();
        named.put("title", "Bridge to close").put("story", "a bridge").put("publishedAt", "2026-03-01T09:30:00Z");
        named.putArray("targets").add("Reyes");
        named.putArray("axes").add("threat-opportunity");
        UUID id = Jobs.old(named);
        JsonNode before = Jobs.get("/v1/articles/" + id + "/scores").at("/items/0");

        String job = Jobs.ofOutlet(outlet);
        assertThat(Jobs.counts(Jobs.get("/v1/rescorings/" + job)))
                .isEqualTo("queued: 1 = 0 done, 0 already, 0 skipped, 0 failed");
        JsonNode done = Jobs.worked(job);
        assertThat(Jobs.counts(done)).isEqualTo("done: 1 = 1 done, 0 already, 0 skipped, 0 failed");
        assertThat(done.path("model")).isEqualTo(Jobs.get("/v1/articles/" + id).path("model"));
        assertThat(done.path("rate").asDouble()).isPositive();
        for (String point : List.of("createdAt", "startedAt", "finishedAt")) {
            assertThat(done.path(point).asText()).as(point).startsWith("20");
        }

        JsonNode scores = Jobs.get("/v1/articles/" + id + "/scores").path("items");
        assertThat(scores).hasSize(2);
        assertThat(scores.get(0).path("model")).isEqualTo(done.path("model"));
        // To the digit, apart from its axes, whose vectors this test took away.
        for (String field : List.of("model", "scoredAt", "measures", "quotedMeasures", "targets", "coverage")) {
            assertThat(scores.get(1).path(field)).as(field).isEqualTo(before.path(field));
        }
        // The same numbers as a post gives, with the target that was named and the axis that was asked for.
        for (String field : List.of("quotedMeasures", "targets", "sentences", "coverage")) {
            JsonNode again = Samples.JSON.readTree(given().contentType("application/json")
                    .body(named.toString())
                    .post("/v1/articles")
                    .asString());
            assertThat(scores.get(0).path(field)).as(field).isEqualTo(again.path(field));
        }
        assertThat(scores.get(0).at("/targets/0/name").asText()).isEqualTo("Reyes");
        assertThat(scores.get(0).at("/measures/axes/threat-opportunity/value").isNumber())
                .isTrue();
        JsonNode stored = Jobs.get("/v1/articles/" + id);
        assertThat(stored.path("text")).isEqualTo(named.path("text"));
        assertThat(stored.path("story").asText()).isEqualTo("a bridge");
    }

    @Test
    void articlesWithoutTextAreSkippedAndSay() throws Exception {
        List<UUID> kept = List.of(Jobs.old(article()), Jobs.old(article()));
        List<UUID> withheld = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            withheld.add(Jobs.old(article().put("retain", "scores")));
        }
        Samples.store(article()).statusCode(201);
        String job = Jobs.ofOutlet(outlet);
        JsonNode done = Jobs.worked(job);
        assertThat(Jobs.counts(done)).isEqualTo("done: 6 = 2 done, 1 already, 3 skipped, 0 failed");
        assertThat(done.path("leftOut"))
                .hasToString("[{\"outcome\":\"skipped\",\"reason\":\"no text\",\"articles\":3}]");
        assertThat(kept).allSatisfy(id -> assertThat(Jobs.scores(id)).isEqualTo(2));
        assertThat(withheld).allSatisfy(id -> assertThat(Jobs.scores(id)).isEqualTo(1));

        JsonNode page = Jobs.get("/v1/rescorings/" + job + "/skipped", "limit", "2");
        JsonNode rest = Jobs.get(
                "/v1/rescorings/" + job + "/skipped",
                "cursor",
                page.path("nextCursor").asText());
        List<String> listed = new ArrayList<>();
        page.path("items").forEach(item -> listed.add(item.path("article").asText()));
        rest.path("items").forEach(item -> listed.add(item.path("article").asText()));
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        withheld.stream().map(UUID::toString).toList());
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        assertThat(page.at("/items/0/outlet").asText()).isEqualTo(outlet);
        assertThat(page.at("/items/0/reason").asText()).isEqualTo("no text");
        assertThat(page.at("/items/0/detail").asText()).contains("send the article again");

        // The next one finds what this one did.
        assertThat(Jobs.counts(Jobs.worked(Jobs.ofOutlet(outlet))))
                .isEqualTo("done: 6 = 0 done, 3 already, 3 skipped, 0 failed");
    }

    @Test
    void onlyWhatIsAskedForIsDone() throws Exception {
        UUID march = Jobs.old(article().put("publishedAt", "2026-03-31").put("story", "s"));
        UUID april = Jobs.old(article().put("publishedAt", "2026-04-01").put("story", "s"));
        UUID undated = Jobs.old(article().put("story", "s"));
        ObjectNode body = Samples.JSON.createObjectNode().put("model", true).put("outlet", outlet);
        body.put("story", "s").put("from", "2026-03-31").put("to", "2026-04-01");
        JsonNode done = Jobs.worked(Jobs.posted(body.toString()));
        assertThat(Jobs.counts(done)).isEqualTo("done: 1 = 1 done, 0 already, 0 skipped, 0 failed");
        assertThat(done.path("from").asText()).isEqualTo("2026-03-31T00:00:00Z");
        assertThat(Jobs.scores(march)).isEqualTo(2);
        assertThat(Jobs.scores(april)).isEqualTo(1);
        assertThat(Jobs.scores(undated)).isEqualTo(1);
    }

    @Test
    void whatBreaksIsPassedOverAndCounted() throws Exception {
        UUID poisoned = Jobs.old(article());
        Sql.change("update score set summary = 'no JSON' where article_id = ?", poisoned);
        UUID german = Jobs.old(article());
        Sql.change("update article_text set text = ? where article_id = ?", GERMAN, german);
        UUID sound = Jobs.old(article());
        String job = Jobs.ofOutlet(outlet);
        JsonNode done = Jobs.worked(job);
        assertThat(Jobs.counts(done)).isEqualTo("done: 3 = 1 done, 0 already, 0 skipped, 2 failed");
        assertThat(Jobs.scores(sound)).isEqualTo(2);
        assertThat(done.path("leftOut"))
                .extracting(count -> count.path("reason").asText())
                .containsExactlyInAnyOrder("error", "refused");
        JsonNode items = Jobs.get("/v1/rescorings/" + job + "/skipped").path("items");
        assertThat(items).anySatisfy(item -> {
            assertThat(item.path("article").asText()).isEqualTo(german.toString());
            assertThat(item.path("detail").asText()).contains("found to be in 'de'");
        });
        Sql.change("delete from article where id = ?", poisoned);
    }

    @Test
    void whatIsNowWithheldIsCounted() throws Exception {
        UUID usual = Jobs.old(article());
        UUID shortOne = Jobs.old(Samples.article(outlet, "A vote. " + UUID.randomUUID()));
        Sql.change(
                "update score set summary = (select summary from score where article_id = ?) where article_id = ?",
                usual,
                shortOne);
        JsonNode done = Jobs.worked(Jobs.ofOutlet(outlet));
        assertThat(Jobs.counts(done)).isEqualTo("done: 2 = 2 done, 0 already, 0 skipped, 0 failed");
        assertThat(done.path("abstained")).anySatisfy(entry -> {
            assertThat(entry.path("measure").asText()).isEqualTo("lean");
            assertThat(entry.path("reason").asText()).isEqualTo("too short");
            assertThat(entry.path("articles").asInt()).isEqualTo(1);
            assertThat(entry.path("withdrawn").asInt()).isEqualTo(1);
        });
    }

    @Test
    void theSameJobIsNotMadeTwiceWhileItIsOpen() throws Exception {
        Jobs.old(article());
        String first = Jobs.ofOutlet(outlet);
        Response second = Jobs.post(Samples.JSON
                .createObjectNode()
                .put("outlet", outlet)
                .put("model", true)
                .toString());
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first);
        assertThat(second.header("Location")).isEqualTo("/v1/rescorings/" + first);
        String other = Jobs.ofOutlet("another than " + outlet);
        assertThat(other).isNotEqualTo(first);
        Jobs.worked(first);
        assertThat(Jobs.ofOutlet(outlet)).isNotEqualTo(first);
        JsonNode list = Jobs.get("/v1/rescorings", "limit", "2");
        assertThat(list.path("items")).hasSize(2);
        JsonNode rest =
                Jobs.get("/v1/rescorings", "cursor", list.path("nextCursor").asText());
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.at("/items/0/id").asText()).isEqualTo(first);
    }

    @Test
    void aCancelledJobIsNotWorkedOn() throws Exception {
        UUID id = Jobs.old(article());
        String job = Jobs.ofOutlet(outlet);
        Response cancelled = given().delete("/v1/rescorings/" + job);
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(cancelled.jsonPath().getString("status")).isEqualTo("cancelled");
        assertThat(Jobs.counts(Jobs.worked(job))).isEqualTo("cancelled: 1 = 0 done, 0 already, 0 skipped, 0 failed");
        assertThat(Jobs.scores(id)).isEqualTo(1);
        String next = Jobs.ofOutlet(outlet);
        Jobs.worked(next);
        assertThat(given().delete("/v1/rescorings/" + next).jsonPath().getString("status"))
                .isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|model",
                "{\"model\": false}|model",
                "{\"model\": true, \"axis\": \"threat-opportunity\"}|model",
                "{\"axis\": \"No Name\"}|axis",
                "{\"axis\": \"nobody-knows\"}|axis",
                "{\"model\": true, \"outlet\": \"\"}|outlet",
                "{\"model\": true, \"from\": \"2026-03-02\", \"to\": \"2026-03-02\"}|to",
                "{\"model\": true, \"from\": \"yesterday\"}|from",
                "{\"model\": true, \"story\": 7}|story"
            })
    void whatIsNoJobIsRefused(String body, String field) {
        Response answer = Jobs.post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo(field);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "job")) {
            for (String path : List.of("", "/skipped", "/drift")) {
                assertThat(given().get("/v1/rescorings/" + id + path).statusCode())
                        .isEqualTo(404);
            }
            assertThat(given().delete("/v1/rescorings/" + id).statusCode()).isEqualTo(404);
        }
        assertThat(given().queryParam("cursor", "x").get("/v1/rescorings").statusCode())
                .isEqualTo(422);
    }
}
