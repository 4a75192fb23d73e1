package news.parallax.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import news.parallax.batch.ArticleLines;
import news.parallax.batch.LineOutcome;
import news.parallax.measure.CurrentModel;
import org.jboss.logging.Logger;

/**
 * Stores the articles of a queue's messages. A message is done when its article is stored, or when it can never be and
 * lies in the dead-letter queue with its reason; all others are reported, and come again.
 *
 * <p>What is delivered twice, or to two workers at once, is stored once: storing is idempotent on outlet and text.
 */
@ApplicationScoped
class QueueEvents {
    private static final Logger LOG = Logger.getLogger(QueueEvents.class);
    private static final String SOURCE = "aws:sqs";
    /** With less time than this nothing is begun. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final ArticleLines articles;
    private final DeadLetters deadLetters;
    private final CurrentModel model;
    private final WorkerSettings settings;

    QueueEvents(ArticleLines articles, DeadLetters deadLetters, CurrentModel model, WorkerSettings settings) {
        this.articles = articles;
        this.deadLetters = deadLetters;
        this.model = model;
        this.settings = settings;
    }

    static boolean concerns(JsonNode event) {
        JsonNode records = event.path("Records");
        return !records.isEmpty()
                && StreamSupport.stream(records.spliterator(), false)
                        .allMatch(record -> record.path("eventSource").asText().equals(SOURCE));
    }

    /** @return {@code {"batchItemFailures": [{"itemIdentifier": …}]}}, the messages that have to come again */
    ObjectNode handle(JsonNode event, Deadline deadline) {
        List<QueueMessage> messages = QueueMessage.of(event);
        List<QueueMessage> failed = new ArrayList<>();
        if (!model.await(deadline.left())) {
            return unfinished(messages, failed);
        }
        Duration longest = SHORTEST;
        for (int from = 0; from < messages.size(); from += settings.together()) {
            if (deadline.sooner(longest)) {
                return unfinished(messages.subList(from, messages.size()), failed);
            }
            List<QueueMessage> some = messages.subList(from, Math.min(messages.size(), from + settings.together()));
            Duration before = deadline.left();
            Optional<List<LineOutcome>> outcomes = deadline.await(
                    articles.process(some.stream().map(QueueMessage::bytes).toList(), true));
            if (outcomes.isEmpty()) {
                return unfinished(messages.subList(from, messages.size()), failed);
            }
            for (int i = 0; i < some.size(); i++) {
                if (!done(some.get(i), outcomes.get().get(i), deadline)) {
                    failed.add(some.get(i));
                }
            }
            Duration took = before.minus(deadline.left());
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        return answer(failed);
    }

    /** Whether nothing is left to be done with a message. */
    private boolean done(QueueMessage message, LineOutcome outcome, Deadline deadline) {
        if (!(outcome instanceof LineOutcome.Refused refused)) {
            return true;
        }
        HttpProblem problem = refused.problem();
        if (!refused.passing()) {
            return deadLetters.take(message, problem, deadline);
        }
        boolean last = message.receives() >= settings.maxReceives();
        LOG.logf(
                last ? Logger.Level.ERROR : Logger.Level.WARN,
                "Message %s failed, delivered %d times%s: %d %s",
                message,
                message.receives(),
                last ? " and given up by its queue" : "",
                problem.getStatusCode(),
                problem.getDetail());
        return false;
    }

    private static ObjectNode unfinished(List<QueueMessage> rest, List<QueueMessage> failed) {
        LOG.warnf("Time was up: %d messages come again. Fewer at a time, or more time, would help.", rest.size());
        failed.addAll(rest);
        return answer(failed);
    }

    private static ObjectNode answer(List<QueueMessage> failed) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        failed.forEach(message -> failures.addObject().put("itemIdentifier", message.id()));
        return answer;
    }
}
