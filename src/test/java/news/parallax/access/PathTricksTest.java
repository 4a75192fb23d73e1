package news.parallax.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.platform.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request targets and headers by which doors elsewhere were passed. Sent byte by byte: clients would tidy them up. */
@QuarkusTest
@TestProfile(KeysRequired.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PathTricksTest {
    @TestHTTPResource
    URL service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/articles/",
                "/v1/articles;",
                "/v1/articles;a=b",
                "/v1;/articles",
                "/;/v1/articles",
                "/v1%2farticles",
                "/v1%2Farticles",
                "/v1/%61rticles",
                "/%76%31/articles",
                "/v1/articles%20",
                "/v1/articles%00",
                "/v1/articles%3b",
                "/v1/articles%09",
                "//v1/articles",
                "/v1//articles",
                "/v1/./articles",
                "/./v1/articles",
                "/v1/x/../articles",
                "/v1/..;/v1/articles",
                "/v1/%2e%2e/v1/articles",
                "/V1/Articles",
                "/v1\\articles",
                "/v1%5carticles",
                "/v1/articles?a=/q/health/live",
                "/v1/articles#/q/health/live",
                "/q/health/live/../../../v1/articles",
                "/q/health/live;/../../v1/articles",
                "/q/health/live%2f..%2f..%2f..%2fv1%2farticles",
                "/q/health/live/..%2f..%2fmetrics",
                "/q/health/live/",
                "/q/health/live%20",
                "/q/health/LIVE",
                "/q/health/%6cive",
                "/q/health//live",
                "/q//metrics",
                "/q/metrics/",
                "/assets/../v1/articles",
                "/assets/..;/v1/articles",
                "/assets/%2e%2e/v1/articles",
                "/assets/%2e%2e%2fv1/articles",
                "/assets/../q/metrics",
                "/webjars/../../v1/articles",
                "/webjars/%252e%252e/v1/articles",
                "/sign-in/../v1/articles",
                "/sign-in/v1/articles",
                "/sign-in;/../v1/articles",
                "/v1/\u00e1rticles",
                "/v1/%c0%afarticles",
                "/v1/%ef%bc%8farticles",
                "http://localhost/v1/articles",
                "http://localhost/q/metrics",
                "http://localhost/q/health/live/../../../v1/articles",
                "http://localhost/assets/../v1/articles",
                "https://localhost:1/v1/articles",
                "v1/articles",
                "*"
            })
    void noWayOfWritingAPathOpensIt(String target) throws Exception {
        for (String method : new String[] {"GET", "HEAD", "POST", "DELETE", "OPTIONS", "TRACE", "get", "BREW"}) {
            assertThat(ask(method, target, "")).as(method + " " + target).isGreaterThanOrEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /q/health/live",
                "X-Rewrite-URL: /q/health/live",
                "X-HTTP-Method-Override: OPTIONS",
                "X-HTTP-Method: HEAD",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-Prefix: /q/health/live",
                "Forwarded: for=127.0.0.1;host=localhost;proto=https",
                "X-Real-IP: 127.0.0.1",
                "X-API-Key:",
                "X-API-Key: ",
                "X-API-Key: plx_",
                "X-API-Key: ' or true --",
                "X-API-Key: \\\\x00",
                "x-api-key: plx_0000000000000000000000000000000000000000000000000",
                "X-API-Key: a\r\nX-API-Key: b",
                "Authorization: Basic cGFyYWxsYXg6cGFyYWxsYXg=",
                "Authorization: Bearer plx_",
                "Cookie: parallax-session=",
                "Cookie: parallax-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Cookie: parallax-session=' or true --",
                "Cookie: __Host-parallax-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Origin: https://news.example.org",
                "HX-Request: true",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
                "Transfer-Encoding: chunked\r\nContent-Length: 4"
            })
    void noHeaderOpensOne(String header) throws Exception {
        for (String target : new String[] {"/v1/articles", "/q/metrics", "/"}) {
            for (String method : new String[] {"GET", "POST", "HEAD"}) {
                assertThat(ask(method, target, header + "\r\n"))
                        .as(method + " " + target + " " + header)
                        .isGreaterThanOrEqualTo(400);
            }
        }
    }

    private int ask(String method, String target, String headers) throws IOException {
        try {
            return Wire.ask(
                            service.getPort(),
                            method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                                    + "Connection: close\r\n\r\n")
                    .status();
        } catch (IOException closed) {
            // Not even a refusal is an answer to what is no request.
            return 400;
        }
    }
}
