package news.parallax.model;

import java.util.List;
import java.util.Map;

/**
 * What the encoder said of one passage.
 *
 * @param windows in the order of the text, at least one; together they cover the passage
 * @param mentions by mention of the passage: raw logits by measure, unit {@code mention}
 */
public record EncodedPassage(List<Window> windows, List<MentionLogits> mentions) {

    /**
     * A stretch of the passage that passed the encoder as one row.
     *
     * @param begin offset into the passage's text
     * @param end exclusive
     * @param tokens of the model, the begin token not counted
     * @param unknown how many of them stand for characters outside the vocabulary
     * @param vector the sentence vector, [width]
     * @param logits raw, by measure of unit {@code sentence} or {@code article}
     */
    public record Window(int begin, int end, int tokens, int unknown, float[] vector, Map<String, float[]> logits) {}

    /**
     * @param window index of the window that the mention begins in
     * @param logits raw, by measure of unit {@code mention}
     */
    public record MentionLogits(int window, Map<String, float[]> logits) {}
}
