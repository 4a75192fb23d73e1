package news.parallax.measure;

import java.util.List;
import news.parallax.model.ModelId;

/**
 * Everything that one version of the model says of one article.
 *
 * @param model what scored
 * @param coverage what was read
 * @param measures of the article's own voice
 * @param quotedMeasures the same of its quotations
 * @param targets in the order that the caller gave them; found ones in the order of their names' frequency
 * @param sentences title first, then in the order of the text
 * @param abstained what is withheld, and why
 * @param axes those that the article was placed on, in the order that they were asked for: its sentences' places are
 *     read off their vectors
 */
public record Scores(
        ModelId model,
        Coverage coverage,
        Measures measures,
        Measures quotedMeasures,
        List<TargetTone> targets,
        List<SentenceReading> sentences,
        List<Abstention> abstained,
        List<EncodedAxis> axes) {}
