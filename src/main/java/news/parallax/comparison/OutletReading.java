package news.parallax.comparison;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.measure.Abstention;
import news.parallax.measure.Measures;
import news.parallax.measure.TargetTone;

/**
 * What one outlet's articles say together.
 *
 * @param articles how many
 * @param stories that they are on; an article without a story is one of its own
 * @param measures on one story pooled over the own-voice sentences of all of them (tone: over the mentions in those),
 *     on many the means of the stories' values, with {@code n} the stories
 * @param shares of sentences by class, with and without the classifier's errors taken out, by measure
 * @param targets tone towards each target that another outlet of the story speaks of too, most mentioned first
 * @param telling own-voice sentences that stand out most, strongest first within a measure and pole
 * @param abstained measures that none of the articles has, with the first article's reason
 */
public record OutletReading(
        String outlet,
        int articles,
        int stories,
        Measures measures,
        Map<String, ClassShare> shares,
        List<TargetTone> targets,
        List<Telling> telling,
        List<Abstention> abstained) {
    /** With the words of the telling sentences in these articles. */
    OutletReading with(Map<UUID, String> texts) {
        return new OutletReading(
                outlet,
                articles,
                stories,
                measures,
                shares,
                targets,
                telling.stream()
                        .map(t -> t.text() == null ? t.in(texts.get(t.article())) : t)
                        .toList(),
                abstained);
    }
}
