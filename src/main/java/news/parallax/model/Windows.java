package news.parallax.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import news.parallax.text.Span;

/** Cuts tokenised passages into rows that the encoder can take. */
final class Windows {
    private Windows() {}

    /**
     * Rows of at most {@code window} tokens, the begin token included, that cover the passage. A cut falls between
     * words where the last third of a window holds a word's beginning, otherwise between tokens.
     *
     * @return at least one row; a row without tokens for an empty passage
     */
    static List<Row> of(Passage passage, Tokens tokens, int window) {
        int capacity = window - 1;
        List<Row> rows = new ArrayList<>(1 + tokens.size() / capacity);
        int from = 0;
        int begin = 0;
        do {
            int to = Math.min(from + capacity, tokens.size());
            if (to < tokens.size()) {
                to = wordBoundary(passage.text(), tokens, to, from + capacity * 2 / 3);
            }
            int end = to == tokens.size() ? passage.text().length() : tokens.begin()[to];
            rows.add(new Row(
                    Arrays.copyOfRange(tokens.ids(), from, to),
                    begin,
                    end,
                    mentions(passage, tokens, from, to, begin, end)));
            from = to;
            begin = end;
        } while (from < tokens.size());
        return rows;
    }

    private static int wordBoundary(String text, Tokens tokens, int to, int lowest) {
        for (int i = to; i > lowest; i--) {
            int at = tokens.begin()[i];
            if (at > 0 && (text.charAt(at) == ' ' || text.charAt(at - 1) == ' ')) {
                return i;
            }
        }
        return to;
    }

    private static List<Row.RowMention> mentions(Passage passage, Tokens tokens, int from, int to, int begin, int end) {
        List<Row.RowMention> mentions = new ArrayList<>();
        for (int index = 0; index < passage.mentions().size(); index++) {
            Span mention = passage.mentions().get(index);
            boolean last = to == tokens.size();
            if (mention.begin() < begin || (mention.begin() >= end && !last)) {
                continue;
            }
            int first = -1;
            int behind = -1;
            for (int i = from; i < to; i++) {
                if (tokens.end()[i] > mention.begin() && tokens.begin()[i] < mention.end()) {
                    first = first < 0 ? i : first;
                    behind = i + 1;
                }
            }
            // A mention that no token covers (it was empty) is read at the begin token.
            mentions.add(
                    first < 0
                            ? new Row.RowMention(index, 0, 1)
                            : new Row.RowMention(index, first - from + 1, behind - from + 1));
        }
        return mentions;
    }
}
