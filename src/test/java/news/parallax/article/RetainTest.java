package news.parallax.article;

import static io.restassured.RestAssured.get;
import static news.parallax.article.Samples.article;
import static news.parallax.article.Samples.outlet;
import static news.parallax.article.Samples.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RetainTest {
    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    /** A text with a word that stands nowhere else. */
    private static ObjectNode marked(String mark) {
        return article(outlet(), Samples.HARBOR + " The clerk wrote " + mark + " into the file.");
    }

    private static String mark() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    static boolean databaseHolds(String mark) {
        String hex = HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8));
        for (String table : Sql.strings("select tablename::text from pg_tables where schemaname = 'public'")) {
            String rows = "select count(*) from " + table + " r where r::text like ? or r::text like ?";
            if (Sql.longs(rows, "%" + mark + "%", "%" + hex + "%").get(0) > 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void scoresAloneAreKept() {
        String mark = mark();
        ObjectNode article = marked(mark).put("retain", "scores").put("title", "Bridge");
        String id = store(article).statusCode(201).extract().path("id");
        assertThat(databaseHolds(mark)).isFalse();
        get("/v1/articles/" + id)
                .then()
                .statusCode(200)
                .body("text", nullValue())
                .body("sentences.size()", equalTo(9));
        article.remove("retain");
        store(article).statusCode(200);
        assertThat(databaseHolds(mark)).as("a repeat that says nothing of it").isFalse();
        store(article.put("retain", "text")).statusCode(200).body("id", equalTo(id));
        get("/v1/articles/" + id)
                .then()
                .body("text", equalTo(article.get("text").asText()));
    }

    @Test
    void aTextThatWasKeptIsDropped() {
        String mark = mark();
        ObjectNode article = marked(mark);
        String id = store(article).statusCode(201).extract().path("id");
        assertThat(databaseHolds(mark)).isTrue();
        store(article.put("retain", "scores")).statusCode(200).body("id", equalTo(id));
        assertThat(databaseHolds(mark)).isFalse();
    }

    @Test
    void scoringStoresNothing() {
        String mark = mark();
        ObjectNode article = marked(mark);
        Samples.post("/v1/scores", article.toString())
                .statusCode(200)
                .body("id", nullValue())
                .body("outlet", equalTo(article.get("outlet").asText()));
        assertThat(databaseHolds(mark)).isFalse();
        assertThat(Sql.longs(
                        "select count(*) from article where outlet = ?",
                        article.get("outlet").asText()))
                .containsExactly(0L);
    }
}
