package news.parallax.worker;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * What a worker is called for: messages of an SQS queue, a batch of a Step Functions distributed map, or the jobs that
 * wait in the database. The events are those that the services send, and the page {@code docs/worker.md} has them.
 */
@ApplicationScoped
public class WorkerEvents {
    private final QueueEvents queue;
    private final MapEvents map;
    private final BackgroundEvents background;

    WorkerEvents(QueueEvents queue, MapEvents map, BackgroundEvents background) {
        this.queue = queue;
        this.map = map;
        this.background = background;
    }

    /**
     * Does what an event asks for. Waits for it: not for an event loop.
     *
     * @param event as the service sends it
     * @param left how long it may take; what has not been done by then is left for another time
     * @return what the service wants to be answered: for a queue the messages that have to come again, otherwise what
     *     was done
     * @throws UnknownEvent for what is none of them: it will never succeed
     * @throws PassingFault where the same event may succeed later
     */
    public JsonNode handle(JsonNode event, Duration left) {
        Deadline deadline = Deadline.in(left);
        if (QueueEvents.concerns(event)) {
            return queue.handle(event, deadline);
        }
        if (MapEvents.concerns(event)) {
            return map.handle(event, deadline);
        }
        if (BackgroundEvents.concerns(event)) {
            return background.handle(deadline);
        }
        throw new UnknownEvent("This worker takes SQS events (Records with the eventSource aws:sqs), batches of a"
                + " distributed map (BatchInput and Items) and {\"job\": \"background\"}. This event is none of them.");
    }
}
