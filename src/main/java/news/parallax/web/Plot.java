package news.parallax.web;

import java.util.Locale;
import news.parallax.measure.Interval;

/**
 * A value with its interval as a small drawing of {@value #WIDTH} units across, for the template {@code interval.html}.
 *
 * @param from x of the interval's lower end
 * @param to of its upper end
 * @param at of the value
 * @param zero of 0
 */
public record Plot(String from, String to, String at, String zero) {
    private static final double WIDTH = 120;
    private static final double MARGIN = 4;

    /** @param twoEnded −1 … 1 across; else 0 … 1 */
    public static Plot of(double value, Interval interval, boolean twoEnded) {
        return new Plot(x(interval.low(), twoEnded), x(interval.high(), twoEnded), x(value, twoEnded), x(0, twoEnded));
    }

    private static String x(double value, boolean twoEnded) {
        double share = twoEnded ? (value + 1) / 2 : value;
        return String.format(Locale.ROOT, "%.1f", MARGIN + share * (WIDTH - 2 * MARGIN));
    }
}
