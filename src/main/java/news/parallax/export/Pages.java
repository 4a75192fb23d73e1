package news.parallax.export;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import news.parallax.article.Page;
import org.jspecify.annotations.Nullable;

/**
 * Rows that come page by page, each page read by itself.
 *
 * @param <Q> what a page is asked for with
 */
final class Pages<Q, T, R> implements Rows<R> {
    private final Function<Q, Uni<Page<T>>> read;
    private final BiFunction<Q, Page<T>, Q> following;
    private final Function<T, List<R>> rows;
    private @Nullable Q next;

    /**
     * @param first page
     * @param following what the page after one is asked for with
     * @param rows of an item
     */
    Pages(Q first, Function<Q, Uni<Page<T>>> read, BiFunction<Q, Page<T>, Q> following, Function<T, List<R>> rows) {
        this.next = first;
        this.read = read;
        this.following = following;
        this.rows = rows;
    }

    @Override
    public Uni<List<R>> next() {
        Q query = next;
        if (query == null) {
            return Uni.createFrom().item(List.of());
        }
        return read.apply(query).flatMap(page -> {
            next = page.nextCursor() == null ? null : following.apply(query, page);
            List<R> all = page.items().stream()
                    .flatMap(item -> rows.apply(item).stream())
                    .toList();
            // A page without rows is not the end.
            return all.isEmpty() && next != null ? next() : Uni.createFrom().item(all);
        });
    }
}
