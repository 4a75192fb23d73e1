package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** What tests type into pages, and how a page sends it. */
final class SampleTexts {
    static final String HARBOR = """
            The city council voted on Tuesday to close the old harbor bridge for eleven months. Mayor Dana Whitcomb called \
            the plan “a reckless gamble with people's jobs and a disgrace to this city” and promised to veto it.

            The government is clutching at straws, and everybody can see the panic. Councillor Reyes said the bridge is \
            sixty years old and its bearings are worn. Reyes and the Democrats have pushed for repairs since 2019. \
            The disgraceful decision will choke every small business on the waterfront. Republicans in the state senate \
            want to hold back the money until the governor signs the budget. Whitcomb will speak again on Friday.""";

    /** What would run, load or close something if it became markup. */
    static final String HOSTILE =
            "\"><img src=x onerror=alert(1)><script>alert(2)</script>'-alert(3)-'{7*7}{#if true}x{/if}";

    private SampleTexts() {}

    static String outlet() {
        return "Outlet " + UUID.randomUUID();
    }

    /** A form as a browser sends it from a page of this service. */
    static Response send(String path, Map<String, String> fields) {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(path);
    }

    /** Stores an article and tells its id. */
    static String store(Map<String, Object> article) {
        Response stored = RestAssured.given()
                .contentType("application/json")
                .body(article)
                .post("/v1/articles");
        assertThat(stored.statusCode()).as(stored.asString()).isEqualTo(201);
        return stored.path("id");
    }
}
