package news.parallax.rescoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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

/** Articles that were asked for a version of an axis are asked for another one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AxisRescoringTest {
    private final String outlet = Samples.outlet();
    private final String axis = "again-" + UUID.randomUUID();

    @BeforeAll
    static void await() {
        Ready.await();
    }

    @BeforeEach
    void noJobs() {
        Jobs.none();
    }

    /** @return the version */
    private String post(String positive) throws Exception {
        ObjectNode body = Samples.JSON.createObjectNode().put("name", axis).put("description", positive);
        body.putArray("negative").add("a reckless gamble").add("this will ruin everybody");
        body.putArray("positive").add(positive).add("a careful plan");
        return Samples.JSON
                .readTree(
                        Samples.post("/v1/axes", body).statusCode(201).extract().asString())
                .path("version")
                .asText();
    }

    private UUID store(boolean text) {
        ObjectNode article = Samples.article(outlet, Samples.text());
        article.putArray("axes").add(axis);
        article.put("retain", text ? "text" : "scores");
        return UUID.fromString(Samples.store(article).statusCode(201).extract().path("id"));
    }

    private JsonNode place(UUID article) throws Exception {
        return Jobs.get("/v1/articles/" + article).at("/measures/axes/" + axis);
    }

    private String job() throws Exception {
        return Jobs.posted(Samples.JSON
                .createObjectNode()
                .put("axis", axis)
                .put("outlet", outlet)
                .toString());
    }

    @Test
    void theyAreShownOnTheVersionThatTheNameMeansNow() throws Exception {
        String first = post("a sober decision");
        List<UUID> articles = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            articles.add(store(i % 2 == 0));
        }
        UUID without = store(true);
        Sql.change("delete from sentence_vectors where article_id = ?", without);
        Samples.store(Samples.article(outlet, Samples.text())).statusCode(201);
        double before = place(articles.get(0)).path("value").asDouble();
        String second = post("engineers have measured it");

        JsonNode preview =
                Jobs.get("/v1/rescorings/drift", "of", axis, "before", first, "after", second, "outlet", outlet);
        JsonNode done = Jobs.worked(job());
        assertThat(Jobs.counts(done)).isEqualTo("done: 7 = 6 done, 0 already, 1 skipped, 0 failed");
        assertThat(done.path("model").isNull()).isTrue();
        assertThat(done.at("/axis/version").asText()).isEqualTo(second);
        assertThat(done.at("/leftOut/0/reason").asText()).isEqualTo("no vectors");
        for (UUID article : articles) {
            assertThat(place(article).path("version").asText()).isEqualTo(second);
        }
        // Without a text, and without a model: by what was stored of it.
        assertThat(Jobs.scores(articles.get(1))).isEqualTo(1);
        assertThat(Sql.strings("select axis_version from article_axis where article_id = ?", articles.get(0)))
                .contains(first, second);

        JsonNode drift = Jobs.get("/v1/rescorings/" + done.path("id").asText() + "/drift");
        assertThat(drift).isEqualTo(preview);
        assertThat(drift.at("/axis/from").asText()).isEqualTo(first);
        assertThat(drift.path("articles").asInt()).isEqualTo(7);
        JsonNode moved = drift.at("/movements/0");
        assertThat(moved.path("measure").asText()).isEqualTo("axes." + axis);
        assertThat(moved.path("n").asInt()).isEqualTo(6);
        // The six texts differ in a number that nobody reads: about the same value each.
        assertThat(moved.path("before").asDouble()).isCloseTo(before, within(0.05));
        assertThat(moved.path("after").asDouble())
                .isCloseTo(place(articles.get(0)).path("value").asDouble(), within(0.05));
        assertThat(moved.path("change").asDouble())
                .isCloseTo(moved.path("after").asDouble() - moved.path("before").asDouble(), within(2e-6));

        assertThat(Jobs.counts(Jobs.worked(job()))).isEqualTo("done: 7 = 0 done, 6 already, 1 skipped, 0 failed");
    }

    @Test
    void anEarlierVersionThatIsPostedAgainIsAnother() throws Exception {
        String first = post("a sober decision");
        UUID article = store(true);
        String second = post("engineers have measured it");
        Jobs.worked(job());
        assertThat(place(article).path("version").asText()).isEqualTo(second);
        ObjectNode again = Samples.JSON.createObjectNode().put("name", axis).put("description", "a sober decision");
        again.putArray("negative").add("a reckless gamble").add("this will ruin everybody");
        again.putArray("positive").add("a sober decision").add("a careful plan");
        Samples.post("/v1/axes", again).statusCode(200);
        assertThat(Jobs.counts(Jobs.worked(job()))).isEqualTo("done: 1 = 1 done, 0 already, 0 skipped, 0 failed");
        assertThat(place(article).path("version").asText()).isEqualTo(first);
    }

    @Test
    void aJobGoesOnWhenItsAxisIsTakenOffTheList() throws Exception {
        post("a sober decision");
        UUID article = store(true);
        String second = post("engineers have measured it");
        String job = job();
        RestAssured.delete("/v1/axes/" + axis).then().statusCode(204);
        assertThat(Jobs.worked(job).path("done").asInt()).isEqualTo(1);
        assertThat(place(article).path("version").asText()).isEqualTo(second);
    }

    @Test
    void oneThatCannotBeReadSpoilsNoOther() throws Exception {
        post("a sober decision");
        UUID broken = store(true);
        UUID sound = store(true);
        String second = post("engineers have measured it");
        Sql.change("update sentence_vectors set vectors = '\\x00'::bytea where article_id = ?", broken);
        JsonNode done = Jobs.worked(job());
        assertThat(Jobs.counts(done)).isEqualTo("done: 2 = 1 done, 0 already, 0 skipped, 1 failed");
        assertThat(done.at("/leftOut/0/reason").asText()).isEqualTo("error");
        assertThat(place(sound).path("version").asText()).isEqualTo(second);
        Sql.change("delete from article where id = ?", broken);
    }
}
