package news.parallax.story;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static news.parallax.story.Posted.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample story among other stories. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RelatedResourceTest {
    private static final List<String> OTHERS = List.of(
            "The national team won the final on penalties after two goals in the last minutes of the match.",
            "A senator was indicted on charges of taking bribes from a maker of school buses, prosecutors said.",
            "The central bank raised interest rates by a quarter point and said that inflation remained too high.",
            "A storm tore roofs from houses along the coast and left forty thousand people without electricity.",
            "Scientists have found water ice in a crater near the southern pole of the moon, the agency said.",
            "The governor vetoed a bill that would have made it easier to build houses near railway stations.",
            "Nurses at the county hospital walked out over pay, and operations were put off for a week.");

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    /** Of an outlet's name that sets this run's articles apart. */
    private static List<String> sample(String run, boolean dated, String retain) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("samples", "story"))) {
            for (Path file : files.sorted().toList()) {
                ObjectNode article = (ObjectNode) Posted.JSON.readTree(file.toFile());
                article.put("outlet", article.path("outlet").asText() + run).put("retain", retain);
                article.put("text", article.path("text").asText() + " " + run + ".");
                article.remove("story");
                if (!dated) {
                    article.remove("publishedAt");
                }
                ids.add(store(article));
            }
        }
        for (String other : OTHERS) {
            store(Posted.article("Other " + run, other + " The file has the number " + UUID.randomUUID() + "."));
        }
        return ids;
    }

    private static JsonNode related(String id, int limit) throws IOException {
        return Posted.JSON.readTree(given().queryParam("limit", limit)
                .get("/v1/articles/" + id + "/related")
                .then()
                .statusCode(200)
                .body("nextCursor", nullValue())
                .extract()
                .asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "scores"})
    void theOtherTellingsComeFirst(String retain) throws IOException {
        Sql.noArticles();
        String run = Posted.name();
        List<String> sample = sample(run, true, retain);
        for (String id : sample) {
            JsonNode items = related(id, 50).path("items");
            List<JsonNode> own = new ArrayList<>();
            items.forEach(item -> {
                if (item.at("/article/outlet").asText().endsWith(run)) {
                    own.add(item);
                }
            });
            assertThat(own.subList(0, 5))
                    .extracting(item -> item.at("/article/id").asText())
                    .doesNotContain(id)
                    .isSubsetOf(sample);
            assertThat(own.get(0).at("/evidence/text").isNull()).isEqualTo(retain.equals("scores"));
            assertThat(own.get(0).at("/evidence/date").asDouble()).isBetween(0.7, 1.0);
            double before = 1;
            for (JsonNode item : items) {
                assertThat(item.path("similarity").asDouble()).isBetween(0.0, before);
                before = item.path("similarity").asDouble();
                assertThat(item.at("/article/id").asText()).isNotEqualTo(id);
            }
        }
    }

    @Test
    void whatWasPublishedAtAnotherTimeIsNotProposed() throws IOException {
        String run = Posted.name();
        String text = "The observatory of Zellbrook opened its new dome to visitors after " + run + " years of work.";
        String now = store(Posted.article("A " + run, text).put("publishedAt", "2026-05-10"));
        String soon = store(Posted.article("B " + run, text).put("publishedAt", "2026-05-20"));
        String later = store(Posted.article("C " + run, text).put("publishedAt", "2026-06-20"));
        String undated = store(Posted.article("D " + run, text));
        assertThat(ids(related(now, 50))).contains(soon, undated).doesNotContain(later, now);
        assertThat(ids(related(undated, 50))).contains(now, soon, later);
        JsonNode first = related(now, 50).at("/items/0");
        assertThat(first.at("/evidence/text").asDouble()).isGreaterThan(0.99);
        assertThat(first.at("/article/url").isNull()).isTrue();
    }

    @Test
    void articlesThatCameBeforeTopicsWereKeptAreFoundByTheirWords() throws IOException, SQLException {
        String run = "zq" + UUID.randomUUID().toString().substring(0, 8);
        String text = "The lighthouse of " + run + " was sold to the keeper's daughter on Friday for a single crown.";
        String old = store(Posted.article("Old " + run, text).put("title", "Lighthouse of " + run + " sold"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from article_topic where article_id = '" + old + "'");
            statement.executeUpdate("delete from article_signatures where article_id = '" + old + "'");
        }
        String seed =
                store(Posted.article("New " + run, "In " + run + " a lighthouse has a new owner: the keeper's child."));
        assertThat(ids(related(seed, 5))).first().isEqualTo(old);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from article_topic t join article_signatures using (article_id) where article_id = '"
                                + old + "'")) {
            rows.next();
            assertThat(rows.getInt(1)).as("made now, and kept").isOne();
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        get("/v1/articles/" + UUID.randomUUID() + "/related").then().statusCode(404);
        get("/v1/articles/nothing/related").then().statusCode(404);
        String id = store(Posted.article("A", "A short text about nothing in particular, " + UUID.randomUUID() + "."));
        for (String limit : List.of("0", "51", "five", "-1")) {
            given().queryParam("limit", limit)
                    .get("/v1/articles/" + id + "/related")
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("limit"));
        }
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.at("/article/id").asText()));
        return ids;
    }
}
