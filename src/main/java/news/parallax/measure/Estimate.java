package news.parallax.measure;

/**
 * A value with its uncertainty.
 *
 * @param value on the measure's own scale
 * @param interval 95 %
 * @param n how many units (sentences; for tone mentions) the value rests on, at least 1
 */
public record Estimate(double value, Interval interval, int n) {
    public Estimate {
        if (!Double.isFinite(value) || n < 1) {
            throw new IllegalArgumentException("an estimate needs a finite value and n >= 1");
        }
    }
}
