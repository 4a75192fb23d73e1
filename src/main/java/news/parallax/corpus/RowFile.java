package news.parallax.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where results go. */
interface RowFile extends Closeable {
    void write(List<ScoredRow> rows) throws IOException;

    /**
     * Puts what was written on the disk.
     *
     * @return the mark with this file's part of it
     */
    Mark force(Mark mark) throws IOException;

    /** The journal has the last mark: what it makes needless may go. */
    default void marked() throws IOException {}

    /** There are no more rows: makes the file what it is to be. May be called again after it was broken off. */
    default void finish() throws IOException {}

    /** No file: results are in the database alone. */
    RowFile NONE = new RowFile() {
        @Override
        public void write(List<ScoredRow> rows) {
            // They are where they are to be.
        }

        @Override
        public Mark force(Mark mark) {
            return mark;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
}
