package news.parallax.platform;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Work on the database that runs to its end whoever waits for it: in a Vert.x context of its own, apart from the
 * caller's subscription. A client that goes away in the middle of a query would otherwise leave its pooled connection
 * behind.
 */
@ApplicationScoped
public class Database {
    private final Vertx vertx;

    Database(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs in a session without a transaction; answers on the caller's context. */
    public <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
        return apart(() -> Panache.withSession(() -> Panache.getSession().flatMap(work::apply)));
    }

    /** Runs in a transaction, rolled back when the work fails; answers on the caller's context. */
    public <T> Uni<T> write(Function<Mutiny.Session, Uni<T>> work) {
        return apart(() -> Panache.withTransaction(() -> Panache.getSession().flatMap(work::apply)));
    }

    /** Work that fails, or throws before it begins, fails the answer. */
    <T> Uni<T> apart(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(waiting -> {
            Executor caller = CallerContext.here();
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            // Deferred: what throws before there is a Uni would otherwise leave the caller waiting for ever.
            own.runOnContext(ignored -> Uni.createFrom()
                    .deferred(work::get)
                    .subscribe()
                    .with(
                            value -> caller.execute(() -> waiting.complete(value)),
                            failure -> caller.execute(() -> waiting.fail(failure))));
        });
    }
}
