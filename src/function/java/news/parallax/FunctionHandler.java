package news.parallax;

import com.amazonaws.services.lambda.runtime.Context;
import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What the runtime interface client calls: the service, started and with its model loaded before the first event comes.
 *
 * <p>A failure to start is thus reported as one of initialisation. Quarkus by itself would start within the first event.
 */
public final class FunctionHandler {
    private final QuarkusStreamHandler events;

    public FunctionHandler() {
        events = new QuarkusStreamHandler();
        Quarkus.manualStart();
    }

    /** One event, and its answer. */
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        events.handleRequest(event, answer, context);
    }
}
