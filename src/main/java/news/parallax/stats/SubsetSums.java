package news.parallax.stats;

/** Sums over items that each stand for one of two numbers, by a bit, under many choices of the bits: by tables. */
final class SubsetSums {
    private static final int BITS = 8;
    private static final int CHOICES = 1 << BITS;
    private static final int IN_A_WORD = Long.SIZE / BITS;

    private SubsetSums() {}

    /**
     * @param clear an item's number where its bit is 0
     * @param set where it is 1
     * @param rows bits of the items, 64 in a word; those behind the last are of no account
     * @param first word of a row in which there are bits of these items
     * @param stride words in a row
     * @return a sum for each row
     */
    static double[] of(double[] clear, double[] set, long[] rows, int first, int stride, int count) {
        int chunks = (clear.length + BITS - 1) / BITS;
        double[] table = table(clear, set, chunks);
        double[] sums = new double[count];
        for (int i = 0, row = first; i < count; i++, row += stride) {
            // Two sums in turn: each addition would otherwise wait for the one before.
            double even = 0;
            double odd = 0;
            for (int chunk = 0, word = row; chunk < chunks; word++) {
                long bits = rows[word];
                int end = Math.min(chunks, chunk + IN_A_WORD);
                for (; chunk < end - 1; chunk += 2) {
                    even += table[chunk << BITS | (int) bits & CHOICES - 1];
                    odd += table[chunk + 1 << BITS | (int) (bits >>> BITS) & CHOICES - 1];
                    bits >>>= 2 * BITS;
                }
                if (chunk < end) {
                    even += table[chunk++ << BITS | (int) bits & CHOICES - 1];
                }
            }
            sums[i] = even + odd;
        }
        return sums;
    }

    /** Of eight items after eight the sum under each choice of their bits. */
    private static double[] table(double[] clear, double[] set, int chunks) {
        double[] table = new double[chunks * CHOICES];
        for (int chunk = 0; chunk < chunks; chunk++) {
            int row = chunk << BITS;
            int end = Math.min(clear.length, (chunk + 1) * BITS);
            for (int i = chunk * BITS; i < end; i++) {
                table[row] += clear[i];
            }
            for (int choice = 1; choice < CHOICES; choice++) {
                int i = chunk * BITS + Integer.numberOfTrailingZeros(choice);
                table[row + choice] = table[row + (choice & choice - 1)] + (i < end ? set[i] - clear[i] : 0);
            }
        }
        return table;
    }
}
