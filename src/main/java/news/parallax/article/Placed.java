package news.parallax.article;

import java.util.List;
import java.util.Map;
import news.parallax.measure.Abstention;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.AxisReading;

/**
 * An article on its axes.
 *
 * @param own by the name of the axis, of the article's own voice
 * @param quoted likewise, of its quotations
 * @param sentences of each, by the name of the axis, in the order of the text; empty where they were not placed
 * @param abstained axes that it could not be placed on
 */
record Placed(
        Map<String, AxisEstimate> own,
        Map<String, AxisEstimate> quoted,
        List<Map<String, AxisReading>> sentences,
        List<Abstention> abstained) {
    /** On none. */
    static final Placed NOWHERE = new Placed(Map.of(), Map.of(), List.of(), List.of());

    Placed with(List<Map<String, AxisReading>> places) {
        return new Placed(own, quoted, places, abstained);
    }

    /** On none, for one reason. */
    static Placed without(List<Axis> axes, String reason) {
        return new Placed(
                Map.of(),
                Map.of(),
                List.of(),
                axes.stream().map(axis -> View.abstention(axis.name(), reason)).toList());
    }

    /** Where a sentence stands. */
    Map<String, AxisReading> of(int sentence) {
        return sentences.isEmpty() ? Map.of() : sentences.get(sentence);
    }
}
