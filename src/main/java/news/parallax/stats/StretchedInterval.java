package news.parallax.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The 95 % interval of an estimate from draws of it, made as wide as few units ask for.
 *
 * <p>Percentiles of bootstrap draws make intervals that are too short where units are few, since draws vary as if the
 * sample were the population and the normal distribution held. Here the draws give the interval's shape and Student's
 * error its width: their percentiles, bias-corrected and accelerated (Efron, Better bootstrap confidence intervals,
 * Journal of the American Statistical Association 82, 1987), are stretched around the estimate, so that the central 95
 * % of the draws would be 2 t · error wide. For estimates whose draws are normal that is Student's interval.
 */
final class StretchedInterval {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double Z = NORMAL.inverseCumulativeProbability(0.975);

    /** The least and most percentile, as a normal deviate, that the draws can tell. */
    private static final double FARTHEST = 3;

    /** Of n units that are all alike up to 3 / n of the others may be anything (Hanley and Lippman-Hand 1983). */
    private static final double UNSEEN = 3;

    private StretchedInterval() {}

    /**
     * @param draws of the estimate
     * @param error its standard error
     * @param freedom the degrees of freedom of that
     * @param pulls of each unit on the estimate: how far it lies from where it would without it, to first order
     * @param range that estimates lie in
     */
    static Bounds of(double value, double[] draws, double error, double freedom, double[] pulls, Bounds range) {
        double[] own = draws.clone();
        double middle = OrderStatistics.quantile(own, 0.975) - OrderStatistics.quantile(own, 0.025);
        if (!(middle > 1e-12) || !(error > 1e-12)) {
            double others = Math.min(1, UNSEEN / pulls.length);
            return Sampling.around(
                    value, value - others * (value - range.low()), value + others * (range.high() - value), range);
        }
        double stretch = 2 * student(freedom) * error / middle;
        double bias = NORMAL.inverseCumulativeProbability(below(value, draws));
        double acceleration = acceleration(pulls);
        double low = OrderStatistics.quantile(own, level(-Z, bias, acceleration));
        double high = OrderStatistics.quantile(own, level(Z, bias, acceleration));
        return Sampling.around(value, value + stretch * (low - value), value + stretch * (high - value), range);
    }

    /** The 97.5 % quantile of Student's t. */
    static double student(double freedom) {
        return TDistribution.of(freedom).inverseCumulativeProbability(0.975);
    }

    private static double below(double value, double[] draws) {
        double below = 0;
        for (double draw : draws) {
            below += draw < value ? 1 : draw == value ? 0.5 : 0;
        }
        return Math.max(0.1, Math.min(0.9, below / draws.length));
    }

    private static double acceleration(double[] pulls) {
        double squares = 0;
        double cubes = 0;
        for (double pull : pulls) {
            squares += pull * pull;
            cubes += pull * pull * pull;
        }
        return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
    }

    private static double level(double deviate, double bias, double acceleration) {
        double moved = bias + (bias + deviate) / Math.max(0.2, 1 - acceleration * (bias + deviate));
        return NORMAL.cumulativeProbability(Math.max(-FARTHEST, Math.min(FARTHEST, moved)));
    }
}
