package news.parallax;

import com.amazonaws.services.lambda.runtime.Context;
import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import news.parallax.model.ModelService;
import org.jboss.logging.Logger;

/**
 * What the runtime interface client calls: the service, started and with its model loaded before the first event comes.
 *
 * <p>A failure to start is thus one of initialisation, and reported as such; Quarkus by itself would start within the
 * first event, and the first caller would be told that the model is still being loaded.
 */
public final class FunctionHandler {
    private static final Logger LOG = Logger.getLogger(FunctionHandler.class);

    /** What Lambda takes for an answer, 6 MiB, and a little less. */
    private static final int LONGEST = (6 << 20) - 1024;

    private static final String TOO_LONG = """
            {"statusCode": 413, "headers": {"Content-Type": "application/problem+json"}, "body": \
            "{\\"type\\": \\"about:blank\\", \\"title\\": \\"Content Too Large\\", \\"status\\": 413, \\"detail\\": \
            \\"The answer is longer than a function can hand over. Ask for less: a smaller limit, a shorter span of time.\\"}"}
            """;

    private final QuarkusStreamHandler events;

    public FunctionHandler() {
        // The client's own loader looks into every folder for what the class path has already.
        Thread.currentThread().setContextClassLoader(FunctionHandler.class.getClassLoader());
        long begin = System.nanoTime();
        events = new QuarkusStreamHandler();
        Quarkus.manualStart();
        long started = System.nanoTime();
        Arc.container().instance(ModelService.class).get().load().join();
        long ready = System.nanoTime();
        LOG.infof(
                "Ready %d ms after its process began, %d of them for the service and %d more for the model",
                System.currentTimeMillis() - processBegan(), millis(started - begin), millis(ready - started));
    }

    private static long processBegan() {
        return ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** One event, and its answer. */
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(1 << 14);
        events.handleRequest(event, whole, context);
        if (whole.size() > LONGEST) {
            answer.write(TOO_LONG.getBytes(StandardCharsets.UTF_8));
        } else {
            whole.writeTo(answer);
        }
    }
}
