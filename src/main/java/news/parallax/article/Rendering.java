package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Map;
import java.util.function.Supplier;
import news.parallax.platform.CallerContext;

/**
 * Makes JSON where it does no harm: an ordinary article's at once, that of thousands of sentences or of a page of
 * articles off the event loop.
 */
public final class Rendering {
    private static final int AT_ONCE = 500;

    /** Places on axes that are as much as the rest of a sentence. */
    private static final int PLACES = 8;

    private Rendering() {}

    /**
     * Emits on the caller's context.
     *
     * @param sentences or articles, each with as many numbers as a sentence has without axes
     */
    static <T> Uni<T> of(int sentences, Supplier<T> json) {
        return sentences <= AT_ONCE ? Uni.createFrom().item(json) : aside(json);
    }

    /** Off the event loop, whatever it is. Emits on the caller's context. */
    public static <T> Uni<T> aside(Supplier<T> json) {
        return Uni.createFrom()
                .item(json)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(CallerContext.here());
    }

    /** @param placed with its sentences */
    static <T> Uni<T> of(Scored scored, Placed placed, Supplier<T> json) {
        int numbers = scored.sentences().size()
                + placed.sentences().stream().mapToInt(Map::size).sum() / PLACES;
        return of(numbers, json);
    }
}
