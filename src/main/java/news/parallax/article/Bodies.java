package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import news.parallax.platform.CallerContext;
import org.jspecify.annotations.Nullable;

/** Reads request bodies where it does no harm: an ordinary article at once, a large body away from the event loop. */
@ApplicationScoped
public class Bodies {
    private static final int AT_ONCE = 64 << 10;

    private final AxisCatalog axes;

    Bodies(AxisCatalog axes) {
        this.axes = axes;
    }

    /** Emits on the caller's context. */
    Uni<ArticleRequest> read(byte @Nullable [] body, boolean stored) {
        boolean atOnce = body == null || body.length <= AT_ONCE;
        return away(atOnce, () -> RequestReader.of(body))
                .flatMap(reader -> axes.named(reader.axisNames())
                        .flatMap(named -> away(atOnce, () -> reader.request(stored, named))));
    }

    private static <T> Uni<T> away(boolean atOnce, Supplier<T> work) {
        Uni<T> done = Uni.createFrom().item(work);
        return atOnce
                ? done
                : done.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()).emitOn(CallerContext.here());
    }
}
