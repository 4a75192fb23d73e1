package news.parallax.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long 1,000 articles of 20 outlets take to be compared, over HTTP. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ComparisonSpeedTest {
    private static final int OUTLETS = 20;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Times are for those who read the log; the bound is one that a machine keeps which has much else to do. */
    @ParameterizedTest
    @EnumSource(CopiedArchive.Stories.class)
    void aThousandArticlesAreComparedQuickly(CopiedArchive.Stories told) throws IOException, InterruptedException {
        Ready.await();
        CopiedArchive archive = CopiedArchive.of(OUTLETS, 50, told);
        String asked = told.one()
                ? "/v1/stories/comparison?story=" + encoded(archive.name() + " story")
                : "/v1/outlets/comparison?"
                        + IntStream.rangeClosed(1, OUTLETS)
                                .mapToObj(o -> "outlet=" + encoded(archive.outlet(o)))
                                .collect(Collectors.joining("&"));
        String last = "";
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            long begun = System.nanoTime();
            String answer = answer(asked);
            times.add((System.nanoTime() - begun) / 1_000_000);
            assertThat(last).as("the same digits again").isIn("", answer);
            last = answer;
        }
        System.out.println("1,000 articles of 20 outlets, " + told + ", ms: " + times);
        assertThat(times.stream().mapToLong(Long::longValue).min().orElseThrow())
                .isLessThan(10_000);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    // Not REST Assured, which takes as long to read so much as it took to be made.
    private String answer(String asked) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + asked))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
