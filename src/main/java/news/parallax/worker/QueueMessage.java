package news.parallax.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A message of a queue, as Lambda delivers it.
 *
 * @param id by which its queue knows it
 * @param source ARN of its queue
 * @param receives how often it has been delivered, this time included
 */
record QueueMessage(String id, String source, int receives, String body) {
    QueueMessage {
        if (id.isEmpty()) {
            throw new UnknownEvent("A record of this SQS event has no messageId.");
        }
        // Lambda delivers from there in order and wants the rest of a group back after its first failure.
        if (source.endsWith(".fifo")) {
            throw new UnknownEvent("FIFO queues are not supported: articles have no order. Use a standard queue.");
        }
    }

    static List<QueueMessage> of(JsonNode event) {
        return StreamSupport.stream(event.path("Records").spliterator(), false)
                .map(record -> new QueueMessage(
                        record.path("messageId").asText(),
                        record.path("eventSourceARN").asText(),
                        record.path("attributes")
                                .path("ApproximateReceiveCount")
                                .asInt(1),
                        record.path("body").asText()))
                .toList();
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Not its body: messages are articles, and stay out of the log. */
    @Override
    public String toString() {
        return id;
    }
}
