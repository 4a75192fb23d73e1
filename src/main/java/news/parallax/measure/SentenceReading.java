package news.parallax.measure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One sentence (or one window of a text without full stops) as the model read it: what is stored, compared and shown.
 *
 * @param begin UTF-16 offset into the text as sent; into the title where {@code title}
 * @param end exclusive
 * @param title the article's title, which counts into no article value
 * @param quoted more than half of it stands inside quotation marks
 * @param furniture it belongs to the page and not to the story, and does not count into an article's lean
 * @param loaded calibrated probability that its wording is loaded
 * @param leanLogits raw logits left, center, right; an article's lean is made of their mean
 * @param lean P(right) − P(left) of this sentence alone
 * @param mentions of targets in it
 * @param vector the encoder's sentence vector, [width], rounded to half floats: as it comes back when it was stored
 * @param frames calibrated probabilities of the frames, in the order of the model's labels; of length 0 where the model
 *     has none
 */
public record SentenceReading(
        int begin,
        int end,
        boolean title,
        boolean quoted,
        boolean furniture,
        float loaded,
        float[] leanLogits,
        float lean,
        List<MentionReading> mentions,
        float[] vector,
        float[] frames) {

    /** As a model reads it that knows no frames. */
    public SentenceReading(
            int begin,
            int end,
            boolean title,
            boolean quoted,
            boolean furniture,
            float loaded,
            float[] leanLogits,
            float lean,
            List<MentionReading> mentions,
            float[] vector) {
        this(begin, end, title, quoted, furniture, loaded, leanLogits, lean, mentions, vector, new float[0]);
    }

    /** With its vector, when that was stored apart. */
    public SentenceReading with(float[] other) {
        return new SentenceReading(
                begin, end, title, quoted, furniture, loaded, leanLogits, lean, mentions, other, frames);
    }

    /** In the article's own voice and part of its text. */
    public boolean ownVoice() {
        return !title && !quoted;
    }

    /** Mean over its targets, each the mean over its mentions here, −1 … 1; empty without one. */
    public OptionalDouble tone() {
        return mentions.stream()
                .collect(Collectors.groupingBy(
                        MentionReading::target,
                        // In order: sums of doubles depend on it.
                        TreeMap::new,
                        Collectors.averagingDouble(MentionReading::tone)))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .average();
    }
}
