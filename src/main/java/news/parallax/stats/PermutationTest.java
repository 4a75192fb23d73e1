package news.parallax.stats;

/**
 * A two-sided permutation test for the difference of two groups' means, and the interval that goes with it. Units are
 * dealt anew into groups of the same sizes; the p-value is the share of deals whose {@link Moments studentised
 * difference} is at least as far from 0 as the real one's. Where both groups' units come from one distribution the test
 * is exact at any size; dividing by the standard error keeps its level also where only the means are equal and the
 * variances are not (Janssen, Studentized permutation tests for non-i.i.d. hypotheses, Statistics and Probability
 * Letters 36, 1997; Chung and Romano, Exact and asymptotically robust permutation tests, Annals of Statistics 41,
 * 2013), in small groups once skewness is taken out. The plain difference of means does not keep it: 12 units of large
 * against 60 of small variance raise false alarms in up to a third of all cases.
 *
 * <p>The <b>interval</b> is the test turned round: all shifts of one group that {@value #FIRST} deals would not refuse
 * at 5 %. It holds 0 where p is above 0.05 and only there.
 *
 * <p>Dealing stops at the {@value #ENOUGH}th extreme deal, with p = {@value #ENOUGH} / dealt; where the deals run out
 * before, the real one counts too: p = (1 + extreme) / (1 + dealt). Both keep the test's level (Besag and Clifford,
 * Sequential Monte Carlo p-values, Biometrika 78, 1991; Phipson and Smyth, Permutation p-values should never be zero,
 * Statistical Applications in Genetics and Molecular Biology 9, 2010), and a large p-value costs little.
 *
 * <p>Of large groups not units are dealt but blocks of them, {@value Blocks#LEAST} or more in the smaller one, which
 * units are put into at random; and of a much larger group only a part, the rest staying where it is. Any such group of
 * permutations gives an exact test (Hoeffding, The large-sample power of tests based on permutations of observations,
 * Annals of Mathematical Statistics 23, 1952). Tests are dealt by {@link Deals}.
 */
public final class PermutationTest {
    /** Extreme deals that settle a p-value to a tenth of itself. */
    public static final int ENOUGH = 100;

    /** Deals that every test is given, and that its interval rests on. */
    public static final int FIRST = 1_999;

    /** Standard errors at which an interval's ends are looked for first. */
    private static final double NEAR = 2;

    private static final double FARTHEST = 1e6;
    private static final int ROUNDS = 8;

    /** In standard errors: much less than the deals themselves leave open. */
    private static final double CLOSE = 0.003;

    private static final double LEAST = 1e-7;

    private final boolean turned;
    private final Blocks blocks;
    private final Deals.Shape shape;
    private int dealt;
    private int extreme;
    private double[] ends = new double[0];

    /**
     * @param a a finite number per unit, at least 2
     * @param b likewise
     * @param seed of the order in which units are put into blocks
     */
    public PermutationTest(double[] a, double[] b, long seed) {
        if (a.length < 2 || b.length < 2) {
            throw new IllegalArgumentException("a variance needs two units, not " + a.length + " and " + b.length);
        }
        turned = a.length > b.length;
        blocks = new Blocks(turned ? b : a, turned ? a : b, Seeds.random(seed));
        shape = blocks.shape();
    }

    /** Whether more deals would change nothing. */
    public boolean settled() {
        return extreme >= ENOUGH;
    }

    /** What one permutation costs, in additions. */
    public int work() {
        return shape.bytes();
    }

    /** Until the p-value was settled. */
    public int permutations() {
        return dealt;
    }

    /** Above 0, at most 1. */
    public double pValue() {
        return settled() ? (double) extreme / dealt : (1.0 + extreme) / (1.0 + dealt);
    }

    /** 95 %, of mean a − mean b; contains the difference itself. It needs {@value #FIRST} deals. */
    public Bounds interval() {
        if (ends.length == 0) {
            throw new IllegalStateException("nothing has been dealt yet");
        }
        return turned ? new Bounds(-ends[1], -ends[0]) : new Bounds(ends[0], ends[1]);
    }

    Deals.Shape shape() {
        return shape;
    }

    /** Takes the next deals: rows of bits, each the units that make the smaller group. */
    void take(byte[] choices, int count) {
        BlockSums sums = BlockSums.of(blocks, choices, count, dealt == 0);
        if (dealt == 0) {
            ends = new double[] {end(sums, -1), end(sums, 1)};
        }
        int reached = blocks.reached(sums, ENOUGH - extreme);
        dealt += reached > 0 ? reached : count;
        extreme = reached > 0 ? ENOUGH : extreme - reached;
    }

    /**
     * How far the smaller group may be shifted before the test refuses it: as far as the {@value #ENOUGH}th farthest
     * deal lies, which itself depends a little on the shift.
     */
    private double end(BlockSums sums, int towards) {
        double error = blocks.error();
        if (error == 0) {
            return blocks.difference() + towards * LEAST;
        }
        double errors = NEAR;
        for (int i = 0; i < ROUNDS; i++) {
            double[] apart = blocks.apart(sums, blocks.difference() + towards * errors * error);
            double far = OrderStatistics.select(apart, apart.length - ENOUGH);
            double next = Double.isFinite(far) ? blocks.errors(far, towards) : FARTHEST;
            boolean found = Math.abs(next - errors) < CLOSE;
            errors = next;
            if (found) {
                break;
            }
        }
        return blocks.difference() + towards * Math.max(LEAST, errors * error);
    }
}
