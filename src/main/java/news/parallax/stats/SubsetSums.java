package news.parallax.stats;

/**
 * Sums over items that each stand for one of two numbers, by a bit: looked up by four bits at a time, as many random
 * choices among the same items ask for.
 */
final class SubsetSums {
    private static final int BITS = 4;
    private static final int CHOICES = 1 << BITS;

    /** Of four items under each choice of their bits the sum, then the sum of squares. */
    private final double[] tables;

    private final int chunks;

    /** Of both numbers of all items. */
    final double total;

    final double totalSquares;

    /** Of what was chosen last. */
    double sum;

    double squares;

    /**
     * @param clear an item's number where its bit is 0
     * @param set where it is 1
     */
    SubsetSums(double[] clear, double[] set) {
        chunks = (clear.length + BITS - 1) / BITS;
        tables = new double[chunks * CHOICES * 2];
        double all = 0;
        double allSquares = 0;
        for (int i = 0; i < clear.length; i++) {
            all += clear[i] + set[i];
            allSquares += clear[i] * clear[i] + set[i] * set[i];
            for (int choice = 0; choice < CHOICES; choice++) {
                double chosen = (choice >>> i % BITS & 1) == 0 ? clear[i] : set[i];
                int at = (i / BITS * CHOICES + choice) * 2;
                tables[at] += chosen;
                tables[at + 1] += chosen * chosen;
            }
        }
        total = all;
        totalSquares = allSquares;
    }

    /** @param bits of the items, 64 in a word; those behind the last are of no account */
    void sum(long[] bits) {
        // Two sums in turn: each addition would otherwise wait for the one before.
        double even = 0;
        double evenSquares = 0;
        double odd = 0;
        double oddSquares = 0;
        int chunk = 0;
        for (int at = 0; chunk < chunks - 1; chunk += 2, at += 4 * CHOICES) {
            int two = (int) (bits[chunk >>> 4] >>> (chunk & 15) * BITS);
            int first = at + (two & CHOICES - 1) * 2;
            int second = at + 2 * CHOICES + (two >>> BITS & CHOICES - 1) * 2;
            even += tables[first];
            evenSquares += tables[first + 1];
            odd += tables[second];
            oddSquares += tables[second + 1];
        }
        if (chunk < chunks) {
            int last = chunk * 2 * CHOICES + ((int) (bits[chunk >>> 4] >>> (chunk & 15) * BITS) & CHOICES - 1) * 2;
            even += tables[last];
            evenSquares += tables[last + 1];
        }
        sum = even + odd;
        squares = evenSquares + oddSquares;
    }
}
