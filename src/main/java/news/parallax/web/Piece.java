package news.parallax.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.parallax.measure.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text: what stands before a sentence, and the sentence.
 *
 * @param before white space between sentences, as it was sent; for the last piece what stands behind them all
 * @param sentence null in the last piece
 * @param runs the sentence's words, those that pull apart from the others
 * @param why which words pull it on the axis that is explained, or null
 */
public record Piece(
        String before,
        @Nullable SentenceRow sentence,
        List<Run> runs,
        @Nullable Why why) {
    /** @param pull {@code n} or {@code p}, the pole that these words pull to; empty for other words */
    public record Run(String text, String pull) {}

    /** @param words with their effects, ready to be read */
    public record Why(String value, @Nullable String valueWithout, List<Word> words) {
        public record Word(String text, String effect) {}
    }

    /** @param length of the text; sentences and explanations in its order */
    static List<Piece> of(String text, List<SentenceRow> sentences, List<Explanation> explanations) {
        Map<Integer, Explanation> byBegin = new HashMap<>();
        explanations.forEach(explanation -> byBegin.put(explanation.begin(), explanation));
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (SentenceRow sentence : sentences) {
            Explanation found = byBegin.get(sentence.begin());
            Explanation explanation = found != null && found.end() == sentence.end() ? found : null;
            pieces.add(new Piece(
                    text.substring(at, sentence.begin()),
                    sentence,
                    runs(text, sentence, explanation == null ? List.of() : explanation.words()),
                    explanation == null ? null : why(explanation)));
            at = sentence.end();
        }
        pieces.add(new Piece(text.substring(at), null, List.of(), null));
        return pieces;
    }

    private static List<Run> runs(String text, SentenceRow sentence, List<Explanation.Word> words) {
        List<Run> runs = new ArrayList<>();
        int at = sentence.begin();
        for (Explanation.Word word : words) {
            runs.add(new Run(text.substring(at, word.begin()), ""));
            runs.add(new Run(text.substring(word.begin(), word.end()), word.effect() < 0 ? "n" : "p"));
            at = word.end();
        }
        runs.add(new Run(text.substring(at, sentence.end()), ""));
        return runs;
    }

    private static Why why(Explanation explanation) {
        Double without = explanation.valueWithout();
        return new Why(
                Numbers.signed(explanation.value()),
                without == null ? null : Numbers.signed(without),
                explanation.words().stream()
                        .map(word -> new Why.Word(word.text(), Numbers.signed(word.effect())))
                        .toList());
    }
}
