package news.parallax.rescoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Rereading;
import news.parallax.article.Samples;
import news.parallax.article.Sql;
import news.parallax.measure.CurrentModel;
import news.parallax.model.ModelId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may work on a job, and what is written when a worker dies, wakes up late, or is not alone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LeaseTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String outlet = Samples.outlet();

    @Inject
    Leases leases;

    @Inject
    Rereading rereading;

    @Inject
    Rescorings rescorings;

    @Inject
    CurrentModel models;

    @BeforeAll
    static void await() {
        Ready.await();
    }

    @BeforeEach
    void noJobs() {
        Jobs.none();
    }

    private static <T> T result(Uni<T> work) {
        return work.await().atMost(SOON);
    }

    private Optional<Lease> take() {
        return result(leases.take(models.id(), LEASE));
    }

    /** As time would do it. */
    private static void runOut(String job) {
        Sql.change("update rescoring set held_until = held_until - interval '2 minutes' where id = ?::uuid", job);
    }

    private List<UUID> old(int n) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(Jobs.old(Samples.article(outlet, Samples.text())));
        }
        return ids;
    }

    @Test
    void aJobIsOneWorkersAtATimeUntilItsLeaseRunsOut() throws Exception {
        old(1);
        String job = Jobs.ofOutlet(outlet);
        Lease first = take().orElseThrow();
        assertThat(take()).isEmpty();
        assertThat(rescorings.workOn(LEASE)).isFalse();
        assertThat(result(leases.extend(first, LEASE))).isTrue();
        runOut(job);
        // Nobody else came: it is still its own.
        assertThat(result(leases.extend(first, LEASE))).isTrue();
        assertThat(take()).isEmpty();
        runOut(job);
        Lease second = take().orElseThrow();
        assertThat(second.row().id).isEqualTo(first.row().id);
        assertThat(second.row().takes).isEqualTo(2);
        assertThat(result(leases.extend(first, LEASE))).isFalse();
        result(leases.release(second, true));
        assertThat(take().orElseThrow().row().takes).isEqualTo(1);
    }

    @Test
    void whoWasTakenForDeadWritesNothing() throws Exception {
        UUID article = old(1).get(0);
        String job = Jobs.ofOutlet(outlet);
        Lease dead = take().orElseThrow();
        Rereading.Scored scored = (Rereading.Scored) result(rereading.read(article));
        runOut(job);
        Lease living = take().orElseThrow();
        Step step = new Step().done(article);
        assertThatThrownBy(() ->
                        result(rereading.write(scored, session -> leases.forward(session, dead, step, Duration.ZERO))))
                .isInstanceOf(Lease.Lost.class);
        assertThat(Jobs.scores(article)).isEqualTo(1);
        assertThatThrownBy(() -> result(leases.finish(dead, null))).isInstanceOf(Lease.Lost.class);

        assertThat(result(rereading.write(scored, session -> leases.forward(session, living, step, Duration.ZERO))))
                .isTrue();
        assertThat(Jobs.scores(article)).isEqualTo(2);
        result(leases.release(living, true));
        assertThat(Jobs.counts(Jobs.worked(job))).isEqualTo("done: 1 = 1 done, 0 already, 0 skipped, 0 failed");
    }

    @Test
    void whatIsCancelledInTheMiddleIsNotWritten() throws Exception {
        UUID article = old(1).get(0);
        String job = Jobs.ofOutlet(outlet);
        Lease lease = take().orElseThrow();
        Rereading.Scored scored = (Rereading.Scored) result(rereading.read(article));
        RestAssured.delete("/v1/rescorings/" + job).then().statusCode(200);
        assertThatThrownBy(() -> result(rereading.write(
                        scored, session -> leases.forward(session, lease, new Step().done(article), Duration.ZERO))))
                .isInstanceOf(Lease.Lost.class);
        assertThat(Jobs.scores(article)).isEqualTo(1);
        assertThat(Jobs.get("/v1/rescorings/" + job).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void anotherGoesOnWhereOneDied() throws Exception {
        List<UUID> articles = old(3);
        String job = Jobs.ofOutlet(outlet);
        Lease dead = take().orElseThrow();
        List<Leases.Ahead> ahead = result(leases.ahead(dead.row(), null, 10));
        UUID first = ahead.get(0).id();
        Rereading.Scored scored = (Rereading.Scored) result(rereading.read(first));
        result(rereading.write(
                scored, session -> leases.forward(session, dead, new Step().done(first), Duration.ofSeconds(1))));
        runOut(job);
        JsonNode done = Jobs.worked(job);
        assertThat(Jobs.counts(done)).isEqualTo("done: 3 = 3 done, 0 already, 0 skipped, 0 failed");
        assertThat(articles).allSatisfy(id -> assertThat(Jobs.scores(id)).isEqualTo(2));
    }

    @Test
    void anArticleThatEndsItsWorkersIsPassedOver() throws Exception {
        List<UUID> articles = old(2);
        String job = Jobs.ofOutlet(outlet);
        for (int death = 0; death < 3; death++) {
            assertThat(take()).isPresent();
            runOut(job);
        }
        JsonNode done = Jobs.worked(job);
        assertThat(Jobs.counts(done)).isEqualTo("done: 2 = 1 done, 0 already, 0 skipped, 1 failed");
        assertThat(done.at("/leftOut/0/reason").asText()).isEqualTo("worker ended");
        assertThat(articles.stream().mapToLong(Jobs::scores)).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aJobOfAnotherModelIsLeftToWhoHasIt() throws Exception {
        UUID article = old(1).get(0);
        String job = Jobs.ofOutlet(outlet);
        ModelId other = new ModelId("other", "1", "sha256:other", "fp32");
        assertThat(result(leases.take(other, LEASE))).isEmpty();
        Sql.change(
                "update rescoring set model_id = ?, model_version = '99.0.0' where id = ?::uuid",
                UUID.randomUUID(),
                job);
        JsonNode waiting = Jobs.worked(job);
        assertThat(waiting.path("status").asText()).isEqualTo("queued");
        assertThat(waiting.path("reason").asText()).contains("99.0.0");
        assertThat(Jobs.scores(article)).isEqualTo(1);
    }

    @Test
    void timeOverPutsTheJobBack() throws Exception {
        old(5);
        String job = Jobs.ofOutlet(outlet);
        int stretches = 0;
        while (rescorings.workOn(Duration.ZERO)) {
            stretches++;
        }
        assertThat(stretches).isGreaterThan(2);
        assertThat(Jobs.counts(Jobs.get("/v1/rescorings/" + job)))
                .isEqualTo("done: 5 = 5 done, 0 already, 0 skipped, 0 failed");
    }

    @Test
    void twoWorkersDoEachArticleOnce() throws Exception {
        List<UUID> articles = old(12);
        String byOutlet = Jobs.ofOutlet(outlet);
        String byDate = Jobs.posted("{\"model\": true, \"outlet\": \"" + outlet + "\", \"to\": \"2100-01-01\"}");
        Sql.change("update article set published_at = '2026-03-01' where outlet = ?", outlet);
        Sql.change("update rescoring set total = 12 where id = ?::uuid", byDate);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> working = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                working.add(threads.submit(() -> rescorings.workOn(Duration.ofMinutes(1))));
            }
            for (Future<Boolean> worker : working) {
                assertThat(worker.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        JsonNode first = Jobs.worked(byOutlet);
        JsonNode second = Jobs.worked(byDate);
        assertThat(articles).allSatisfy(id -> assertThat(Jobs.scores(id)).isEqualTo(2));
        assertThat(first.path("done").asInt() + second.path("done").asInt()).isEqualTo(12);
        assertThat(first.path("already").asInt() + second.path("already").asInt())
                .isEqualTo(12);
        assertThat(first.path("status").asText()).isEqualTo("done");
        assertThat(second.path("status").asText()).isEqualTo("done");
        assertThat(first.path("failed").asInt() + second.path("failed").asInt()).isZero();
    }
}
