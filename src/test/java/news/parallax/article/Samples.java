package news.parallax.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Articles that tests post. */
public final class Samples {
    public static final ObjectMapper JSON = new ObjectMapper();

    public static final String HARBOR = """
            The city council voted on Tuesday to close the old harbor bridge for eleven months. Mayor Dana Whitcomb called \
            the plan “a reckless gamble with people's jobs” and promised to veto it. Councillor Reyes said the bridge is \
            sixty years old and its bearings are worn. Reyes and the Democrats have pushed for repairs since 2019. \
            The disgraceful decision will choke every small business on the waterfront. Republicans in the state senate \
            want to hold back the money until the governor signs the budget. Whitcomb will speak again on Friday.""";

    private Samples() {}

    /** The sample with an ending of its own: another text each time. */
    public static String text() {
        return HARBOR + " The file has the number " + UUID.randomUUID() + ".";
    }

    public static String outlet() {
        return "Outlet " + UUID.randomUUID();
    }

    public static ObjectNode article(String outlet, String text) {
        return JSON.createObjectNode().put("outlet", outlet).put("text", text);
    }

    public static ValidatableResponse store(ObjectNode article) {
        return post("/v1/articles", article.toString());
    }

    public static ValidatableResponse post(String path, Object body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
