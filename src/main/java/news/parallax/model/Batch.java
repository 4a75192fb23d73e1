package news.parallax.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows that pass the encoder together.
 *
 * @param rows of like length
 * @param positions of the rows among all rows of their job
 * @param width tokens in each row, padding counted
 */
record Batch(List<Row> rows, int[] positions, int width) {
    /** Lengths are padded to a multiple of this, so that the engine meets few shapes. */
    private static final int ROUND = 8;

    /**
     * Stacks rows, longest first, into batches of at most {@code tokens} positions, padding counted.
     *
     * <p>The order depends on the rows alone, so that a text meets the same shapes, and gives the same digits, every
     * time.
     *
     * @param window no row is padded beyond it
     */
    static List<Batch> pack(List<Row> rows, int tokens, int window) {
        List<Integer> order = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> -rows.get(i).length()));
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < order.size(); ) {
            int width = Math.min(window, padded(rows.get(order.get(from)).length()));
            int to = Math.min(order.size(), from + Math.max(1, tokens / width));
            List<Row> stacked = new ArrayList<>(to - from);
            int[] positions = new int[to - from];
            for (int i = from; i < to; i++) {
                positions[i - from] = order.get(i);
                stacked.add(rows.get(order.get(i)));
            }
            batches.add(new Batch(stacked, positions, width));
            from = to;
        }
        return batches;
    }

    /** Token positions that the encoder computes, padding counted. */
    int size() {
        return rows.size() * width;
    }

    private static int padded(int length) {
        return (length + ROUND - 1) / ROUND * ROUND;
    }
}
