package news.parallax.article;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import news.parallax.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that parallax-en 1.0.0 left in a database, as they lay there, and what was answered of them then. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class StoredByAnEarlierModelTest {
    private static JsonNode then;

    @BeforeAll
    static void read() throws IOException {
        Ready.await();
        try (InputStream in = StoredByAnEarlierModelTest.class.getResourceAsStream("stored-by-1.0.0.json")) {
            then = Samples.JSON.readTree(in);
        }
    }

    @BeforeEach
    void store() {
        for (String table : List.of("model_version", "article", "article_text", "score", "sentence_vectors")) {
            Sql.change(
                    "insert into " + table + " select * from json_populate_record(null::" + table
                            + ", ?::json) on conflict do nothing",
                    then.get(table).toString());
        }
    }

    private static String id() {
        return then.at("/answer/id").asText();
    }

    private static JsonNode get(String path, String... query) throws IOException {
        var request = given();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return Samples.JSON.readTree(
                request.get(path).then().statusCode(200).extract().asString());
    }

    /** Whatever was answered then is answered now; fields may have come since. */
    private static void isAnsweredAsThen(JsonNode now, List<String> fields) {
        for (String field : fields) {
            assertThat(now.get(field)).as(field).isEqualTo(then.get("answer").get(field));
        }
    }

    @Test
    void itsScoresAreAnsweredDigitForDigitBeforeAndAfterAnotherModelScores() throws IOException {
        List<String> scores = List.of("model", "scoredAt", "coverage", "measures", "quotedMeasures", "targets", "sentences");
        JsonNode now = get("/v1/articles/" + id() + "/scores").path("items");
        assertThat(now).anySatisfy(item -> isAnsweredAsThen(item, scores));
        isAnsweredAsThen(get("/v1/articles/" + id()), List.of("outlet", "story", "title", "publishedAt", "textHash", "text"));

        Samples.store(Samples.article(
                        then.at("/answer/outlet").asText(), then.at("/answer/text").asText()))
                .statusCode(200);
        assertThat(get("/v1/articles/" + id() + "/scores").path("items"))
                .anySatisfy(item -> isAnsweredAsThen(item, scores));
    }

    @Test
    void theModelIsDescribedInFull() throws IOException {
        JsonNode model = get("/v1/model", "version", then.at("/model_version/hash").asText());
        JsonNode described = Samples.JSON.readTree(then.at("/model_version/model_json").asText());
        assertThat(described).hasSizeGreaterThan(5);
        described.properties().forEach(field -> assertThat(model.get(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
        assertThat(model.path("storedScores").asLong()).isPositive();
        assertThat(get("/v1/model", "version", "1.0.0").path("version").asText())
                .isEqualTo("1.0.0");
    }

    @Test
    void itsStoryIsStillCompared() throws IOException {
        Sql.change("delete from article where id = ?::uuid", id());
        store();
        JsonNode comparison = get(
                "/v1/stories/comparison", "story", then.at("/answer/story").asText());
        assertThat(comparison.at("/method/model")).isEqualTo(then.at("/answer/model"));
        assertThat(comparison.at("/outlets/0/measures/loaded_language/value").asDouble())
                .isEqualTo(then.at("/answer/measures/loaded_language/value").asDouble());
        assertThat(comparison.at("/outlets/0/measures/lean/probabilities"))
                .isEqualTo(then.at("/answer/measures/lean/probabilities"));
    }
}
