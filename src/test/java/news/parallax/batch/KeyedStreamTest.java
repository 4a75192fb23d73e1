package news.parallax.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.access.KeysRequired;
import news.parallax.access.TestKeys;
import news.parallax.article.Ready;
import news.parallax.article.Sql;
import news.parallax.platform.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of those who need keys. */
@QuarkusTest
@TestProfile(KeysRequired.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@Timeout(120)
class KeyedStreamTest {
    @TestHTTPResource
    URL service;

    @BeforeEach
    void ready() {
        Ready.await();
    }

    private Streaming stream(String key) throws IOException {
        return new Streaming(service.getPort(), "/v1/articles/batch?store=false", "X-API-Key: " + key + "\r\n");
    }

    private static String line(int number) {
        return ShortArticles.article("Harbor Post", number) + "\n";
    }

    @Test
    void aKeyHasTwoStreamsAtATime() throws Exception {
        String one = TestKeys.of(Scope.READ);
        String other = TestKeys.of(Scope.READ);
        try (Streaming first = stream(one);
                Streaming second = stream(one)) {
            first.send(line(1));
            second.send(line(2));
            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(200);
            try (Streaming third = stream(one)) {
                assertThat(third.status()).isEqualTo(429);
                assertThat(third.head()).containsIgnoringCase("Retry-After: 10");
            }
            try (Streaming another = stream(other)) {
                assertThat(another.send(line(3)).status()).isEqualTo(200);
            }
            assertThat(second.end().lines()).hasSize(1);
            int status = 429;
            for (int i = 0; i < 100 && status == 429; i++) {
                try (Streaming third = stream(one)) {
                    status = third.send(line(4)).end().status();
                }
            }
            assertThat(status).isEqualTo(200);
        }
    }

    /**
     * A minute's requests at once are what it may send; what exceeds them by thirty lines would take minutes to come
     * in.
     */
    @Test
    void aKeyOfFewRequestsIsChargedForFewLinesAtATime() throws Exception {
        var key = TestKeys.make(10, Scope.READ);
        UUID id = key.entry().id();
        try (Streaming client = stream(key.text())) {
            for (int i = 0; i < 10; i++) {
                client.send(line(i));
                assertThat(client.line()).contains("\"measures\"");
            }
            for (int i = 0; i < 100 && overdrawn(id).isEmpty(); i++) {
                Thread.sleep(20);
            }
            assertThat(overdrawn(id))
                    .as("beyond its quota, by no more than the request itself")
                    .hasSize(1);
            assertThat(overdrawn(id).get(0)).isBetween(1L, 6L);
        }
    }

    /** Seconds. */
    private static List<Long> overdrawn(UUID key) {
        return Sql.longs(
                "select ceil(extract(epoch from full_at - now() - interval '1 minute'))::bigint from access_quota"
                        + " where key_id = ? and full_at > now() + interval '1 minute'",
                key);
    }
}
