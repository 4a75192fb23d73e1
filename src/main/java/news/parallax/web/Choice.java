package news.parallax.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One of several things that a form offers. */
public record Choice(String value, String label, boolean chosen) {
    static List<Choice> of(Collection<String> values, String chosen) {
        return values.stream()
                .map(value -> new Choice(value, value, value.equals(chosen)))
                .toList();
    }

    /** A value that a form sends along unseen. */
    public record Hidden(String name, String value) {
        static List<Hidden> of(Collection<Map.Entry<String, String>> parameters) {
            return parameters.stream()
                    .map(parameter -> new Hidden(parameter.getKey(), parameter.getValue()))
                    .toList();
        }
    }
}
