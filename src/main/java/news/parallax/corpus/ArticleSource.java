package news.parallax.corpus;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Articles from a file, a folder or a stream, one row after the other; no more than a row is in memory. */
public interface ArticleSource extends Closeable {
    /**
     * The next row; null behind the last one.
     *
     * @throws IOException where the input cannot be read on from here, which the message says for people
     */
    @Nullable
    InputRow next() throws IOException;

    /**
     * Whether the next row, or the end, is there: a sender may pause, and is waited for a moment.
     *
     * @return false where {@link #next} would have to wait; never false of a file
     */
    default boolean ready() throws InterruptedException {
        return true;
    }

    /** Passes over rows, as many as there are at most. */
    default void skip(long rows) throws IOException {
        for (long skipped = 0; skipped < rows && next() != null; skipped++) {
            // Reading is all there is to it.
        }
    }
}
