package news.parallax.stats;

import java.util.Arrays;

/** A statistic's value with draws from its sampling distribution. */
public final class Sampling {
    /** Draws per sampling: the Monte Carlo error of an interval's end is then 0.25 points of its 2.5 %. */
    static final int DRAWS = 4_000;

    /** The least half-width of an interval, where the draws cannot be told apart in floating point. */
    private static final double LEAST = 1e-6;

    private final double value;
    private final double[] draws;
    private final Bounds range;

    Sampling(double value, double[] draws, Bounds range) {
        if (!Double.isFinite(value) || !Arrays.stream(draws).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a sampling needs finite values");
        }
        this.value = value;
        this.draws = draws;
        this.range = range;
    }

    public double value() {
        return value;
    }

    /** The central 95 % of the draws, widened to contain the value, inside the statistic's range. */
    public Bounds interval() {
        double[] own = draws.clone();
        return around(value, OrderStatistics.quantile(own, 0.025), OrderStatistics.quantile(own, 0.975), range);
    }

    /** Bounds from {@code low} to {@code high} that contain the value, have a width and stay inside the range. */
    static Bounds around(double value, double low, double high, Bounds range) {
        return new Bounds(range.clamp(Math.min(low, value - LEAST)), range.clamp(Math.max(high, value + LEAST)));
    }

    /** Linear interpolation between order statistics: type 7 of Hyndman and Fan (1996). */
    static double quantile(double[] sorted, double p) {
        double position = p * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
