package news.parallax.model;

import java.util.List;
import news.parallax.text.Span;

/**
 * The text of one sentence for the encoder.
 *
 * @param text normalised ({@link news.parallax.text.NormalizedText})
 * @param mentions of targets, as spans of {@code text}
 */
public record Passage(String text, List<Span> mentions) {
    public Passage {
        mentions = List.copyOf(mentions);
        for (Span mention : mentions) {
            if (mention.end() > text.length()) {
                throw new IllegalArgumentException("a mention ends behind its passage: " + mention);
            }
        }
    }
}
