package news.parallax.model;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A tokenised passage.
 *
 * @param ids vocabulary indices, [n]
 * @param begin UTF-16 offsets into the passage, [n]
 * @param end exclusive, [n]
 */
public record Tokens(long[] ids, int[] begin, int[] end) {
    public int size() {
        return ids.length;
    }

    /** Tokens put together from parts of a passage, in the order of the text. */
    static final class Joined {
        private final LongStream.Builder ids = LongStream.builder();
        private final IntStream.Builder begin = IntStream.builder();
        private final IntStream.Builder end = IntStream.builder();

        void add(long id, int from, int to) {
            ids.add(id);
            begin.add(from);
            end.add(to);
        }

        /** @param offset of the part in the passage */
        void add(Tokens part, int offset) {
            for (int i = 0; i < part.size(); i++) {
                add(part.ids[i], offset + part.begin[i], offset + part.end[i]);
            }
        }

        Tokens tokens() {
            return new Tokens(ids.build().toArray(), begin.build().toArray(), end.build().toArray());
        }
    }
}
