package news.parallax.article;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import org.jspecify.annotations.Nullable;

/**
 * An axis as it is listed.
 *
 * @param builtIn it comes with the program, and can be neither deleted nor redefined
 * @param createdAt when this version was posted last; null for one that is built in
 * @param figures what it reached where it has been evaluated, or null
 * @param versions how many there are under its name
 */
public record AxisEntry(
        String name,
        String description,
        List<String> negative,
        List<String> positive,
        String version,
        boolean builtIn,
        @Nullable String createdAt,
        @Nullable JsonNode figures,
        long versions) {

    static AxisEntry builtIn(Axis axis) {
        return of(axis, true, null, BuiltInAxes.figures(axis.name()).orElse(null), 1);
    }

    static AxisEntry registered(Axis axis, Instant at, long versions) {
        return of(axis, false, at.toString(), null, versions);
    }

    private static AxisEntry of(
            Axis axis, boolean builtIn, @Nullable String createdAt, @Nullable JsonNode figures, long versions) {
        return new AxisEntry(
                axis.name(),
                axis.description(),
                axis.negative(),
                axis.positive(),
                axis.version(),
                builtIn,
                createdAt,
                figures,
                versions);
    }
}
