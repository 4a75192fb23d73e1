package news.parallax.platform;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The way back to the event loop that a request came from. */
public final class CallerContext {
    private CallerContext() {}

    /** Runs on the current Vert.x context; outside of one, at once. */
    public static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
