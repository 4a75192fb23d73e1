package news.parallax.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import news.parallax.platform.Problems;

/** Lets few exports be sent at once: each holds some ten megabytes. */
@ApplicationScoped
class Slots {
    /** Exports that are sent at a time. */
    static final int AT_ONCE = 4;

    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 503 where none is free */
    void take() {
        if (!free.tryAcquire()) {
            throw Problems.unavailable(
                    RETRY, AT_ONCE + " exports are being sent. Send the request again when one of them is through.");
        }
    }

    void giveBack() {
        free.release();
    }

    int free() {
        return free.availablePermits();
    }
}
