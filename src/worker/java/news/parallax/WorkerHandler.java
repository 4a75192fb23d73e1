package news.parallax;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import news.parallax.worker.WorkerEvents;

/** The worker's thin face to Lambda: JSON in, JSON out, with the time that is left. */
public class WorkerHandler implements RequestStreamHandler {
    /** For the answer to be sent: Lambda ends a function that overruns its time. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final WorkerEvents events;
    private final ObjectMapper json;

    WorkerHandler(WorkerEvents events, ObjectMapper json) {
        this.events = events;
        this.json = json;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        json.writeValue(answer, events.handle(json.readTree(event), left));
    }
}
