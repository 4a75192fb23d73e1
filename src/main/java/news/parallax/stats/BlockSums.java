package news.parallax.stats;

/**
 * Sums over the blocks that each of many deals chooses, eight blocks at a time by tables.
 *
 * @param stride numbers in a row of {@code sums}: sum, squares, cubes; where shifts are tried also sum and squares of
 *     those that the smaller group had
 * @param owned how many of them it had
 */
record BlockSums(double[] sums, int stride, int[] owned) {
    private static final int PLAIN = 3;
    private static final int SHIFTED = 5;

    /**
     * @param choices rows of bits
     * @param shifts whether shifts will be tried
     */
    static BlockSums of(Blocks blocks, byte[] choices, int count, boolean shifts) {
        int bytes = blocks.shape().bytes();
        int stride = shifts ? SHIFTED : PLAIN;
        double[] table = new double[stride * 256 * bytes];
        for (int t = 0; t < bytes; t++) {
            fill(table, stride * 256 * t, blocks, 8 * t, stride);
        }
        double[] sums = new double[stride * count];
        for (int i = 0; i < count; i++) {
            add(table, choices, i * bytes, bytes, sums, i * stride, stride);
        }
        return new BlockSums(sums, stride, shifts ? owned(blocks, choices, count, bytes) : new int[0]);
    }

    private static void add(double[] table, byte[] choices, int from, int bytes, double[] sums, int to, int stride) {
        double s = 0;
        double q = 0;
        double c = 0;
        for (int t = 0; t < bytes; t++) {
            int row = stride * ((t << 8) + (choices[from + t] & 0xff));
            s += table[row];
            q += table[row + 1];
            c += table[row + 2];
        }
        sums[to] = s;
        sums[to + 1] = q;
        sums[to + 2] = c;
        if (stride == SHIFTED) {
            double o = 0;
            double p = 0;
            for (int t = 0; t < bytes; t++) {
                int row = stride * ((t << 8) + (choices[from + t] & 0xff));
                o += table[row + 3];
                p += table[row + 4];
            }
            sums[to + 3] = o;
            sums[to + 4] = p;
        }
    }

    private static int[] owned(Blocks blocks, byte[] choices, int count, int bytes) {
        int[] owned = new int[count];
        for (int t = 0; 8 * t < blocks.chosen; t++) {
            int mask = blocks.chosen >= 8 * t + 8 ? 0xff : (1 << blocks.chosen - 8 * t) - 1;
            for (int i = 0; i < count; i++) {
                owned[i] += Integer.bitCount(choices[i * bytes + t] & mask);
            }
        }
        return owned;
    }

    /** For every choice of eight blocks its row of sums. */
    private static void fill(double[] table, int at, Blocks blocks, int from, int stride) {
        for (int bits = 1; bits < 256; bits++) {
            int block = from + Integer.numberOfTrailingZeros(bits);
            double x = block < blocks.means.length ? blocks.means[block] : 0;
            int row = at + stride * bits;
            int before = at + stride * (bits & bits - 1);
            table[row] = table[before] + x;
            table[row + 1] = table[before + 1] + x * x;
            table[row + 2] = table[before + 2] + x * x * x;
            if (stride == SHIFTED) {
                double mine = block < blocks.chosen ? x : 0;
                table[row + 3] = table[before + 3] + mine;
                table[row + 4] = table[before + 4] + mine * mine;
            }
        }
    }

    int count() {
        return sums.length / stride;
    }

    double sum(int i) {
        return sums[stride * i];
    }

    double squares(int i) {
        return sums[stride * i + 1];
    }

    double cubes(int i) {
        return sums[stride * i + 2];
    }

    double ownSum(int i) {
        return sums[stride * i + 3];
    }

    double ownSquares(int i) {
        return sums[stride * i + 4];
    }

    int own(int i) {
        return owned[i];
    }
}
