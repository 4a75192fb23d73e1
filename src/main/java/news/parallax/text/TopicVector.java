package news.parallax.text;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which event an article tells, as a point: articles on one event lie close together, however they tell it. The sum of
 * the vectors of its title's words (twice) and of its first {@value #LEAD} words, brought to length 1; words point to
 * where they help most to find another telling of the same event.
 *
 * @param values by 127, never changed; all zero where no word is known
 */
public record TopicVector(byte[] values) {
    /** Words of a text that count: what happened stands at its beginning. */
    public static final int LEAD = 200;

    private static final int UNIT = 127;

    /** @param text null where there is none */
    public static TopicVector of(@Nullable String title, @Nullable String text) {
        TopicTable table = TopicTable.get();
        double[] sum = new double[table.width()];
        add(sum, table, title == null ? List.of() : Terms.of(title), 2);
        add(sum, table, lead(text), 1);
        double length = Math.sqrt(
                IntStream.range(0, sum.length).mapToDouble(i -> sum[i] * sum[i]).sum());
        byte[] values = new byte[sum.length];
        for (int i = 0; i < values.length && length > 0; i++) {
            values[i] = (byte) Math.round(sum[i] / length * UNIT);
        }
        return new TopicVector(values);
    }

    /** The words at the beginning of a text by which its event is known. */
    public static List<String> lead(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        // Far more than so many words take, and far less than the longest text has.
        List<String> terms = Terms.of(text.substring(0, Math.min(text.length(), 20 * LEAD)));
        return terms.subList(0, Math.min(terms.size(), LEAD));
    }

    /** How telling a word is: the logarithm of how rarely an article has it. */
    public static double telling(String term) {
        TopicTable table = TopicTable.get();
        Integer row = table.rows().get(term);
        return row == null ? table.idfOfUnknown() : table.idf()[row];
    }

    /** −1 … 1; 0 where one of the two has no known word. */
    public double cosine(TopicVector other) {
        return cosine(values, other.values);
    }

    /** The cells of the space, the one that this lies in first. */
    public int[] cells() {
        byte[][] middles = TopicTable.get().middles();
        double[] nearness = IntStream.range(0, middles.length)
                .mapToDouble(cell -> cosine(values, middles[cell]))
                .toArray();
        return IntStream.range(0, middles.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer cell) -> -nearness[cell]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double cosine(byte[] a, byte[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("topics of widths " + a.length + " and " + b.length);
        }
        long dot = 0;
        long left = 0;
        long right = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            left += a[i] * a[i];
            right += b[i] * b[i];
        }
        return left == 0 || right == 0 ? 0 : dot / Math.sqrt((double) left * right);
    }

    private static void add(double[] sum, TopicTable table, List<String> terms, int times) {
        for (String term : terms) {
            Integer row = table.rows().get(term);
            if (row != null) {
                double weight = times * (double) table.scales()[row];
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weight * table.vectors()[row * sum.length + i];
                }
            }
        }
    }
}
