package news.parallax.export;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/** Rows that are fetched when there is room for them. */
interface Rows<R> {
    /** Of a list that is in memory: so many at a time. */
    int PORTION = 1_000;

    /**
     * The next portion, small enough to be held in memory; is asked for when the one before has been sent.
     *
     * @return empty when there is no more; emits on any thread
     */
    Uni<List<R>> next();

    static <R> Rows<R> of(List<R> all) {
        Queue<List<R>> portions = new ArrayDeque<>();
        for (int from = 0; from < all.size(); from += PORTION) {
            portions.add(all.subList(from, Math.min(all.size(), from + PORTION)));
        }
        return () -> Uni.createFrom().item(portions.isEmpty() ? List.of() : portions.remove());
    }

    /** Those alone; a portion without any is passed over. */
    default Rows<R> where(Predicate<R> wanted) {
        return new Rows<>() {
            @Override
            public Uni<List<R>> next() {
                return Rows.this.next().flatMap(rows -> {
                    List<R> some = rows.stream().filter(wanted).toList();
                    return some.isEmpty() && !rows.isEmpty()
                            ? next()
                            : Uni.createFrom().item(some);
                });
            }
        };
    }

    /** No more than these first ones. */
    default Rows<R> limited(long most) {
        long[] left = {most};
        return () -> left[0] == 0
                ? Uni.createFrom().item(List.of())
                : next().map(rows -> {
                    List<R> some = rows.size() <= left[0] ? rows : rows.subList(0, (int) left[0]);
                    left[0] -= some.size();
                    return some;
                });
    }
}
