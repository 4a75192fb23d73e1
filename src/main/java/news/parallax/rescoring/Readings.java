package news.parallax.rescoring;

import static news.parallax.rescoring.RescoringWorker.await;

import io.smallrye.mutiny.TimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import news.parallax.article.Rereading.Already;
import news.parallax.article.Rereading.Found;
import news.parallax.article.Rereading.Gone;
import news.parallax.article.Rereading.Refused;
import news.parallax.article.Rereading.Scored;
import news.parallax.article.Rereading.WithoutText;
import news.parallax.rescoring.Leases.Ahead;
import org.jboss.logging.Logger;

/**
 * Articles read by the model, few at once and written one by one in their order: each with its score, and with how far
 * the job has come, or not at all.
 */
final class Readings implements Stretch.Portion {
    private static final Logger LOG = Logger.getLogger(Readings.class);
    private static final int TRIES = 10;
    private static final int TRIES_OF_ONE = 2;
    private static final long PAUSE = 1_000;
    private static final long GLANCE = 10;

    private final RescoringWorker.Tools tools;
    private final Lease lease;
    private final Stretch stretch;

    Readings(RescoringWorker.Tools tools, Lease lease, Stretch stretch) {
        this.tools = tools;
        this.lease = lease;
        this.stretch = stretch;
    }

    @Override
    public void work(List<Ahead> ahead) {
        Step step = new Step();
        int at = 0;
        while (at < ahead.size()) {
            int most = patience();
            Map<UUID, CompletableFuture<Found>> reading = new LinkedHashMap<>();
            List<Ahead> group = new ArrayList<>();
            for (; at < ahead.size() && reading.size() < most; at++) {
                Ahead article = ahead.get(at);
                group.add(article);
                if (!article.already() && article.text()) {
                    reading.put(article.id(), begun(article.id()));
                }
            }
            try {
                for (Ahead article : group) {
                    step = article(article, reading, step);
                }
            } finally {
                reading.values().forEach(future -> future.cancel(true));
            }
            if (!reading.isEmpty() && stretch.over()) {
                break;
            }
        }
        stretch.forward(step);
    }

    /** Lets texts go first that somebody waits for. */
    private int patience() {
        long end = System.nanoTime() + tools.settings().patience().toNanos();
        while (tools.scorer().held() > 0 && System.nanoTime() - end < 0 && !stretch.over()) {
            Stretch.pause(GLANCE);
        }
        return tools.scorer().held() > 0 || stretch.wary()
                ? 1
                : Math.max(1, tools.settings().atOnce());
    }

    private CompletableFuture<Found> begun(UUID article) {
        return tools.rereading().read(article).subscribeAsCompletionStage();
    }

    private Step article(Ahead article, Map<UUID, CompletableFuture<Found>> reading, Step step) {
        UUID id = article.id();
        if (article.already()) {
            return step.already(id);
        }
        CompletableFuture<Found> read = reading.get(id);
        if (read == null) {
            return step.without(id, Reason.NO_TEXT, Reason.NO_TEXT.detail());
        }
        for (int tries = 1; ; tries++) {
            try {
                return found(id, result(tries == 1 ? read : begun(id)), step);
            } catch (RuntimeException failure) {
                if (Stretch.busy(failure) || failure instanceof Lease.Lost) {
                    // What lies before it is not lost.
                    stretch.forward(step);
                    throw failure;
                }
                if (tries == TRIES_OF_ONE) {
                    return error(id, failure, step);
                }
                Stretch.pause(PAUSE);
            }
        }
    }

    private Step found(UUID id, Found first, Step step) {
        Found found = first;
        for (int tries = 0; tries < TRIES; tries++) {
            if (!(found instanceof Scored scored)) {
                return without(id, found, step);
            }
            Step with = abstained(scored, step).done(id);
            if (await(tools.rereading()
                    .write(scored, session -> tools.leases().forward(session, lease, with, stretch.worked())))) {
                stretch.taken(with);
                return new Step();
            }
            found = result(begun(id));
        }
        return step.without(id, Reason.CHANGING, Reason.CHANGING.detail());
    }

    private static Step without(UUID id, Found found, Step step) {
        if (found instanceof Gone) {
            return step.over(id);
        }
        if (found instanceof Already) {
            return step.already(id);
        }
        if (found instanceof WithoutText) {
            return step.without(id, Reason.NO_TEXT, Reason.NO_TEXT.detail());
        }
        return step.without(id, Reason.REFUSED, ((Refused) found).reason());
    }

    private static Step abstained(Scored scored, Step step) {
        Step with = step.copy();
        var withdrawn = scored.withdrawn();
        scored.abstained()
                .forEach((measure, reason) -> with.abstained(measure.label(), reason, withdrawn.contains(measure)));
        return with;
    }

    private static Step error(UUID id, RuntimeException failure, Step step) {
        // Its message may quote the text.
        LOG.warnf(
                "The article %s could not be scored again: %s",
                id, failure.getClass().getName());
        return step.without(
                id,
                Reason.ERROR,
                Reason.ERROR.detail() + ": " + failure.getClass().getSimpleName());
    }

    private static Found result(CompletableFuture<Found> read) {
        try {
            return read.get(Stretch.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Lease.Lost();
        }
    }
}
