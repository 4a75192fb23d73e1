package news.parallax;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import news.parallax.batch.WorkerEvents;

/** The worker's thin face to Lambda: JSON in, JSON out, with the time that is left. */
public class WorkerHandler implements RequestStreamHandler {
    private final WorkerEvents events;
    private final ObjectMapper json;

    WorkerHandler(WorkerEvents events, ObjectMapper json) {
        this.events = events;
        this.json = json;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        json.writeValue(
                answer, events.handle(json.readTree(event), Duration.ofMillis(context.getRemainingTimeInMillis())));
    }
}
