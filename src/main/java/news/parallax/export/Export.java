package news.parallax.export;

import io.smallrye.mutiny.Uni;

/** A list, comparison or report that can be had as a table. */
interface Export {
    /** Its path; a part with a colon before it is a parameter. */
    String path();

    /** Whether it holds results, for which the model's card and a citation are named. */
    default boolean results() {
        return true;
    }

    /**
     * Begins it.
     *
     * @return fails with a problem before the first row is read, or when it is
     */
    Uni<Opened<?>> open(Wish wish);

    /** A table and the rows that it has. */
    record Opened<R>(Table<R> table, Rows<R> rows) {
        /** No more than its first rows. */
        Opened<R> limited(long most) {
            return new Opened<>(table, rows.limited(most));
        }
    }
}
