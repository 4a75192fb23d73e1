package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import news.parallax.batch.ShortArticles;
import news.parallax.export.ParquetFile;
import news.parallax.worker.EventSource;
import news.parallax.worker.TestBucket;
import news.parallax.worker.TestQueues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Two workers out of their image on one queue, each killed now and then with messages in its hands. */
@NeedsImage("worker")
@Tag("slow")
@Timeout(900)
class KilledWorkerFunctionIT {
    private static final int ARTICLES = 500;
    private static final int TWICE = 50;
    private static final int POISON = 20;
    private static final int WORKERS = 2;
    private static final int KILLS = Integer.getInteger("parallax.kills", 3);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Random random = new Random(29);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger killed = new AtomicInteger();

    @Test
    void everyArticleIsStoredOnceAndWhatIsNoneLiesWithTheDeadLetters() throws Exception {
        List<String> bodies = new ArrayList<>(ShortArticles.of("Killed Gazette", ARTICLES));
        bodies.addAll(bodies.subList(0, TWICE));
        List<String> poison = ShortArticles.poison("Killed Gazette", POISON);
        bodies.addAll(poison);
        Collections.shuffle(bodies, random);
        try (FunctionDatabase database = FunctionDatabase.start(folder);
                TestQueues queues = new TestQueues(Duration.ofSeconds(8), 20)) {
            queues.send(bodies);
            Map<String, String> environment = new HashMap<>(database.environment());
            environment.put("PARALLAX_DEAD_LETTER_QUEUE", queues.deadLetters());
            environment.put("PARALLAX_WORKER_SQS_ENDPOINT", queues.endpoint().toString());
            credentials(environment);
            BlockingQueue<FunctionRuntime> sandboxes = new LinkedBlockingQueue<>();
            try {
                for (int i = 0; i < WORKERS; i++) {
                    sandboxes.add(worker(environment));
                }
                try (EventSource source =
                        new EventSource(queues, WORKERS, event -> call(sandboxes, environment, event))) {
                    while (queues.waiting() > 0) {
                        TimeUnit.MILLISECONDS.sleep(200);
                    }
                }
            } finally {
                for (FunctionRuntime sandbox : sandboxes) {
                    sandbox.close();
                }
            }
            assertThat(killed).hasValue(KILLS);
            assertThat(count(database, "select count(*) from article")).isEqualTo(ARTICLES);
            assertThat(count(database, "select count(distinct text_hash) from article"))
                    .isEqualTo(ARTICLES);
            assertThat(count(database, "select count(*) from score")).isEqualTo(ARTICLES);
            List<Message> dead = queues.dead();
            assertThat(dead.stream().map(Message::body).distinct()).containsExactlyInAnyOrderElementsOf(poison);
            assertThat(dead)
                    .allSatisfy(message -> assertThat(JSON.readTree(message.messageAttributes()
                                            .get("reason")
                                            .stringValue())
                                    .path("status")
                                    .asInt())
                            .isIn(400, 422));
        }
    }

    @Test
    void aBatchOfAMapIsWrittenToItsBucket() throws Exception {
        try (FunctionDatabase database = FunctionDatabase.start(folder);
                TestBucket bucket = new TestBucket()) {
            Map<String, String> environment = new HashMap<>(database.environment());
            environment.put("PARALLAX_WORKER_S3_ENDPOINT", bucket.endpoint().toString());
            credentials(environment);
            ObjectNode event = JSON.createObjectNode();
            event.putObject("BatchInput")
                    .putObject("results")
                    .put("bucket", TestBucket.NAME)
                    .put("prefix", "2026.jsonl.scores/");
            for (String article : ShortArticles.of("Map Gazette", 10)) {
                event.withArray("Items").add(JSON.readTree(article));
            }
            event.withArray("Items").addObject().put("text", "");
            try (FunctionRuntime worker = worker(environment)) {
                FunctionRuntime.Answer answer = worker.invoke(event.toString(), LIMIT);
                assertThat(answer).as(worker.log()).isInstanceOf(FunctionRuntime.Answer.Response.class);
                JsonNode done = JSON.readTree(answer.body());
                assertThat(done.path("scored").asInt()).isEqualTo(10);
                assertThat(done.path("rejected").asInt()).isEqualTo(1);
                String part = done.path("part").asText().substring("s3://corpora/".length());
                assertThat(ParquetFile.rows(bucket.read(part))).hasSize(10);
                assertThat(bucket.keys()).hasSize(2);
            }
        }
    }

    private static FunctionRuntime worker(Map<String, String> environment) throws IOException {
        return FunctionRuntime.start(FunctionRuntime.image("worker"), environment);
    }

    private static void credentials(Map<String, String> environment) {
        environment.put("AWS_ACCESS_KEY_ID", "any");
        environment.put("AWS_SECRET_ACCESS_KEY", "any");
    }

    /** A sandbox has one event at a time; where it dies, another one is started in its place. */
    private JsonNode call(BlockingQueue<FunctionRuntime> sandboxes, Map<String, String> environment, JsonNode event)
            throws Exception {
        FunctionRuntime sandbox = sandboxes.take();
        try {
            CompletableFuture<FunctionRuntime.Answer> answer = sandbox.send(event.toString(), LIMIT);
            if (calls.incrementAndGet() % 10 == 7 && killed.get() < KILLS) {
                killed.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
                sandbox.close();
                sandbox = worker(environment);
                throw new IllegalStateException("its sandbox was killed");
            }
            return answer.get(2, TimeUnit.MINUTES) instanceof FunctionRuntime.Answer.Response response
                    ? JSON.readTree(response.body())
                    : failed();
        } finally {
            sandboxes.add(sandbox);
        }
    }

    private static JsonNode failed() {
        throw new IllegalStateException("the function failed");
    }

    private static long count(FunctionDatabase database, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + database.url(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
