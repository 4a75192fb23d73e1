package news.parallax.model;

import java.util.List;

/**
 * One window as it goes into a batch.
 *
 * @param ids tokens without the begin token, [n], n &lt; window
 * @param begin UTF-16 offset of the window in its passage
 * @param end exclusive
 * @param mentions of the passage that begin in this window
 */
record Row(long[] ids, int begin, int end, List<RowMention> mentions) {
    /** Its length in a batch: the begin token counts. */
    int length() {
        return ids.length + 1;
    }

    /**
     * @param index of the mention in its passage
     * @param begin token position in the row, the begin token being 0
     * @param end exclusive, above begin
     */
    record RowMention(int index, int begin, int end) {}
}
