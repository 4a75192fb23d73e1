package news.parallax.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an annotation says on a resource, for routes beside the resources: each of them names its scope here, before it
 * does anything.
 *
 * <pre>{@code
 * router.post("/v1/things").handler(gatekeeper.admit(Scope.WRITE)).handler(this::store);
 * }</pre>
 */
public interface Gatekeeper {
    /**
     * A handler that lets requests on whose key has a scope, and fails others with a problem of status 401 or 403.
     *
     * @param scope of the request at hand, one of {@link Scope}
     */
    Handler<RoutingContext> admit(Function<RoutingContext, String> scope);

    /** The same with one scope for all requests. */
    default Handler<RoutingContext> admit(String scope) {
        return admit(context -> scope);
    }

    /**
     * Takes more from the quota of whoever sent a request that is worth several, such as a stream of many lines. The
     * request itself has been counted.
     *
     * @param requests so many more, at least 1
     * @return completes when they may be worked on, on the caller's context: at once while there is quota left, and
     *     later where they exceed it; a stream waits in place of being broken off
     */
    Uni<Void> charge(RoutingContext context, int requests);

    /**
     * How many requests the quota takes at once: who charges no more at a time is never kept waiting for longer than
     * the quota's window. Where no key is needed there is no such limit.
     */
    int atOnce(RoutingContext context);

    /**
     * Whose key a request came with: one name for whatever is sent with the key and by browsers that signed in with it;
     * none where keys are not needed.
     */
    Optional<String> key(RoutingContext context);
}
