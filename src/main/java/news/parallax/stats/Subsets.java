package news.parallax.stats;

import org.apache.commons.rng.UniformRandomProvider;

/** Random subsets as bits, each of its size as likely as any other. */
final class Subsets {
    /** A share of bits to begin with is a number of eighths. */
    private static final int EIGHTHS = 8;

    private Subsets() {}

    /**
     * Tosses a coin for each item, with about the chance that is wanted, then adds or takes away items at random until
     * the size is right: nothing in either step prefers an item.
     *
     * @param bits is overwritten
     * @param items how many there are
     * @param size of the subset
     */
    static void deal(long[] bits, int items, int size, UniformRandomProvider random) {
        int eighths = (int) Math.round((double) EIGHTHS * size / items);
        int count = 0;
        for (int w = 0; w < bits.length; w++) {
            int here = Math.min(64, items - (w << 6));
            bits[w] = toss(eighths, random) & (here == 64 ? -1L : (1L << here) - 1);
            count += Long.bitCount(bits[w]);
        }
        long wanted = count < size ? 0 : 1;
        while (count != size) {
            int item = random.nextInt(items);
            if ((bits[item >>> 6] >>> item & 1) == wanted) {
                bits[item >>> 6] ^= 1L << item;
                count += wanted == 0 ? 1 : -1;
            }
        }
    }

    /** 64 bits, each set with a chance of so many eighths. */
    private static long toss(int eighths, UniformRandomProvider random) {
        if (eighths == 0 || eighths == EIGHTHS) {
            return eighths == 0 ? 0 : -1;
        }
        long bits = 0;
        for (int digit = Integer.numberOfTrailingZeros(eighths); digit < 3; digit++) {
            bits = (eighths >>> digit & 1) == 1 ? bits | random.nextLong() : bits & random.nextLong();
        }
        return bits;
    }
}
