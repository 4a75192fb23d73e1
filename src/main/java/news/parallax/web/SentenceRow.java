package news.parallax.web;

import java.util.List;
import news.parallax.article.Result;

/**
 * A sentence with all its numbers.
 *
 * @param number counted from 1, the title first
 * @param begin UTF-16 offset, into the title where it stands there
 * @param end exclusive
 * @param shades one for each {@link Scale} of the page, in their order
 * @param shown of these the one that the page begins with
 */
public record SentenceRow(
        int number, int begin, int end, boolean title, boolean quoted, List<Shade> shades, Shade shown) {
    static SentenceRow of(int number, Result.Sentence sentence, List<Scale> scales, Scale chosen) {
        List<Shade> shades =
                scales.stream().map(scale -> scale.shade(scale.value(sentence))).toList();
        return new SentenceRow(
                number,
                sentence.begin(),
                sentence.end(),
                sentence.title(),
                sentence.quoted(),
                shades,
                shades.get(chosen.slot()));
    }

    /** Whose voice it is. */
    public String voice() {
        return title ? "title" : quoted ? "quotation" : "own voice";
    }
}
