package news.parallax.batch;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What the worker does with an event. */
@ApplicationScoped
public class WorkerEvents {
    /** Handles one event, blocking. */
    public JsonNode handle(JsonNode event, Duration left) {
        throw new IllegalArgumentException("this event is of no known kind");
    }
}
