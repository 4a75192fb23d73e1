package news.parallax.web;

import org.jspecify.annotations.Nullable;

/**
 * How a number is painted and written: colours are named by a step, {@code n4 … n1} to the negative side, {@code p1 …
 * p4} to the positive, {@code s1 … s4} where there is one side only, {@code 0} near the middle or near nothing.
 *
 * @param words the number with two decimals, signed where it has two sides; a dash for none
 */
public record Shade(String step, String words) {
    private static final double[] STEPS = {0.1, 0.3, 0.5, 0.7};

    static Shade of(@Nullable Double value, boolean twoEnded) {
        if (value == null) {
            return new Shade("0", "–");
        }
        int step = 0;
        while (step < STEPS.length && Math.abs(value) >= STEPS[step]) {
            step++;
        }
        String side = !twoEnded ? "s" : value < 0 ? "n" : "p";
        return new Shade(step == 0 ? "0" : side + step, twoEnded ? Numbers.signed(value) : Numbers.plain(value));
    }
}
