package news.parallax.measure;

/**
 * Where one sentence stands on an axis.
 *
 * @param negative probability that it speaks for the negative pole; so the other two, summing to 1
 * @param neither that it speaks for neither
 */
public record AxisReading(double negative, double neither, double positive) {
    /** Position between the poles, −1 … 1. */
    public double value() {
        return positive - negative;
    }

    /** How strongly the axis is spoken to at all, 0 … 1. */
    public double intensity() {
        return 1 - neither;
    }
}
