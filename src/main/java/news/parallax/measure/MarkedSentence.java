package news.parallax.measure;

import java.util.List;
import news.parallax.text.Span;

/**
 * A sentence that is taken whole, whatever its punctuation, with targets marked by hand: a row of labelled data.
 *
 * @param text as it is
 * @param mentions UTF-16 spans of {@code text}, the i-th being target i
 */
public record MarkedSentence(String text, List<Span> mentions) {
    public MarkedSentence {
        mentions = List.copyOf(mentions);
        for (Span mention : mentions) {
            if (mention.end() > text.length()) {
                throw new IllegalArgumentException("a mention ends behind its sentence: " + mention);
            }
        }
    }
}
