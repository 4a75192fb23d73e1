package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The worker's image, run by Lambda's own runtime interface client, with events of SQS and of a schedule. */
@NeedsImage("worker")
class WorkerFunctionIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    static final FunctionUnderTest FUNCTION = new FunctionUnderTest("worker", Map.of());

    private static FunctionRuntime function;
    private static FunctionDatabase database;

    @BeforeAll
    static void started() {
        function = FUNCTION.function();
        database = FUNCTION.database();
    }

    @Test
    void storesTheArticlesOfAQueueOnce() throws Exception {
        String event = messages("Queue Gazette", 3);
        assertThat(response(event, LONG).path("batchItemFailures")).isEmpty();
        assertThat(response(event, LONG).path("batchItemFailures")).isEmpty();
        assertThat(stored("Queue Gazette")).isEqualTo(3);
    }

    @Test
    void leavesWhatItHasNoTimeForToBeDeliveredAgain() throws Exception {
        JsonNode failures =
                response(messages("Late Gazette", 4), Duration.ofMillis(900)).path("batchItemFailures");
        assertThat(failures).hasSize(4);
        assertThat(failures.get(0).path("itemIdentifier").asText()).isEqualTo("message-0");
        assertThat(stored("Late Gazette")).isZero();
    }

    @Test
    void worksOnJobsThatWait() throws Exception {
        JsonNode done = response("{\"job\":\"background\"}", LONG);
        assertThat(done.path("more").asBoolean(true)).isFalse();
    }

    @Test
    void reportsAnEventThatItDoesNotKnowAndGoesOn() throws Exception {
        FunctionRuntime.Answer answer = function.invoke("{\"what\":\"is this\"}", LONG);
        assertThat(answer).isInstanceOf(FunctionRuntime.Answer.Failure.class);
        JsonNode failure = JSON.readTree(answer.body());
        assertThat(failure.path("errorType").asText()).endsWith("UnknownEvent");
        assertThat(failure.path("errorMessage").asText()).contains("This worker takes");
        assertThat(response("{\"job\":\"background\"}", LONG).path("job").asText())
                .isEqualTo("background");
    }

    @Test
    void saysWhyItCannotStart(@TempDir Path folder) throws Exception {
        assertThat(FunctionUnderTest.initError("worker", Map.of("PARALLAX_MODEL", folder.toString())))
                .isNotBlank();
    }

    private static JsonNode response(String event, Duration limit) throws Exception {
        FunctionRuntime.Answer answer = function.invoke(event, limit);
        assertThat(answer).as(function.log()).isInstanceOf(FunctionRuntime.Answer.Response.class);
        return JSON.readTree(answer.body());
    }

    private static String messages(String outlet, int count) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (int i = 0; i < count; i++) {
            ObjectNode record = records.addObject()
                    .put("messageId", "message-" + i)
                    .put("receiptHandle", "receipt-" + i)
                    .put("body", article(outlet, i))
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:articles")
                    .put("awsRegion", "eu-central-1");
            record.putObject("attributes").put("ApproximateReceiveCount", "1").put("SentTimestamp", "1767225600000");
            record.putObject("messageAttributes");
        }
        return event.toString();
    }

    private static String article(String outlet, int number) {
        return JSON.createObjectNode()
                .put("outlet", outlet)
                .put(
                        "text",
                        "The council met for the " + number + "th time to vote on the budget, and it was the first"
                                + " time that the mayor had to defend it before those who had hoped for more.")
                .toString();
    }

    private static int stored(String outlet) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + database.url(), database.user(), database.password());
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from article where outlet = ?")) {
            count.setString(1, outlet);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
