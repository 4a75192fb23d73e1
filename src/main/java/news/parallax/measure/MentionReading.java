package news.parallax.measure;

/**
 * One mention of a target as the model read it.
 *
 * @param target index into the result's targets
 * @param begin UTF-16 offset into the text as sent
 * @param end exclusive
 * @param negative calibrated probability; so the other two, summing to 1
 */
public record MentionReading(int target, int begin, int end, float negative, float neutral, float positive) {
    /** Hostile −1 … favourable 1. */
    public double tone() {
        return positive - negative;
    }
}
