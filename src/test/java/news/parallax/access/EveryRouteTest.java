package news.parallax.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.platform.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way in that there is, found and not listed here, is closed without a key and without the scope. */
@QuarkusTest
@TestProfile(KeysRequired.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class EveryRouteTest {
    private static final String ID = "01a20177-fa28-75f1-a06c-a081d26242ae";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("news.parallax");

    @Inject
    Router router;

    @Inject
    FailedTries tries;

    /** Other tests ask from this address, too. */
    @BeforeEach
    void nothingFailedBefore() {
        tries.forget();
    }

    /** @param scope null where everybody may */
    private record Way(String method, String path, String scope) {
        boolean isPage() {
            return !path.startsWith("/v1");
        }
    }

    private static List<Way> resources() {
        List<Way> ways = new ArrayList<>();
        HOUSE.stream()
                .filter(each -> each.isAnnotatedWith(Path.class))
                .forEach(resource -> resource.getMethods()
                        .forEach(method -> httpMethod(method)
                                .ifPresent(verb -> ways.add(new Way(
                                        verb,
                                        path(
                                                resource.getAnnotationOfType(Path.class)
                                                        .value(),
                                                method),
                                        scope(method))))));
        return ways;
    }

    private static Optional<String> httpMethod(JavaMethod method) {
        return method.getAnnotations().stream()
                .flatMap(each -> each.getRawType().isAnnotatedWith(HttpMethod.class)
                        ? Stream.of(each.getRawType()
                                .getAnnotationOfType(HttpMethod.class)
                                .value())
                        : Stream.of())
                .findAny();
    }

    private static String path(String resource, JavaMethod method) {
        String below = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String path = (resource + "/" + below).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        return path.replaceAll("\\{[^}]+}", ID);
    }

    private static String scope(JavaMethod method) {
        return method.isAnnotatedWith(RolesAllowed.class)
                ? method.getAnnotationOfType(RolesAllowed.class).value()[0]
                : method.isAnnotatedWith(jakarta.annotation.security.PermitAll.class)
                        ? null
                        : method.getOwner()
                                .getAnnotationOfType(RolesAllowed.class)
                                .value()[0];
    }

    private ValidatableResponse send(Way way, String key) {
        var request =
                given().redirects().follow(false).header("Accept", way.isPage() ? "text/html" : "application/json");
        if (key != null) {
            request.header(KeyFilter.HEADER, key);
        }
        if (way.method().equals("POST")) {
            // What a browser would say of a form: past what stands before the scope.
            request.header("Sec-Fetch-Site", "same-origin")
                    .contentType(way.isPage() ? "application/x-www-form-urlencoded" : "application/json")
                    .body(way.isPage() ? "a=b" : "{}");
        }
        return request.request(way.method(), way.path()).then();
    }

    @Test
    void withoutAKeyNobodyPasses() {
        List<Way> ways = resources();
        assertThat(ways).hasSizeGreaterThan(40);
        assertThat(ways.stream()
                        .filter(way -> way.scope() == null)
                        .map(Way::path)
                        .distinct())
                .containsExactly(OpenPaths.SIGN_IN);
        for (Way way : ways) {
            if (way.scope() != null) {
                send(way, null)
                        .statusCode(401)
                        .contentType(way.isPage() ? "text/html" : "application/problem+json")
                        .header("WWW-Authenticate", not(equalTo(null)));
            }
        }
    }

    @Test
    void withAKeyThatReadsNobodyWrites() {
        String key = TestKeys.of(Scope.READ);
        for (Way way : resources()) {
            if (Scope.WRITE.equals(way.scope())) {
                send(way, key).statusCode(403).contentType(way.isPage() ? "text/html" : "application/problem+json");
            } else if (way.scope() != null) {
                assertThat(send(way, key).extract().statusCode())
                        .as(way.toString())
                        .isNotIn(401, 403);
            }
        }
    }

    @Test
    void withAKeyThatWritesEverythingIsAllowed() {
        String key = TestKeys.of(Scope.WRITE);
        for (Way way : resources()) {
            if (way.scope() != null && !way.path().equals("/sample")) {
                assertThat(send(way, key).extract().statusCode())
                        .as(way.toString())
                        .isNotIn(401, 403);
            }
        }
    }

    @Test
    void whatChangesSomethingNeedsToWrite() {
        List<String> readingPosts = List.of("/v1/scores", "/", "/axes/trial", "/sign-out");
        for (Way way : resources()) {
            boolean reads = way.method().equals("GET") || readingPosts.contains(way.path());
            if (way.scope() != null) {
                assertThat(way.scope()).as(way.toString()).isEqualTo(reads ? Scope.READ : Scope.WRITE);
            }
        }
    }

    @Test
    void routesBesideTheResourcesAreClosedToo() {
        List<Route> routes = router.getRoutes();
        List<String> paths = Stream.concat(
                        routes.stream().map(Route::getPath).filter(path -> path != null),
                        Stream.of(
                                "/q",
                                "/q/health",
                                "/q/health/ready",
                                "/q/health/started",
                                "/q/metrics",
                                "/q/openapi",
                                "/q/dev",
                                "/q/swagger-ui",
                                "/openapi",
                                "/nothing-here",
                                "/v1",
                                "/v1/nothing-here",
                                "/META-INF/openapi.yaml",
                                "/application.properties"))
                .map(path -> path.replaceAll(":[A-Za-z]+", ID).replace("*", "x"))
                .distinct()
                .toList();
        assertThat(paths).contains("/v1/articles", "/q/metrics").hasSizeGreaterThan(20);
        for (String path : paths) {
            boolean open = path.equals("/q/health/live")
                    || path.startsWith("/assets")
                    || path.startsWith("/webjars")
                    || path.equals(OpenPaths.SIGN_IN);
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
                if (!open) {
                    assertThat(given().redirects()
                                    .follow(false)
                                    .header("Sec-Fetch-Site", "same-origin")
                                    .request(method, path)
                                    .statusCode())
                            .as(method + " " + path)
                            .isEqualTo(401);
                }
            }
        }
        given().get("/q/health/live").then().statusCode(200);
        given().get("/assets/shell.css").then().statusCode(200);
        given().get("/webjars/htmx.org/dist/htmx.min.js").then().statusCode(200);
        given().header(KeyFilter.HEADER, TestKeys.of(Scope.READ))
                .get("/q/metrics")
                .then()
                .statusCode(200);
    }
}
