package news.parallax.rescoring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The worker that a service brings along: it begins with the service, and goes on with what an earlier one left. */
@ApplicationScoped
class BackgroundWorker {
    private static final Logger LOG = Logger.getLogger(BackgroundWorker.class);
    /** Then the job is put back, and the oldest that is free is taken: itself, unless somebody else has it. */
    private static final Duration STRETCH = Duration.ofMinutes(1);

    private static final Duration END = Duration.ofSeconds(4);

    private final RescoringWorker worker;
    private final RescoringSettings settings;
    private final boolean active;
    private final Semaphore told;
    private final Thread thread;
    private volatile boolean stopping;

    /** @param active whether there is a database: a command has none */
    BackgroundWorker(
            RescoringWorker worker,
            RescoringSettings settings,
            @ConfigProperty(name = "quarkus.hibernate-orm.active", defaultValue = "true") boolean active) {
        this.worker = worker;
        this.settings = settings;
        this.active = active;
        this.told = new Semaphore(0);
        this.thread = new Thread(this::run, "parallax-rescoring");
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled() && active) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** There is a job. */
    void tell() {
        told.release();
    }

    private void run() {
        boolean failing = false;
        while (!stopping) {
            try {
                told.drainPermits();
                while (worker.work(STRETCH, () -> stopping)) {
                    failing = false;
                }
                failing = false;
            } catch (RuntimeException e) {
                if (!failing && !stopping) {
                    LOG.warn("Re-scoring does not come forward, and is tried again", e);
                }
                failing = true;
            }
            try {
                told.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What is in hand is written, and the job put back, before the pools close. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        tell();
        thread.join(END.toMillis());
    }
}
