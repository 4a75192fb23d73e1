package news.parallax.model;

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
}
