package news.parallax.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Samples;
import news.parallax.article.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that the service leaves in the database, done by a worker that is called for it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BackgroundEventsTest {
    @Inject
    WorkerEvents events;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    /** Whatever other tests left open would be taken first. */
    @BeforeEach
    void noJobs() {
        Sql.change("delete from rescoring");
    }

    private JsonNode background(Duration left) throws Exception {
        return events.handle(Samples.JSON.readTree("{\"job\": \"background\"}"), left);
    }

    @Test
    void aJobThatWaitsIsDone() throws Exception {
        String outlet = Samples.outlet();
        UUID article = UUID.fromString(Samples.store(Samples.article(outlet, Samples.text()))
                .statusCode(201)
                .extract()
                .path("id"));
        Sql.otherModel(article);
        String job = Samples.post(
                        "/v1/rescorings",
                        Samples.JSON.createObjectNode().put("model", true).put("outlet", outlet))
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(background(Duration.ofSeconds(1)).toString())
                .as("time is short")
                .isEqualTo("{\"job\":\"background\",\"stretches\":0,\"more\":true}");
        JsonNode done = background(Duration.ofMinutes(1));
        assertThat(done.toString()).isEqualTo("{\"job\":\"background\",\"stretches\":1,\"more\":false}");
        String status = RestAssured.get("/v1/rescorings/" + job).path("status");
        assertThat(status).isEqualTo("done");
        assertThat(Sql.longs("select count(*) from score where article_id = ?", article))
                .containsExactly(2L);
    }

    @Test
    void withoutAJobThereIsNothingToDo() throws Exception {
        assertThat(background(Duration.ofSeconds(30)).toString())
                .isEqualTo("{\"job\":\"background\",\"stretches\":0,\"more\":false}");
    }
}
