package news.parallax.rescoring;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import news.parallax.article.Reasking;
import news.parallax.article.Rereading;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Scorer;
import org.jboss.logging.Logger;

/**
 * Takes a job and works on it for a while. Any number of workers, in any number of services, may do so over one
 * database: a job is one worker's at a time.
 */
@ApplicationScoped
class RescoringWorker {
    private static final Logger LOG = Logger.getLogger(RescoringWorker.class);
    /** For the database; a text is given {@link Stretch#LONGEST}. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Leases leases;
    private final Rereading rereading;
    private final Reasking reasking;
    private final Scorer scorer;
    private final CurrentModel models;
    private final RescoringSettings settings;
    private final Vertx vertx;

    RescoringWorker(
            Leases leases,
            Rereading rereading,
            Reasking reasking,
            Scorer scorer,
            CurrentModel models,
            RescoringSettings settings,
            Vertx vertx) {
        this.leases = leases;
        this.rereading = rereading;
        this.reasking = reasking;
        this.scorer = scorer;
        this.models = models;
        this.settings = settings;
        this.vertx = vertx;
    }

    /** What a stretch works with. */
    record Tools(Leases leases, Rereading rereading, Reasking reasking, Scorer scorer, RescoringSettings settings) {}

    /**
     * Takes the oldest job that is free, and works on it. Waits for what it does: not for an event loop.
     *
     * @param atMost after which it puts the job back, when it has done with the articles in hand
     * @param stopping asked between articles
     * @return whether there was one
     */
    boolean work(Duration atMost, BooleanSupplier stopping) {
        if (!models.ready()) {
            return false;
        }
        Optional<Lease> taken = await(leases.take(models.id(), settings.lease()));
        taken.ifPresent(lease -> work(lease, atMost, stopping));
        return taken.isPresent();
    }

    private void work(Lease lease, Duration atMost, BooleanSupplier stopping) {
        AtomicBoolean lost = new AtomicBoolean();
        long beat = vertx.setPeriodic(Math.max(1, settings.lease().toMillis() / 3), ignored -> beat(lease, lost));
        long end = System.nanoTime() + atMost.toNanos();
        boolean orderly = false;
        try {
            new Stretch(
                            new Tools(leases, rereading, reasking, scorer, settings),
                            lease,
                            () -> lost.get() || stopping.getAsBoolean() || System.nanoTime() - end >= 0)
                    .work();
            orderly = true;
        } catch (Lease.Lost gone) {
            LOG.debugf("The re-scoring %s was cancelled, or another worker has it", lease.row().id);
        } finally {
            vertx.cancelTimer(beat);
            // Where the database is gone too, the lease runs out by itself.
            leases.release(lease, orderly).onFailure().recoverWithNull().await().atMost(PATIENCE);
        }
    }

    private void beat(Lease lease, AtomicBoolean lost) {
        leases.extend(lease, settings.lease())
                .subscribe()
                .with(
                        own -> lost.compareAndSet(false, !own),
                        failure -> LOG.debugf(failure, "The re-scoring %s could not be kept", lease.row().id));
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
