package news.parallax.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a sentence stands where it stands on an axis: the words without which it would stand nearer to the middle. Found
 * by cutting words out and reading what is left anew, on the way that scores take (occlusion), so that whoever posts
 * the shortened sentence sees the numbers that stand here.
 *
 * @param begin UTF-16 offset into the text as sent
 * @param end exclusive
 * @param quoted whether it is somebody else's voice
 * @param value its place, −1 … 1, as among the article's sentences
 * @param valueWithout its place when all of {@code words} are cut out together; null without any
 * @param words in the order of the text, at most {@link PullingWords#MOST} and, but for one, no more than a third of
 *     the sentence's; empty where no single word moves it towards the middle
 */
public record Explanation(
        int begin,
        int end,
        boolean quoted,
        double value,
        @Nullable Double valueWithout,
        List<Word> words) {
    /**
     * One of the words.
     *
     * @param begin UTF-16 offset into the text as sent
     * @param end exclusive
     * @param text what stands there
     * @param effect the sentence's value less its value when this word alone is cut out
     */
    public record Word(int begin, int end, String text, double effect) {}

    public Explanation {
        words = List.copyOf(words);
        if (words.isEmpty() != (valueWithout == null)) {
            throw new IllegalArgumentException("a value without words needs words");
        }
    }
}
