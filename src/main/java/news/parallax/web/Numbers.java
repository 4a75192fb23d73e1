package news.parallax.web;

import java.util.Locale;
import news.parallax.measure.Interval;

/** Numbers for people: two decimals, a real minus sign. */
public final class Numbers {
    private Numbers() {}

    /** {@code 0.31}, {@code −0.31}. */
    public static String plain(double value) {
        String digits = String.format(Locale.ROOT, "%.2f", Math.abs(value));
        return value < 0 && !digits.equals("0.00") ? "−" + digits : digits;
    }

    /** {@code +0.31}, {@code −0.31}, {@code 0.00}. */
    public static String signed(double value) {
        String plain = plain(value);
        return value > 0 && !plain.equals("0.00") ? "+" + plain : plain;
    }

    /** {@code −0.10 to 0.31}. */
    public static String range(Interval interval) {
        return plain(interval.low()) + " to " + plain(interval.high());
    }
}
