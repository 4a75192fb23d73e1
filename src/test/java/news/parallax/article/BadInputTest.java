package news.parallax.article;

import static io.restassured.RestAssured.given;
import static news.parallax.article.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.platform.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error table over a real connection: the right status, a problem document, nothing of the text in it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BadInputTest {
    private static final String JSON = "Content-Type: application/json\r\n";

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private static Wire.Answer post(String path, String headers, byte[] body) throws IOException {
        return Wire.post(RestAssured.port, path, headers, body);
    }

    private static JsonNode problem(Wire.Answer answer, int status) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        JsonNode problem = Samples.JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        return problem;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/scores", "/v1/articles"})
    void whatIsBroken(String path) throws Exception {
        problem(post(path, JSON, new byte[0]), 400);
        problem(post(path, JSON, "{\"text\": \"secret".getBytes()), 400);
        problem(post(path, JSON, "{\"text\": \"secret\"} trailing".getBytes()), 400);
        problem(post(path, JSON, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}), 400);
        problem(post(path, JSON, "[".repeat(200_000).getBytes()), 400);
        problem(post(path, JSON, "[]".getBytes()), 422);
        problem(post(path, JSON, "7".getBytes()), 422);
        JsonNode nul = problem(post(path, JSON, "{\"outlet\": \"o\", \"text\": \"secret\\u0000\"}".getBytes()), 422);
        assertThat(nul.at("/violations/0/field").asText()).isEqualTo("text");
        assertThat(nul.at("/violations/0/position").asInt()).isEqualTo(6);
        assertThat(nul.toString()).doesNotContain("secret");
        JsonNode lone =
                problem(post(path, JSON, "{\"outlet\": \"o\", \"text\": \"\\ud83d\\ude00 \\ude00\"}".getBytes()), 422);
        assertThat(lone.at("/violations/0/position").asInt()).isEqualTo(3);
    }

    @Test
    void everyViolationIsListed() {
        Samples.post("/v1/articles", "{\"text\": 1, \"url\": \"x\", \"targets\": [1], \"retain\": \"x\"}")
                .statusCode(422)
                .body("violations.field", contains("outlet", "text", "url", "targets[0]", "retain"));
    }

    @ParameterizedTest
    @CsvSource({"1048577, 413", "8380000, 413"})
    void whatIsTooLong(int length, int status) throws Exception {
        byte[] body = article("o", "x".repeat(length)).toString().getBytes(StandardCharsets.UTF_8);
        problem(post("/v1/articles", JSON, body), status);
        problem(post("/v1/scores", JSON, body), status);
    }

    @Test
    void otherMediaTypes() throws Exception {
        byte[] body = article("o", "A text.").toString().getBytes(StandardCharsets.UTF_8);
        problem(post("/v1/articles", "Content-Type: text/plain\r\n", body), 415);
        problem(post("/v1/articles", "Content-Type: application/xml\r\n", body), 415);
        problem(post("/v1/articles", "Content-Type: */*\r\n", body), 415);
        problem(post("/v1/articles", "", body), 415);
        problem(post("/v1/scores", "", body), 415);
        assertThat(post("/v1/scores", "Content-Type: Application/JSON; charset=utf-8\r\n", body)
                        .status())
                .isEqualTo(200);
        problem(post("/v1/scores", JSON + "Accept: text/csv\r\n", body), 406);
        given().accept("image/png").get("/v1/articles").then().statusCode(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles/x",
                "/v1/articles/1-1-1-1-1",
                "/v1/articles/00000000-0000-0000-0000-000000000000",
                "/v1/articles/00000000-0000-0000-0000-000000000000/scores",
                "/v1/nothing"
            })
    void whatIsNotThere(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }

    @Test
    void notEnglish() {
        String german =
                "Der Stadtrat hat am Dienstag beschlossen, die alte Hafenbrücke für elf Monate zu sperren, und die"
                        + " Bürgermeisterin hat angekündigt, dass sie dagegen Einspruch erheben wird, weil viele Menschen jeden Tag"
                        + " über diese Brücke zur Arbeit fahren müssen.";
        ObjectNode article = article("o", german);
        Samples.store(article).statusCode(422).body("violations[0].field", not(equalTo(null)));
        Samples.store(article.put("language", "de"))
                .statusCode(201)
                .body("measures.size()", equalTo(0))
                .body("abstained.size()", not(equalTo(0)));
    }

    @Test
    void hardTextsAreStored() {
        for (String text : List.of(
                "?",
                "\uFFFE\uFDD0 noncharacters",
                "a\u0301\u202E\u200B mixed \uD83D\uDC69\u200D\uD83D\uDCBB.",
                "wordwithoutend".repeat(500),
                "One. ".repeat(300),
                distinctWords(3_000))) {
            Samples.store(article("Hard", text).put("language", "en").put("sentences", false))
                    .statusCode(201);
        }
    }

    @Test
    void theFullTextIndexTakesAnything() {
        for (String part :
                List.of("w-", "w.x/", "x@y.z ", "\uD840\uDC00 ", "\u0660", "' ", "a:1 ", "1e5 ", "</b>&amp;")) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; text.length() < 200_000; i++) {
                text.append(Integer.toString(i, 36)).append(part);
            }
            assertThat(Sql.longs("select length(to_tsvector('english', left(?, 100000)))::bigint", text.toString()))
                    .hasSize(1);
        }
    }

    @Test
    void onlyWhatWasAskedForIsShown() {
        ObjectNode article = article("o", Samples.HARBOR).put("sentences", false);
        article.putArray("measures").add("lean");
        var result = Samples.post("/v1/scores", article.toString())
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .jsonPath();
        assertThat(result.getMap("$")).doesNotContainKey("sentences");
        assertThat(result.getMap("measures")).doesNotContainKeys("loaded_language", "tone");
        assertThat(result.getList("targets.tone").stream().filter(tone -> tone != null))
                .isEmpty();
        article.put("sentences", true);
        var sentence = Samples.post("/v1/scores", article.toString()).extract().jsonPath();
        assertThat(sentence.getMap("sentences[0]"))
                .containsKeys("begin", "end", "title", "quoted", "lean")
                .doesNotContainKeys("loaded_language", "tone");
    }

    /** As many different words as make a full-text index sweat. */
    private static String distinctWords(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Integer.toString(i + 50_000, 36))
                    .append("w-")
                    .append(Integer.toString(i, 36))
                    .append(' ');
        }
        return text.toString();
    }
}
