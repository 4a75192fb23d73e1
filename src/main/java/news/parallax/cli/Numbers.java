package news.parallax.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import news.parallax.stats.Bounds;

/** Numbers as {@code evaluate} prints them: six digits behind the point, and intervals beside them. */
final class Numbers {
    private Numbers() {}

    /** Puts {@code name} and {@code name_interval}. */
    static void put(ObjectNode to, String name, double value, Bounds interval) {
        to.put(name, rounded(value));
        interval(to, name + "_interval", interval);
    }

    static void interval(ObjectNode to, String name, Bounds interval) {
        to.putArray(name).add(rounded(interval.low())).add(rounded(interval.high()));
    }

    static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.6f", value));
    }
}
