package news.parallax.measure;

/**
 * Where a text stands on an axis.
 *
 * @param value the expected share of sentences that speak for the positive pole less that for the negative, −1 … 1
 * @param interval 95 %
 * @param intensity the expected share of sentences that speak for either, 0 … 1
 * @param n sentences that it rests on, at least 1
 * @param version of the axis
 * @param frameAxis what researchers know by that name
 */
public record AxisEstimate(
        double value, Interval interval, double intensity, int n, String version, FrameAxis frameAxis) {
    public AxisEstimate {
        if (!Double.isFinite(value) || !Double.isFinite(intensity) || n < 1) {
            throw new IllegalArgumentException("an estimate needs finite numbers and n >= 1");
        }
    }
}
