package news.parallax.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import news.parallax.measure.Interval;

/** Numbers as they are handed out: to six decimals. */
public final class Decimals {
    private static final double STEPS = 1e6;

    private Decimals() {}

    /** Rounds every fraction in a JSON tree, in place. An {@code interval} keeps a width. */
    public static JsonNode rounded(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(rounded(field.getValue()));
                if (field.getKey().equals("interval") && field.getValue() instanceof ArrayNode interval) {
                    widen(interval);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, rounded(array.get(i)));
            }
        } else if (node.isFloatingPointNumber()) {
            return number(node.doubleValue());
        }
        return node;
    }

    /** Likewise, of a number. */
    public static double rounded(double value) {
        return Math.round(value * STEPS) / STEPS;
    }

    /** Likewise, of an interval, which keeps a width. */
    public static Interval rounded(Interval interval) {
        double low = rounded(interval.low());
        double high = rounded(interval.high());
        return new Interval(low, low < high ? high : rounded(low + 1 / STEPS));
    }

    private static void widen(ArrayNode interval) {
        double low = interval.path(0).doubleValue();
        if (interval.size() == 2 && low == interval.get(1).doubleValue()) {
            interval.set(1, number(low + 1 / STEPS));
        }
    }

    private static JsonNode number(double value) {
        return JsonNodeFactory.instance.numberNode(rounded(value));
    }
}
