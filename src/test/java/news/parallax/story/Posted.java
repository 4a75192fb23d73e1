package news.parallax.story;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;

/** Articles that tests of stories post. */
final class Posted {
    static final ObjectMapper JSON = new ObjectMapper();

    private Posted() {}

    /** One that nothing else has. */
    static String name() {
        return "n" + UUID.randomUUID();
    }

    /** A text of its own. */
    static ObjectNode article(String outlet) {
        return article(outlet, "The harbor council met on Monday. The file has the number " + UUID.randomUUID() + ".");
    }

    static ObjectNode article(String outlet, String text) {
        return JSON.createObjectNode().put("outlet", outlet).put("text", text);
    }

    static String store(ObjectNode article) {
        return post("/v1/articles", article.toString())
                .statusCode(oneOf(200, 201))
                .extract()
                .path("id");
    }

    static ValidatableResponse group(String story, boolean move, String... articles) {
        ObjectNode body = JSON.createObjectNode().put("story", story).put("move", move);
        List.of(articles).forEach(body.withArray("articles")::add);
        return post("/v1/stories", body.toString());
    }

    static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }
}
