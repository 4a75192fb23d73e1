package news.parallax.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Sql;
import news.parallax.platform.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KeysRequired.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class KeysTest {
    @Inject
    Keys keys;

    @Inject
    FailedTries tries;

    /** Other tests ask from this address, too. */
    @BeforeEach
    void nothingFailedBefore() {
        tries.forget();
    }

    private static Response dictionary(String key) {
        return given().header(KeyFilter.HEADER, key).get("/v1/dictionary");
    }

    @Test
    void aKeyIsValidUntilItIsRevoked() {
        Keys.Made made = TestKeys.make(600, Scope.READ);
        dictionary(made.text()).then().statusCode(200);
        assertThat(keys.revoke(made.entry().name())).isPresent();
        dictionary(made.text())
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("not valid"))
                .header("RateLimit", nullValue());
        assertThat(keys.revoke(made.entry().name())).as("a second time").isEmpty();
        assertThat(keys.revoke(made.entry().id().toString())).isEmpty();
    }

    @Test
    void onlyItsHashIsKept() {
        Keys.Made made = TestKeys.make(600, Scope.READ);
        dictionary(made.text());
        for (String table : List.of("access_key", "access_quota", "access_session")) {
            assertThat(Sql.strings("select t::text from " + table + " t"))
                    .noneMatch(row -> row.contains(made.text().substring(4)));
        }
        assertThat(Sql.strings(
                        "select encode(hash, 'hex') from access_key where id = ?",
                        made.entry().id()))
                .containsExactly(KeyText.hash(made.text()));
    }

    @Test
    void aNameIsTakenUntilItsKeyIsRevoked() {
        Keys.Made first = TestKeys.make(600, Scope.READ);
        String name = first.entry().name();
        assertThat(keys.create(name, Set.of(Scope.READ), 1)).isEmpty();
        keys.revoke(first.entry().id().toString());
        assertThat(keys.create(name, Set.of(Scope.WRITE), 1)).isPresent();
        assertThat(keys.list().stream().filter(key -> key.name().equals(name))).hasSize(2);
    }

    @Test
    void theDayOfItsLastUseIsKept() {
        Keys.Made made = TestKeys.make(600, Scope.READ);
        assertThat(made.entry().lastUsedOn()).isNull();
        dictionary(made.text());
        assertThat(Sql.longs(
                        "select count(*) from access_key where id = ? and last_used_on = (now() at time zone 'UTC')::date",
                        made.entry().id()))
                .containsExactly(1L);
    }

    @Test
    void everyAnswerSaysWhatIsLeft() {
        String key = TestKeys.make(5, Scope.READ).text();
        dictionary(key)
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"key\";q=5;w=60"))
                .header("RateLimit", equalTo("\"key\";r=4;t=12"));
        given().header(KeyFilter.HEADER, key)
                .get("/v1/nothing-here")
                .then()
                .statusCode(404)
                .header("RateLimit", containsString("r=3"));
        given().header(KeyFilter.HEADER, key)
                .delete("/v1/axes/nothing")
                .then()
                .statusCode(403)
                .header("RateLimit", containsString("r=2"));
        dictionary(key);
        dictionary(key).then().statusCode(200).header("RateLimit", containsString("r=0"));
        dictionary(key)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("RateLimit", containsString("r=0"))
                .header(
                        "Retry-After",
                        Integer::parseInt,
                        org.hamcrest.Matchers.allOf(
                                org.hamcrest.Matchers.greaterThan(5), org.hamcrest.Matchers.lessThanOrEqualTo(12)));
    }

    @Test
    void ofManyAtOnceExactlyTheQuotaIsGranted() throws Exception {
        String key = TestKeys.make(40, Scope.READ).text();
        ExecutorService many = Executors.newFixedThreadPool(16);
        try {
            Callable<Integer> ask = () -> dictionary(key).statusCode();
            long begin = System.nanoTime();
            List<Integer> answers = many
                    .invokeAll(Stream.generate(() -> ask).limit(80).toList())
                    .stream()
                    .map(KeysTest::got)
                    .toList();
            long granted = answers.stream().filter(status -> status == 200).count();
            // One comes back every 1.5 s while they are sent.
            long back = (System.nanoTime() - begin) / 1_500_000_000L + 1;
            assertThat(granted).isBetween(40L, 40L + back);
            assertThat(answers).allMatch(status -> status == 200 || status == 429);
        } finally {
            many.shutdownNow();
        }
    }

    private static int got(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aKeyIsReadFromItsHeaderAlone() {
        String key = TestKeys.of(Scope.READ);
        for (String name : List.of("key", "api_key", "apikey", "X-API-Key")) {
            given().queryParam(name, key).get("/v1/dictionary").then().statusCode(401);
        }
        given().header("Authorization", "Bearer " + key)
                .get("/v1/dictionary")
                .then()
                .statusCode(401);
        given().cookie("parallax-session", key).get("/v1/dictionary").then().statusCode(401);
    }

    @Test
    void scriptsOfListedOriginsMayAsk() {
        for (String origin : List.of("https://news.example.org", "chrome-extension://abcdefghijklmnop")) {
            given().header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "x-api-key,content-type")
                    .options("/v1/scores")
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", equalTo(origin))
                    .header("Access-Control-Allow-Headers", containsString("X-API-Key"))
                    .header("Access-Control-Allow-Credentials", nullValue())
                    .header("Vary", equalToIgnoringCase("Origin"));
            given().header("Origin", origin)
                    .header(KeyFilter.HEADER, TestKeys.of(Scope.READ))
                    .header("Sec-Fetch-Site", "cross-site")
                    .contentType("application/json")
                    .body("{}")
                    .post("/v1/scores")
                    .then()
                    .statusCode(422)
                    .header("Access-Control-Allow-Origin", equalTo(origin))
                    .header("Access-Control-Expose-Headers", containsString("RateLimit"))
                    .header("Access-Control-Allow-Credentials", nullValue());
            Headers refused = given().header("Origin", origin)
                    .get("/v1/dictionary")
                    .then()
                    .statusCode(401)
                    .header("Access-Control-Allow-Origin", equalTo(origin))
                    .extract()
                    .headers();
            assertThat(refused.getValues("Vary")).singleElement().asString().isEqualToIgnoringCase("Origin");
        }
    }

    @Test
    void scriptsOfOthersMayNot() {
        Map<String, Object> preflight = Map.of("Origin", "https://evil.test", "Access-Control-Request-Method", "POST");
        given().headers(preflight)
                .options("/v1/scores")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", "https://evil.test")
                .header(KeyFilter.HEADER, TestKeys.of(Scope.READ))
                .get("/v1/dictionary")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
        assertThat(given().header(KeyFilter.HEADER, TestKeys.of(Scope.READ))
                        .get("/v1/dictionary")
                        .headers()
                        .getValues("Vary"))
                .contains("Origin");
        given().header("Origin", "https://news.example.org")
                .get("/sign-in")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
