package news.parallax.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import news.parallax.platform.CallerContext;
import news.parallax.platform.Gatekeeper;

/** The scopes and quotas of keys, for routes beside the resources. */
@ApplicationScoped
class KeyGatekeeper implements Gatekeeper {
    private final Admissions admissions;

    KeyGatekeeper(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Handler<RoutingContext> admit(Function<RoutingContext, String> scope) {
        return context -> {
            Caller caller = Caller.of(context);
            String needed = scope.apply(context);
            if (caller.may(needed)) {
                context.next();
            } else {
                context.fail(caller.scopes().isEmpty() ? Refusals.noKey() : Refusals.scope(needed));
            }
        };
    }

    @Override
    public Uni<Void> charge(RoutingContext context, int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("nothing is charged for " + requests + " requests");
        }
        Caller caller = Caller.of(context);
        if (caller.key() == null) {
            return Uni.createFrom().voidItem();
        }
        Executor here = CallerContext.here();
        return admissions
                .charge(caller.key(), requests)
                .flatMap(quota -> quota.debt().isZero()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().voidItem().onItem().delayIt().by(quota.debt()))
                .emitOn(here);
    }

    @Override
    public int atOnce(RoutingContext context) {
        return Quota.of(context).map(Quota::rate).orElse(Integer.MAX_VALUE);
    }

    @Override
    public Optional<String> key(RoutingContext context) {
        return Optional.ofNullable(Caller.of(context).key()).map(UUID::toString);
    }
}
