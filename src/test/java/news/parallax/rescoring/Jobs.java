package news.parallax.rescoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import news.parallax.article.Samples;
import news.parallax.article.Sql;

/** Posts jobs and works on them by hand: no worker runs in tests. */
final class Jobs {
    private static final Duration LONG = Duration.ofMinutes(2);

    private Jobs() {}

    /** Whatever other tests left open would be taken first. */
    static void none() {
        Sql.change("delete from rescoring");
    }

    static Response post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/rescorings");
    }

    static String posted(String body) throws Exception {
        Response answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = Samples.JSON.readTree(answer.asString()).path("id").asText();
        assertThat(answer.header("Location")).isEqualTo("/v1/rescorings/" + id);
        return id;
    }

    static String ofOutlet(String outlet) throws Exception {
        return posted(Samples.JSON
                .createObjectNode()
                .put("model", true)
                .put("outlet", outlet)
                .toString());
    }

    /** Works until nothing is left, and says what has become of a job. */
    static JsonNode worked(String id) throws Exception {
        Rescorings rescorings = Arc.container().instance(Rescorings.class).get();
        while (rescorings.workOn(LONG)) {
            assertThat(Sql.longs("select count(*) from rescoring where status in ('queued', 'running')"))
                    .isNotEmpty();
        }
        return get("/v1/rescorings/" + id);
    }

    static JsonNode get(String path, String... query) throws Exception {
        var request = given();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        Response answer = request.get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Samples.JSON.readTree(answer.asString());
    }

    /** An article that the model that scores now has not scored: its id. */
    static UUID old(ObjectNode article) {
        UUID id =
                UUID.fromString(Samples.store(article).statusCode(201).extract().path("id"));
        Sql.otherModel(id);
        return id;
    }

    static long scores(UUID article) {
        return Sql.longs("select count(*) from score where article_id = ?", article)
                .get(0);
    }

    /** How many of them came to what. */
    static String counts(JsonNode job) {
        return String.format(
                "%s: %d = %d done, %d already, %d skipped, %d failed",
                job.path("status").asText(),
                job.path("total").asLong(-1),
                job.path("done").asLong(-1),
                job.path("already").asLong(-1),
                job.path("skipped").asLong(-1),
                job.path("failed").asLong(-1));
    }
}
