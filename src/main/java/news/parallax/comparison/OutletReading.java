package news.parallax.comparison;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.measure.Abstention;
import news.parallax.measure.Measures;
import news.parallax.measure.TargetTone;

/**
 * What one outlet's articles on the story say together.
 *
 * @param articles how many
 * @param measures pooled over the own-voice sentences of all of them (tone: over the mentions in those)
 * @param targets tone towards each target that another outlet of the story speaks of too, most mentioned first
 * @param telling own-voice sentences that stand out most, strongest first within a measure and pole
 * @param abstained measures that none of the articles has, with the first article's reason
 */
public record OutletReading(
        String outlet,
        int articles,
        Measures measures,
        List<TargetTone> targets,
        List<Telling> telling,
        List<Abstention> abstained) {
    /** With the words of the telling sentences in these articles. */
    OutletReading with(Map<UUID, String> texts) {
        return new OutletReading(
                outlet,
                articles,
                measures,
                targets,
                telling.stream()
                        .map(t -> t.text() == null ? t.in(texts.get(t.article())) : t)
                        .toList(),
                abstained);
    }
}
