package news.parallax.rescoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Samples;
import news.parallax.article.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report over stored rows: values before are put there by hand, values after are the model's. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ModelDriftTest {
    private final String outlet = Samples.outlet();

    @BeforeAll
    static void await() {
        Ready.await();
    }

    @BeforeEach
    void noJobs() {
        Jobs.none();
    }

    private static void was(UUID article, String measure, double value) {
        Sql.change(
                "update score set summary = jsonb_set(summary::jsonb, cast(? as text[]), to_jsonb(?))::text"
                        + " where article_id = ?",
                "{measures," + measure + ",value}",
                value,
                article);
    }

    @Test
    void saysHowFarTheModelMovedWhatItScored() throws Exception {
        double[] before = {0.1, 0.2, 0.3, 0.4, 0.6};
        double[] after = new double[before.length];
        UUID[] articles = new UUID[before.length];
        for (int i = 0; i < before.length; i++) {
            articles[i] = Jobs.old(Samples.article(outlet, Samples.text()));
            was(articles[i], "loaded_language", before[i]);
        }
        Jobs.old(Samples.article(outlet, Samples.text()).put("retain", "scores"));
        String job = Jobs.ofOutlet(outlet);
        Jobs.worked(job);
        double change = 0;
        for (int i = 0; i < before.length; i++) {
            after[i] = Jobs.get("/v1/articles/" + articles[i])
                    .at("/measures/loaded_language/value")
                    .asDouble();
            change += (after[i] - before[i]) / before.length;
        }

        JsonNode drift = Jobs.get("/v1/rescorings/" + job + "/drift");
        assertThat(drift.at("/model/from/version").asText()).isEqualTo("0.0.1-other");
        assertThat(drift.at("/model/to"))
                .isEqualTo(Jobs.get("/v1/rescorings/" + job).path("model"));
        assertThat(drift.path("axis").isNull()).isTrue();
        assertThat(drift.path("articles").asInt()).isEqualTo(5);
        assertThat(drift.path("read").asInt()).isEqualTo(5);
        assertThat(drift.path("outlet").asText()).isEqualTo(outlet);
        assertThat(drift.path("caution").asText()).contains("the instrument changed");
        JsonNode loaded = drift.at("/movements/0");
        assertThat(loaded.path("measure").asText()).isEqualTo("loaded_language");
        assertThat(loaded.path("n").asInt()).isEqualTo(5);
        assertThat(loaded.path("before").asDouble()).isCloseTo(0.32, within(1e-6));
        assertThat(loaded.path("change").asDouble()).isCloseTo(change, within(2e-6));
        assertThat(loaded.at("/interval/0").asDouble()).isLessThan(change);
        assertThat(loaded.at("/interval/1").asDouble()).isGreaterThan(change);
        assertThat(loaded.at("/outlets/n").asInt()).isEqualTo(1);
        assertThat(loaded.path("furthest")).isNotEmpty();
        // What nobody touched is as it was: the same model scored it under another name.
        JsonNode tone = drift.at("/movements/2");
        assertThat(tone.path("measure").asText()).isEqualTo("tone");
        assertThat(tone.path("change").asDouble()).isCloseTo(0, within(1e-6));
        assertThat(tone.path("signChanges").asDouble()).isZero();
        // The former model's vectors are gone, so that nothing can be placed on the axis.
        assertThat(drift.path("movements")).anySatisfy(movement -> {
            assertThat(movement.path("measure").asText()).isEqualTo("axes.desperation-bold-pivot");
            assertThat(movement.path("gained").asInt()).isEqualTo(5);
        });

        String now = drift.at("/model/to/hash").asText();
        assertThat(Jobs.get("/v1/rescorings/drift", "before", "0.0.1-other", "after", now, "outlet", outlet))
                .isEqualTo(drift);
        assertThat(Jobs.get("/v1/rescorings/" + job + "/drift", "before", "sha256:other"))
                .isEqualTo(drift);
        JsonNode back = Jobs.get("/v1/rescorings/drift", "before", now, "after", "sha256:other", "outlet", outlet);
        assertThat(back.at("/movements/0/change").asDouble())
                .isCloseTo(-loaded.path("change").asDouble(), within(2e-6));
    }

    @Test
    void whatHasNoEarlierVersionHasNoDrift() throws Exception {
        String job = Jobs.ofOutlet(outlet);
        Jobs.worked(job);
        assertThat(given().get("/v1/rescorings/" + job + "/drift").statusCode()).isEqualTo(404);
        assertThat(given().queryParam("before", "0.0.0")
                        .queryParam("after", "9.9.9")
                        .get("/v1/rescorings/drift")
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().queryParam("of", "threat-opportunity")
                        .queryParam("before", "x")
                        .queryParam("after", "y")
                        .get("/v1/rescorings/drift")
                        .statusCode())
                .isEqualTo(404);
        var missing = given().queryParam("from", "2026-02-01")
                .queryParam("to", "2026-01-01")
                .get("/v1/rescorings/drift");
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.jsonPath().getList("violations.field")).containsExactly("before", "after", "to");
    }
}
