package news.parallax.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import news.parallax.article.AxisEntry;
import org.jspecify.annotations.Nullable;

/**
 * An axis as people read it.
 *
 * @param auc how often a sentence for the positive pole lies above one for the negative; null where nobody measured it
 * @param intensityAuc how often one for either lies above a neutral one; likewise
 * @param rows labelled sentences behind these figures
 * @param measuredOn the model that they are figures of
 */
public record AxisView(
        AxisEntry entry,
        @Nullable String auc,
        @Nullable String intensityAuc,
        @Nullable String rows,
        @Nullable String measuredOn) {
    static AxisView of(AxisEntry entry) {
        JsonNode figures = entry.figures();
        return figures == null
                ? new AxisView(entry, null, null, null, null)
                : new AxisView(
                        entry,
                        decimals(figures.path("auc")),
                        decimals(figures.path("intensity_auc")),
                        figures.path("rows").asText(null),
                        figures.path("model").asText(null));
    }

    public List<String> negative() {
        return entry.negative();
    }

    public List<String> positive() {
        return entry.positive();
    }

    private static @Nullable String decimals(JsonNode figure) {
        return figure.isNumber() ? String.format(Locale.ROOT, "%.3f", figure.doubleValue()) : null;
    }
}
