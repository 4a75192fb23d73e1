package news.parallax.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How large a difference is, beside how sure it is. */
public final class EffectSize {
    private EffectSize() {}

    /**
     * Hedges' g: the difference of two means, a less b, in pooled standard deviations, corrected for the bias of small
     * samples by 1 − 3 / (4 (n + m − 2) − 1) (Hedges, Distribution theory for Glass's estimator of effect size, Journal
     * of Educational Statistics 6, 1981).
     *
     * @param a a number per unit
     * @param b likewise
     * @return empty where it is not defined: fewer than three units in all, an empty group, or units that do not vary
     */
    public static OptionalDouble hedges(double[] a, double[] b) {
        int freedom = a.length + b.length - 2;
        if (a.length == 0 || b.length == 0 || freedom < 1) {
            return OptionalDouble.empty();
        }
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double deviation = Math.sqrt((scatter(a, meanA) + scatter(b, meanB)) / freedom);
        if (!(deviation > 1e-12)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((meanA - meanB) / deviation * (1 - 3.0 / (4.0 * freedom - 1)));
    }

    private static double scatter(double[] units, double mean) {
        return Arrays.stream(units).map(x -> (x - mean) * (x - mean)).sum();
    }
}
