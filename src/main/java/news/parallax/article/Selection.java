package news.parallax.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some of the stored articles, or all of them.
 *
 * @param from inclusive, on {@code publishedAt}; with either bound, articles without a date are left out
 * @param to exclusive
 */
public record Selection(
        @Nullable String outlet,
        @Nullable String story,
        @Nullable Instant from,
        @Nullable Instant to) {
    public Selection {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("a selection that ends before it begins");
        }
    }

    /** In SQL, of an article {@code a}, with the names of {@link #values}. */
    public String condition() {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (outlet != null) {
            conditions.add("a.outlet = :outlet");
        }
        if (story != null) {
            conditions.add("a.story = :story");
        }
        if (from != null) {
            conditions.add("a.published_at >= :from");
        }
        if (to != null) {
            conditions.add("a.published_at < :to");
        }
        return String.join(" and ", conditions);
    }

    /** Parameters of {@link #condition}. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "outlet", outlet);
        put(values, "story", story);
        put(values, "from", from);
        put(values, "to", to);
        return values;
    }

    /** A parameter that is there only where it is given. */
    public static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
