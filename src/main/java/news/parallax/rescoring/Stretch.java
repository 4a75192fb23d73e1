package news.parallax.rescoring;

import static news.parallax.rescoring.RescoringWorker.await;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import news.parallax.rescoring.Leases.Ahead;
import org.jspecify.annotations.Nullable;

/** One worker's work on one job, from where it was left until it is done or the time is over. */
final class Stretch {
    /** How long a text may take: one of 1 MiB takes a minute on two busy cores. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int AHEAD = 200;
    /** A job that was taken so often without coming forward is held up by its next article. */
    private static final int MOST_TAKES = 3;

    private static final int MOST_ERRORS = 50;
    private static final long PAUSE = 500;
    private static final int BUSY = 503;

    private final RescoringWorker.Tools tools;
    private final Lease lease;
    private final BooleanSupplier over;
    private @Nullable UUID reached;
    private long errors;
    private long since = System.nanoTime();

    Stretch(RescoringWorker.Tools tools, Lease lease, BooleanSupplier over) {
        this.tools = tools;
        this.lease = lease;
        this.over = over;
        this.reached = lease.row().reached;
        this.errors = lease.row().errorsInRow;
    }

    /** What is there of it to do at once. */
    interface Portion {
        /** Does all of it, or less where the time is over. */
        void work(List<Ahead> ahead);
    }

    void work() {
        Portion portion = lease.row().ofModel() ? new Readings(tools, lease, this) : new Askings(tools, lease, this);
        if (lease.row().takes > MOST_TAKES) {
            passOver();
        }
        do {
            List<Ahead> ahead = await(tools.leases().ahead(lease.row(), reached, AHEAD));
            if (ahead.isEmpty()) {
                await(tools.leases().finish(lease, null));
                return;
            }
            try {
                portion.work(ahead);
            } catch (HttpProblem busy) {
                if (busy.getStatusCode() != BUSY) {
                    throw busy;
                }
                // Callers fill the queue, or the model is being loaded.
                pause(PAUSE);
            }
            if (errors >= MOST_ERRORS) {
                await(tools.leases().finish(lease, errors + " articles in succession could not be done"));
                return;
            }
        } while (!over());
    }

    /** Its last takers came to their end before they had written anything. */
    private void passOver() {
        List<Ahead> ahead = await(tools.leases().ahead(lease.row(), reached, 1));
        if (!ahead.isEmpty()) {
            forward(new Step().without(ahead.get(0).id(), Reason.ENDED, Reason.ENDED.detail()));
        }
    }

    boolean over() {
        return over.getAsBoolean() || Thread.currentThread().isInterrupted();
    }

    /** Whether the job was taken before and came no further: then its articles go one by one. */
    boolean wary() {
        return lease.row().takes > 1;
    }

    /** Writes a step that has no work of its own. */
    void forward(Step step) {
        if (!step.empty()) {
            await(tools.leases().forward(lease, step, worked()));
            taken(step);
        }
    }

    /** Notes a step that has been written with its work. */
    void taken(Step step) {
        reached = step.reached();
        errors = step.done() > 0 ? 0 : errors + step.errors();
    }

    /** Since the last time that this was asked. */
    Duration worked() {
        long now = System.nanoTime();
        Duration worked = Duration.ofNanos(now - since);
        since = now;
        return worked;
    }

    static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean busy(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() == BUSY;
    }
}
