package news.parallax.stats;

/**
 * Which class was taken for which, as shares of each true class.
 *
 * @param rows by true class: how many there are, each counted once whatever it weighs
 * @param shares [true][predicted], each row summing to 1: on the diagonal stands the class's recall; a class without
 *     rows has an empty array
 * @param intervals 95 %, of the same shape
 */
public record Confusion(int[] rows, double[][] shares, Bounds[][] intervals) {
    /** Whether anything is known of a class. */
    public boolean has(int label) {
        return shares[label].length > 0;
    }
}
