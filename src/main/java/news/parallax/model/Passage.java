package news.parallax.model;

import java.util.List;
import news.parallax.text.Span;

/**
 * The text of one sentence for the encoder.
 *
 * @param text normalised ({@link news.parallax.text.NormalizedText})
 * @param mentions of targets, as spans of {@code text}
 * @param hidden stretches of {@code text} that the model is not shown: each is one mask token. In order, apart, none
 *     empty. A mention inside one is read off the mask.
 */
public record Passage(String text, List<Span> mentions, List<Span> hidden) {
    public Passage {
        mentions = List.copyOf(mentions);
        hidden = List.copyOf(hidden);
        int behind = 0;
        for (Span span : hidden) {
            if (span.begin() < behind || span.length() == 0 || span.end() > text.length()) {
                throw new IllegalArgumentException("hidden stretches out of order or outside their passage: " + hidden);
            }
            behind = span.end();
        }
        for (Span mention : mentions) {
            if (mention.end() > text.length()) {
                throw new IllegalArgumentException("a mention ends behind its passage: " + mention);
            }
        }
    }

    /** A passage that is shown whole. */
    public Passage(String text, List<Span> mentions) {
        this(text, mentions, List.of());
    }
}
