package news.parallax.article;

import static io.restassured.RestAssured.get;
import static news.parallax.article.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.parallax.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that go away in the middle leave nothing behind. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BrokenOffTest {
    private static final int REQUESTS = 1_000;
    // As many as the pool has connections, and more.
    private static final int AT_ONCE = 24;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    @Test
    void aThousandBrokenOffRequestsLeaveNothingBehind() {
        String outlet = Samples.outlet();
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                int number = i;
                all.add(CompletableFuture.runAsync(() -> breakOff(outlet, number), clients));
            }
            all.forEach(CompletableFuture::join);

            await("the scoring queue to be empty", () -> metric("parallax_queue") == 0);
            await(
                    "idle connections",
                    () -> Sql.longs("select count(*) from pg_stat_activity where datname ="
                                    + " current_database() and pid <> pg_backend_pid() and state <> 'idle'")
                            .equals(List.of(0L)));
            assertThat(Sql.longs("select count(*) from article a where not exists (select 1 from score s where"
                            + " s.article_id = a.id)"))
                    .as("articles without scores")
                    .containsExactly(0L);

            List<CompletableFuture<Integer>> after = new ArrayList<>();
            for (int i = 0; i < 2 * AT_ONCE; i++) {
                after.add(CompletableFuture.supplyAsync(
                        () -> get("/v1/articles?limit=1").statusCode(), clients));
            }
            assertThat(after)
                    .allSatisfy(answer -> assertThat(answer)
                            .succeedsWithin(Duration.ofSeconds(20))
                            .isEqualTo(200));
            Samples.store(article(outlet, Samples.text())).statusCode(201);
        } finally {
            clients.shutdownNow();
        }
    }

    /** In the body, at once behind it, or somewhat later: while it is looked up, scored or written. */
    private static void breakOff(String outlet, int number) {
        byte[] body = article(outlet, "Text number " + number + " is short. Nobody waits for it.")
                .put("language", "en")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        String path = number % 5 == 4 ? "/v1/scores" : "/v1/articles";
        byte[] request = Wire.request(path, "Content-Type: application/json\r\n", body);
        try (Socket socket = Wire.connect()) {
            // Reset, not closed in good order.
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request, 0, number % 10 == 0 ? request.length - 10 : request.length);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(number % 40));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double metric(String name) {
        String metrics = get("/q/metrics").asString();
        Matcher line =
                Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$").matcher(metrics);
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static void await(String what, BooleanSupplier condition) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
