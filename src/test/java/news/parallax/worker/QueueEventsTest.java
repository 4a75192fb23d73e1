package news.parallax.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import news.parallax.batch.ArticleLines;
import news.parallax.batch.FakeLines;
import news.parallax.measure.CurrentModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a worker reports when something is not there: time, the model's turn, the dead-letter queue. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class QueueEventsTest {
    private static final String ARN = "arn:aws:sqs:eu-central-1:000000000000:articles";

    @Inject
    WorkerEvents events;

    @Inject
    CurrentModel model;

    @Inject
    ObjectMapper json;

    @BeforeAll
    static void modelIsLoaded() {
        Ready.await();
    }

    private ObjectNode event(int messages, String arn) {
        ObjectNode event = json.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (int i = 0; i < messages; i++) {
            records.addObject()
                    .put("messageId", "m" + i)
                    .put("body", "{}")
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", arn)
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", "1");
        }
        return event;
    }

    private static List<String> failures(JsonNode answer) {
        return StreamSupport.stream(answer.path("batchItemFailures").spliterator(), false)
                .map(failure -> failure.path("itemIdentifier").asText())
                .toList();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "m" + i).toList();
    }

    private QueueEvents worker(ArticleLines lines, DeadLetters dead, int together) {
        return new QueueEvents(lines, dead, model, settings(together));
    }

    private DeadLetters none() {
        return new DeadLetters(
                () -> {
                    throw new AssertionError("nobody is to be asked");
                },
                Optional.empty(),
                json,
                Clock.systemUTC());
    }

    static WorkerSettings settings(int together) {
        return new WorkerSettings() {
            @Override
            public int together() {
                return together;
            }

            @Override
            public int maxReceives() {
                return 5;
            }

            @Override
            public Optional<String> sqsEndpoint() {
                return Optional.empty();
            }

            @Override
            public Optional<String> s3Endpoint() {
                return Optional.empty();
            }
        };
    }

    @Test
    void nothingIsBegunWhenTimeIsShort() {
        AtomicInteger called = new AtomicInteger();
        QueueEvents worker = worker(FakeLines.slow(Duration.ofMillis(300), called::incrementAndGet), none(), 1);
        JsonNode answer = worker.handle(event(10, ARN), Deadline.in(Duration.ofSeconds(2)));
        int done = called.get();
        assertThat(done).isBetween(1, 5);
        assertThat(failures(answer)).isEqualTo(ids(done, 10));
    }

    @Test
    void whatIsInHandWhenTimeIsUpComesAgain() {
        AtomicInteger called = new AtomicInteger();
        QueueEvents worker = worker(FakeLines.slow(Duration.ofSeconds(20), called::incrementAndGet), none(), 4);
        long begin = System.nanoTime();
        JsonNode answer = worker.handle(event(10, ARN), Deadline.in(Duration.ofMillis(1_500)));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        assertThat(failures(answer)).isEqualTo(ids(0, 10));
        assertThat(called).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void withoutTimeAllComeAgain() {
        assertThat(failures(events.handle(event(3, ARN), Duration.ZERO))).isEqualTo(ids(0, 3));
    }

    @Test
    void withoutADeadLetterQueueWhatCanNeverSucceedComesAgain() {
        QueueEvents worker = worker(FakeLines.refused(), none(), 16);
        assertThat(failures(worker.handle(event(2, ARN), Deadline.in(Duration.ofSeconds(9)))))
                .isEqualTo(ids(0, 2));
    }

    @Test
    void whatTheDeadLetterQueueDoesNotTakeComesAgain() {
        try (SqsClient nobody = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:9"))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            DeadLetters away = new DeadLetters(
                    () -> nobody, Optional.of("http://127.0.0.1:9/000000000000/dead"), json, Clock.systemUTC());
            assertThat(failures(worker(FakeLines.refused(), away, 16)
                            .handle(event(2, ARN), Deadline.in(Duration.ofSeconds(9)))))
                    .isEqualTo(ids(0, 2));
        }
    }

    @Test
    void aQueueThatKeepsAnOrderIsRefused() {
        assertThatThrownBy(() -> events.handle(event(2, ARN + ".fifo"), Duration.ofSeconds(5)))
                .isInstanceOf(UnknownEvent.class)
                .hasMessageContaining("FIFO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"background\"",
                "{\"Records\": []}",
                "{\"Records\": [{\"eventSource\": \"aws:s3\", \"s3\": {}}]}",
                "{\"Items\": []}",
                "{\"BatchInput\": {}, \"Items\": {}}",
                "{\"job\": \"foreground\"}"
            })
    void whatIsNoEventIsToldSo(String event) {
        assertThatThrownBy(() -> events.handle(json.readTree(event), Duration.ofSeconds(5)))
                .isInstanceOf(UnknownEvent.class)
                .hasMessageContaining("aws:sqs")
                .hasMessageContaining("background");
    }
}
