package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import news.parallax.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms, which any website can make a browser post: read from pages of this very origin and from nobody else. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class FormsTest {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    @TestHTTPResource
    URL service;

    private Wire.Answer post(String path, String headers, String body) throws IOException {
        return Wire.post(service.getPort(), path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sec-Fetch-Site: cross-site\r\n",
                "Sec-Fetch-Site: same-site\r\n",
                "Sec-Fetch-Site: none\r\n",
                "Sec-Fetch-Site: Same-Origin\r\n",
                "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n",
                "Origin: null\r\n",
                "Origin: http://localhost:81\r\n",
                "Origin: http://127.0.0.1\r\n",
                "Origin: http://localhost.evil.example\r\n",
                "Origin: https://evil.example\r\n",
                "Origin: file://localhost\r\n",
                "Sec-Fetch-Site: same-origin\r\nOrigin: https://evil.example\r\n",
                "Sec-Fetch-Site: same-origin\r\nOrigin: null\r\n",
                "Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost\r\n",
                "Origin: http://localhost\r\nOrigin: https://evil.example\r\n"
            })
    void othersAreRefused(String headers) throws IOException {
        for (String body : new String[] {"text=a", ""}) {
            Wire.Answer answer = post("/echo/form", FORM + headers, body);
            assertThat(answer.status()).as(headers + body).isEqualTo(403);
            assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        }
        assertThat(post("/echo/form", headers, "").status())
                .as("a post of nothing, of no type")
                .isEqualTo(403);
        assertThat(Wire.ask(service.getPort(), "POST /echo/form HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                        .status())
                .as("without a length")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: same-origin\r\n",
                "Origin: http://localhost\r\n",
                "Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost\r\n"
            })
    void pagesOfThisOriginAreRead(String headers) throws IOException {
        assertThat(post("/echo/form", FORM + headers, "text=a%20b").body()).isEqualTo("text=a%20b");
        assertThat(post(
                                "/echo/form",
                                "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n" + headers,
                                "a")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, /v1/scores",
        "application/x-www-form-urlencoded, /v1/axes",
        "text/plain, /echo/form",
        "multipart/form-data; boundary=x, /echo/form",
        "'', /echo/form"
    })
    void noFormsForProgramsAndNoOtherKindsOfForms(String type, String path) throws IOException {
        String header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        assertThat(post(path, header + "Sec-Fetch-Site: same-origin\r\n", "text=a")
                        .status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/axes", "/v1/nothing", "/nothing", "/assets/shell.css", "/q/health", "/echo/a;b"})
    void everyAnswerTellsTheBrowserWhatItMayDo(String path) throws IOException {
        Wire.Answer answer = Wire.ask(service.getPort(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer.headers())
                .containsEntry("content-security-policy", BrowserHeaders.POLICY)
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "same-origin")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .containsEntry("x-frame-options", "DENY");
    }

    @Test
    void errorsForPeopleAndForPrograms() throws IOException {
        String browser = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";
        for (String path : new String[] {"/nothing", "/echo/a;b", "/echo/failure/conflict", "/echo/failure/other"}) {
            Wire.Answer page = get(path, browser);
            Wire.Answer part = get(path, "HX-Request: true\r\n");
            Wire.Answer document = get(path, "");
            assertThat(page.headers().get("content-type")).as(path).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.status()).isEqualTo(document.status()).isEqualTo(part.status());
            String detail =
                    new ObjectMapper().readTree(document.body()).path("detail").asText();
            assertThat(page.body()).as(path).contains("<!doctype html>").contains(detail.replace("'", "&#39;"));
            assertThat(part.body())
                    .as(path)
                    .contains(detail.replace("'", "&#39;"))
                    .doesNotContain("<html");
        }
        for (String path : new String[] {"/v1/nothing", "/v1/articles/x", "/v1/articles?limit=x", "/q/nothing"}) {
            assertThat(get(path, browser).headers().get("content-type"))
                    .as(path)
                    .startsWith("application/problem+json");
        }
    }

    private Wire.Answer get(String path, String headers) throws IOException {
        return Wire.ask(service.getPort(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }
}
