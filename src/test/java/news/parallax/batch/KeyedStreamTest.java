package news.parallax.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @Test
    void whoGoesWhileTheKeyIsLookedUpTakesNoPlace() throws Exception {
        var key = TestKeys.make(600, Scope.READ);
        try (Streaming before = stream(key.text())) {
            assertThat(before.send(line(1)).end().lines()).hasSize(1);
        }
        List<Streaming> gone = new ArrayList<>();
        try (Connection database =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement lock =
                        database.prepareStatement("select 1 from access_quota where key_id = ? for update")) {
            database.setAutoCommit(false);
            lock.setObject(1, key.entry().id());
            lock.executeQuery();
            for (int i = 1; i <= 2; i++) {
                gone.add(stream(key.text()));
                for (int tries = 0; tries < 500 && waiting() < i; tries++) {
                    Thread.sleep(10);
                }
                assertThat(waiting()).isEqualTo(i);
            }
            for (Streaming each : gone) {
                each.reset();
            }
            Thread.sleep(300);
            database.rollback();
        }
        try (Streaming first = stream(key.text());
                Streaming second = stream(key.text())) {
            assertThat(first.send(line(2)).status()).isEqualTo(200);
            assertThat(second.send(line(3)).status()).isEqualTo(200);
        }
    }

    private static long waiting() {
        return Sql.longs("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                .get(0);
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
            // At once: what takes longer than some seconds has come in again before it is counted.
            client.send(IntStream.range(0, 10).mapToObj(KeyedStreamTest::line).collect(Collectors.joining()));
            for (int i = 0; i < 10; i++) {
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
