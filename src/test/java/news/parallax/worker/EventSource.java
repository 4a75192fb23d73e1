package news.parallax.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What Lambda does for a function that has a queue as its source, partial batch responses switched on: it polls with
 * some pollers, calls the function with up to ten messages, and deletes all but those that the function reports. Where
 * the function fails, dies, or names a message that was not in the batch, none is deleted. What is not deleted comes
 * again when its visibility time-out is over.
 */
public final class EventSource implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestQueues queues;
    private final Function function;
    private final ExecutorService pollers;
    private final String arn;

    /** The function that is called. */
    public interface Function {
        /** @return its answer; null where it has none */
        JsonNode call(JsonNode event) throws Exception;
    }

    /** Begins to poll. */
    public EventSource(TestQueues queues, int pollers, Function function) {
        this.queues = queues;
        this.function = function;
        this.arn = queues.arn();
        this.pollers = Executors.newFixedThreadPool(pollers);
        IntStream.range(0, pollers).forEach(i -> this.pollers.execute(this::poll));
    }

    private void poll() {
        while (!pollers.isShutdown()) {
            List<Message> messages = queues.client()
                    .receiveMessage(request -> request.queueUrl(queues.queue())
                            .maxNumberOfMessages(TestQueues.BATCH)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All")
                            .waitTimeSeconds(1))
                    .messages();
            if (!messages.isEmpty()) {
                deliver(messages);
            }
        }
    }

    private void deliver(List<Message> messages) {
        Set<String> failed = new HashSet<>();
        try {
            JsonNode answer = function.call(event(messages));
            if (answer != null) {
                answer.path("batchItemFailures")
                        .forEach(failure ->
                                failed.add(failure.path("itemIdentifier").asText()));
            }
        } catch (Exception broken) {
            return;
        }
        if (!messages.stream().map(Message::messageId).toList().containsAll(failed)) {
            return;
        }
        List<DeleteMessageBatchRequestEntry> done = messages.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        if (!done.isEmpty()) {
            queues.client()
                    .deleteMessageBatch(
                            request -> request.queueUrl(queues.queue()).entries(done));
        }
    }

    /** The event in the shape that Lambda gives it. */
    private ObjectNode event(List<Message> messages) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode record = records.addObject()
                    .put("messageId", message.messageId())
                    .put("receiptHandle", message.receiptHandle())
                    .put("body", message.body())
                    .put("md5OfBody", message.md5OfBody())
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", arn)
                    .put("awsRegion", "eu-central-1");
            ObjectNode attributes = record.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            record.putObject("messageAttributes");
        }
        return event;
    }

    /** Lets those that are being delivered end, and polls no more. */
    @Override
    public void close() throws InterruptedException {
        pollers.shutdown();
        if (!pollers.awaitTermination(30, TimeUnit.SECONDS)) {
            pollers.shutdownNow();
        }
    }
}
