package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads request bodies where it does no harm: an ordinary article at once, a large body away from the event loop. */
@ApplicationScoped
public class Bodies {
    private static final int AT_ONCE = 64 << 10;

    /** Emits on the caller's context. */
    Uni<ArticleRequest> read(byte @Nullable [] body, boolean stored) {
        Uni<ArticleRequest> request = Uni.createFrom().item(() -> RequestReader.read(body, stored));
        return body == null || body.length <= AT_ONCE
                ? request
                : request.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .emitOn(CallerContext.here());
    }
}
