package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.function.Supplier;

/**
 * Makes JSON where it does no harm: an ordinary article's at once, that of thousands of sentences or of a page of
 * articles off the event loop.
 */
final class Rendering {
    private static final int AT_ONCE = 500;

    private Rendering() {}

    /** Emits on the caller's context. */
    static <T> Uni<T> of(int sentences, Supplier<T> json) {
        return sentences <= AT_ONCE ? Uni.createFrom().item(json) : aside(json);
    }

    /** Off the event loop, whatever it is. Emits on the caller's context. */
    static <T> Uni<T> aside(Supplier<T> json) {
        return Uni.createFrom()
                .item(json)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(CallerContext.here());
    }

    static <T> Uni<T> of(Stored stored, Supplier<T> json) {
        return of(stored.scored().sentences().size(), json);
    }
}
