package news.parallax.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Sql;
import news.parallax.platform.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(KeysRequired.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SignInTest {
    private static final String COOKIE = "parallax-session";

    @Inject
    Keys keys;

    @Inject
    FailedTries tries;

    /** Other tests ask from this address, too. */
    @BeforeEach
    void nothingFailedBefore() {
        tries.forget();
    }

    private static RequestSpecification browser() {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private static Response signIn(String key, String target) {
        return browser().formParam("key", key).formParam("target", target).post("/sign-in");
    }

    private static String session(String key) {
        return signIn(key, "/").then().statusCode(303).extract().cookie(COOKIE);
    }

    @Test
    void aPageWithoutASessionIsTheOneForSigningIn() {
        browser()
                .urlEncodingEnabled(false)
                .get("/stories?q=%3Cb%3E")
                .then()
                .statusCode(401)
                .header("Cache-Control", containsString("no-store"))
                .contentType("text/html")
                .body(containsString("name=\"key\""), containsString("value=\"/stories?q=%3Cb%3E\""));
        given().get("/stories").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aKeyOpensTheWayBack() {
        Response answer = signIn(TestKeys.of(Scope.READ), "/stories?q=bridge");
        answer.then().statusCode(303).header("Location", equalTo("/stories?q=bridge"));
        String cookie = answer.getHeader("Set-Cookie");
        assertThat(cookie)
                .contains("HTTPOnly", "SameSite=Lax", "Path=/", "Max-Age=43200")
                .doesNotContain("plx_")
                .doesNotContain("Secure")
                .doesNotContain("Domain");
        String token = answer.getCookie(COOKIE);
        browser().cookie(COOKIE, token).get("/stories").then().statusCode(200);
        assertThat(Sql.strings("select encode(hash, 'hex') from access_session"))
                .contains(KeyText.hash(token))
                .doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test",
                "/\\evil.test",
                "https://evil.test",
                "javascript:alert(1)",
                "",
                "/a\r\nX: y",
                "/\t/evil.test",
                "evil"
            })
    void leadsNowhereElse(String target) {
        signIn(TestKeys.of(Scope.READ), target).then().statusCode(303).header("Location", equalTo("/"));
    }

    @Test
    void whatIsNoKeyIsRefusedOnThePage() {
        for (String wrong : new String[] {"", "guess", KeyText.random(new java.security.SecureRandom())}) {
            Response answer = signIn(wrong, "/stories");
            // Many have failed from this address while all of these tests ran.
            assertThat(answer.statusCode()).isIn(401, 429);
            answer.then().contentType("text/html").body(containsString("value=\"/stories\""));
            assertThat(answer.getHeader("Set-Cookie")).isNull();
            if (!wrong.isEmpty()) {
                answer.then().body(org.hamcrest.Matchers.not(containsString(wrong)));
            }
        }
    }

    @Test
    void signingOutEndsTheSessionForEverybodyWhoHasTheCookie() {
        String token = session(TestKeys.of(Scope.READ));
        browser().cookie(COOKIE, token).get("/sign-in").then().statusCode(200).body(containsString("Sign out"));
        String cookie = browser()
                .cookie(COOKIE, token)
                .contentType("application/x-www-form-urlencoded")
                .post("/sign-out")
                .then()
                .statusCode(303)
                .extract()
                .header("Set-Cookie");
        assertThat(cookie).contains(COOKIE + "=;", "Max-Age=0");
        browser().cookie(COOKIE, token).get("/stories").then().statusCode(401);
    }

    @Test
    void signingInAgainEndsTheFormerSessionAndAWrongKeyDoesNot() {
        String key = TestKeys.of(Scope.READ);
        String former = session(key);
        browser().cookie(COOKIE, former).formParam("key", "guess").post("/sign-in");
        browser().cookie(COOKIE, former).get("/stories").then().statusCode(200);
        String later = browser()
                .cookie(COOKIE, former)
                .formParam("key", key)
                .formParam("target", "/")
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(COOKIE);
        browser().cookie(COOKIE, former).get("/stories").then().statusCode(401);
        browser().cookie(COOKIE, later).get("/stories").then().statusCode(200);
    }

    @Test
    void revokingTheKeyEndsItsSessions() {
        Keys.Made made = TestKeys.make(600, Scope.READ);
        String token = session(made.text());
        browser().cookie(COOKIE, token).get("/stories").then().statusCode(200);
        keys.revoke(made.entry().name());
        browser().cookie(COOKIE, token).get("/stories").then().statusCode(401);
    }

    @Test
    void cookiesThatAreNoneCountOnThePageForSigningInToo() {
        for (int i = 0; i <= FailedTries.A_MINUTE; i++) {
            browser()
                    .cookie(COOKIE, String.format("%043d", i))
                    .get("/sign-in")
                    .then()
                    .statusCode(200);
        }
        assertThat(tries.retryAfter("127.0.0.1")).isPositive();
    }

    @Test
    void aSessionEndsByItself() {
        String token = session(TestKeys.of(Scope.READ));
        Sql.change(
                "update access_session set expires_at = now() - interval '1 second' where hash = decode(?, 'hex')",
                KeyText.hash(token));
        browser().cookie(COOKIE, token).get("/stories").then().statusCode(401);
    }

    @Test
    void aSessionWritesOnlyFromPagesOfThisService() {
        String token = session(TestKeys.of(Scope.WRITE));
        for (String path : new String[] {"/v1/stories", "/v1/articles"}) {
            given().cookie(COOKIE, token)
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(403);
            for (String site : new String[] {"cross-site", "same-site", "none"}) {
                given().cookie(COOKIE, token)
                        .header("Sec-Fetch-Site", site)
                        .contentType("application/json")
                        .body("{}")
                        .post(path)
                        .then()
                        .statusCode(403);
            }
            given().cookie(COOKIE, token)
                    .header("Origin", "https://news.example.org")
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(403);
            given().cookie(COOKIE, token)
                    .header("Sec-Fetch-Site", "same-origin")
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void whoeverOnlyReadsIsToldSoOnAPage() {
        String token = session(TestKeys.of(Scope.READ));
        browser()
                .cookie(COOKIE, token)
                .contentType("application/x-www-form-urlencoded")
                .post("/sample")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("scope"));
        browser()
                .cookie(COOKIE, token)
                .formParam("text", "The council met on Monday.")
                .formParam("outlet", "Wire")
                .formParam("store", "yes")
                .post("/")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("Untick the box"), containsString("The council met on Monday."));
    }

    @Test
    void theFormTakesNothingLong() {
        browser()
                .contentType("application/x-www-form-urlencoded")
                .body("key=" + "a".repeat(20_000))
                .post("/sign-in")
                .then()
                .statusCode(413);
    }
}
