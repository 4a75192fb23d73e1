package news.parallax.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Where messages end that can never succeed: in the dead-letter queue, their bodies unchanged, with these attributes.
 *
 * <ul>
 *   <li>{@value #REASON}: the problem document, as the single request would have got it
 *   <li>{@value #MESSAGE_ID}: by which the source queue knew the message
 *   <li>{@value #SOURCE_QUEUE}: ARN of the source queue
 *   <li>{@value #RECEIVED_AT}: when a worker had it, ISO 8601 in UTC
 * </ul>
 */
@ApplicationScoped
class DeadLetters {
    static final String REASON = "reason";
    static final String MESSAGE_ID = "messageId";
    static final String SOURCE_QUEUE = "sourceQueue";
    static final String RECEIVED_AT = "receivedAt";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Of a request's faults: attributes count into a message's size. */
    private static final int VIOLATIONS = 20;

    private final Supplier<SqsClient> client;
    private final Optional<String> queue;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    DeadLetters(
            CloudClients clients,
            @ConfigProperty(name = "parallax.dead-letter-queue") Optional<String> queue,
            ObjectMapper json,
            Clock clock) {
        this(clients::queues, queue, json, clock);
    }

    /** @param queue its URL; without one nothing is taken */
    DeadLetters(Supplier<SqsClient> client, Optional<String> queue, ObjectMapper json, Clock clock) {
        this.client = client;
        this.queue = queue;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a message with the reason why it can never succeed.
     *
     * @return whether it lies there now; otherwise it has to come again
     */
    boolean take(QueueMessage message, HttpProblem problem, Deadline deadline) {
        String reason = reason(problem);
        LOG.warnf("Message %s can never succeed: %s", message, reason);
        if (queue.isEmpty()) {
            LOG.warn("There is no dead-letter queue: parallax.dead-letter-queue names its URL.");
            return false;
        }
        Duration left = deadline.left();
        if (left.isNegative() || left.isZero()) {
            return false;
        }
        try {
            client.get()
                    .sendMessage(request -> request.queueUrl(queue.get())
                            .messageBody(message.body())
                            .messageAttributes(Map.of(
                                    REASON, text(reason),
                                    MESSAGE_ID, text(message.id()),
                                    SOURCE_QUEUE, text(message.source().isEmpty() ? "unknown" : message.source()),
                                    RECEIVED_AT, text(clock.instant().toString())))
                            .overrideConfiguration(
                                    limits -> limits.apiCallTimeout(left.compareTo(PATIENCE) < 0 ? left : PATIENCE)));
            return true;
        } catch (SdkException e) {
            LOG.errorf(
                    "Message %s comes again, for the dead-letter queue did not take it: %s", message, e.getMessage());
            return false;
        }
    }

    private String reason(HttpProblem problem) {
        ObjectNode reason = json.valueToTree(problem);
        if (reason.path("violations").size() > VIOLATIONS) {
            int more = reason.path("violations").size() - VIOLATIONS;
            while (reason.path("violations").size() > VIOLATIONS) {
                reason.withArray("violations").remove(VIOLATIONS);
            }
            reason.put("moreViolations", more);
        }
        return reason.toString();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
