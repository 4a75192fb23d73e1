package news.parallax.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import news.parallax.platform.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request.
 *
 * @param key null for whoever needs none: on loopback everybody, on open paths nobody in particular
 * @param name of the key
 * @param scopes what it may do; {@link Scope#WRITE} brings {@link Scope#READ}
 * @param session the hash of the cookie's token where a browser asks that signed in
 */
public record Caller(
        @Nullable UUID key,
        String name,
        Set<String> scopes,
        @Nullable String session) {
    private static final String MEMBER = Caller.class.getName();

    static final Caller LOCAL = new Caller(null, "loopback", Set.of(Scope.READ, Scope.WRITE), null);
    static final Caller NOBODY = new Caller(null, "", Set.of(), null);

    public Caller {
        scopes = scopes.contains(Scope.WRITE) ? Set.of(Scope.READ, Scope.WRITE) : Set.copyOf(scopes);
    }

    /** Of a request that has passed the door; one that has not is nobody's. */
    public static Caller of(RoutingContext context) {
        return Objects.requireNonNullElse(context.get(MEMBER), NOBODY);
    }

    void on(RoutingContext context) {
        context.put(MEMBER, this);
    }

    public boolean may(String scope) {
        return scopes.contains(scope);
    }

    /** Whether a browser signed in as this. */
    public boolean signedIn() {
        return session != null;
    }
}
