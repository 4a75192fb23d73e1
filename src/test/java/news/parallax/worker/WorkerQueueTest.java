package news.parallax.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.article.Samples;
import news.parallax.article.Sql;
import news.parallax.batch.ArticleLines;
import news.parallax.batch.FakeLines;
import news.parallax.batch.ShortArticles;
import news.parallax.measure.CurrentModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue that delivers twice, workers that die, and messages that are no articles. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@Timeout(180)
class WorkerQueueTest {
    private static final int ARTICLES = 500;
    private static final int TWICE = 60;
    private static final int POISON = 24;
    private static final Duration LEFT = Duration.ofSeconds(20);

    @Inject
    ArticleLines articles;

    @Inject
    CurrentModel model;

    @Inject
    WorkerSettings settings;

    @Inject
    ObjectMapper json;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private QueueEvents worker(TestQueues queues) {
        return new QueueEvents(
                articles,
                new DeadLetters(queues::client, Optional.of(queues.deadLetters()), json, Clock.systemUTC()),
                model,
                settings);
    }

    @Test
    void everyArticleIsStoredOnceAndWhatIsNoneLiesWithTheDeadLetters() throws Exception {
        String outlet = Samples.outlet();
        List<String> bodies = new ArrayList<>(ShortArticles.of(outlet, ARTICLES));
        bodies.addAll(bodies.subList(0, TWICE));
        List<String> poison = ShortArticles.poison(outlet, POISON);
        bodies.addAll(poison);
        Collections.shuffle(bodies, new Random(7));
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger died = new AtomicInteger();
        try (TestQueues queues = new TestQueues(Duration.ofSeconds(4), 20)) {
            queues.send(bodies);
            QueueEvents worker = worker(queues);
            EventSource.Function mortal = event -> {
                int call = calls.incrementAndGet();
                if (call % 6 != 3) {
                    return worker.handle(event, Deadline.in(LEFT));
                }
                died.incrementAndGet();
                killed(() -> worker.handle(event, Deadline.in(LEFT)), call * 5L % 120);
                throw new IllegalStateException("its worker was killed");
            };
            try (EventSource source = new EventSource(queues, 3, mortal)) {
                while (queues.waiting() > 0) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
            assertThat(died).hasValueGreaterThan(5);
            assertThat(Sql.longs("select count(*) from article where outlet = ?", outlet))
                    .containsExactly((long) ARTICLES);
            assertThat(Sql.longs("select count(distinct text_hash) from article where outlet = ?", outlet))
                    .containsExactly((long) ARTICLES);
            assertThat(Sql.longs(
                            "select count(*) from score s join article a on a.id = s.article_id where a.outlet = ?",
                            outlet))
                    .containsExactly((long) ARTICLES);
            List<Message> dead = queues.dead();
            // One whose worker died behind it may be there again.
            assertThat(dead.stream().map(Message::body).distinct().toList())
                    .containsExactlyInAnyOrderElementsOf(poison);
            assertThat(dead).allSatisfy(message -> {
                JsonNode reason =
                        json.readTree(message.messageAttributes().get("reason").stringValue());
                assertThat(reason.path("status").asInt()).isIn(400, 422);
                assertThat(reason.path("detail").asText()).isNotBlank();
                assertThat(message.messageAttributes().get("sourceQueue").stringValue())
                        .endsWith(":articles");
                assertThat(message.messageAttributes().get("messageId").stringValue())
                        .isNotBlank();
                assertThat(message.messageAttributes().get("receivedAt").stringValue())
                        .matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            });
        }
    }

    /** Nobody hears of what becomes of it, as of a process that is gone. */
    private static void killed(Runnable work, long afterMilliseconds) throws InterruptedException {
        Thread worker = new Thread(work);
        worker.setUncaughtExceptionHandler((thread, failure) -> {});
        worker.start();
        worker.join(Math.max(1, afterMilliseconds));
        worker.interrupt();
        worker.join();
    }

    /** Two workers have the same messages at once, as when a visibility time-out is too short. */
    @Test
    void twoWorkersWithTheSameMessagesStoreThemOnce() throws Exception {
        String outlet = Samples.outlet();
        try (TestQueues queues = new TestQueues(Duration.ofSeconds(0), 1_000)) {
            queues.send(ShortArticles.of(outlet, 12));
            QueueEvents worker = worker(queues);
            AtomicInteger delivered = new AtomicInteger();
            try (EventSource source = new EventSource(queues, 4, event -> {
                delivered.addAndGet(event.path("Records").size());
                return worker.handle(event, Deadline.in(LEFT));
            })) {
                while (queues.waiting() > 0) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
            assertThat(delivered).hasValueGreaterThan(12);
            assertThat(Sql.longs("select count(*) from article where outlet = ?", outlet))
                    .containsExactly(12L);
            assertThat(queues.dead()).isEmpty();
        }
    }

    @Test
    void theReasonIsTheProblemOfTheSingleRequest() throws Exception {
        String outlet = Samples.outlet();
        try (TestQueues queues = new TestQueues(Duration.ofSeconds(5), 5)) {
            queues.send(List.of("{\"outlet\": \"" + outlet + "\", \"text\": \"One.\", \"targets\": [3]}"));
            try (EventSource source =
                    new EventSource(queues, 1, event -> worker(queues).handle(event, Deadline.in(LEFT)))) {
                while (queues.waiting() > 0) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
            JsonNode reason = json.readTree(
                    queues.dead().get(0).messageAttributes().get("reason").stringValue());
            assertThat(reason.path("status").asInt()).isEqualTo(422);
            assertThat(reason.path("violations")).hasSize(1);
            assertThat(reason.at("/violations/0/field").asText()).isEqualTo("targets[0]");
        }
    }

    /** What fails for a reason that passes comes again, until its queue gives it up. */
    @Test
    void whatFailsAgainAndAgainIsGivenUpByItsQueue() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (TestQueues queues = new TestQueues(Duration.ofSeconds(1), 2)) {
            queues.send(List.of("an article that hits a database which is away"));
            QueueEvents worker = new QueueEvents(
                    FakeLines.unavailable(calls::incrementAndGet),
                    new DeadLetters(queues::client, Optional.of(queues.deadLetters()), json, Clock.systemUTC()),
                    model,
                    settings);
            List<Message> dead = new ArrayList<>();
            try (EventSource source = new EventSource(queues, 1, event -> worker.handle(event, Deadline.in(LEFT)))) {
                while (dead.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(200);
                    dead.addAll(queues.dead());
                }
            }
            assertThat(calls).hasValue(2);
            assertThat(dead.stream().map(Message::body))
                    .containsExactly("an article that hits a database which is away");
            assertThat(dead.get(0).messageAttributes()).doesNotContainKey("reason");
        }
    }
}
