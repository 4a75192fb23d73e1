package news.parallax.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;

/** Cuts what is too long for one sentence: at white space if there is any, else between two characters. */
final class LengthLimit {

    private static final int LOOK_AHEAD = 32;

    private final String text;
    private final int most;
    private BreakIterator characters;

    LengthLimit(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** Adds {@code [begin, end)} to {@code pieces}, in parts of at most the limit's UTF-16 units, each trimmed. */
    void cut(int begin, int end, List<Span> pieces) {
        int from = begin;
        while (end - from > most) {
            int cut = lastWhite(from);
            if (cut < 0) {
                cut = betweenCharacters(from, end);
            }
            pieces.add(new Span(from, trimmed(from, cut)));
            from = cut;
            while (from < end && Characters.white(text.charAt(from))) {
                from++;
            }
        }
        if (from < end) {
            pieces.add(new Span(from, end));
        }
    }

    /** The last white space that leaves a part within the limit, or -1. */
    private int lastWhite(int from) {
        for (int at = from + most; at > from; at--) {
            if (Characters.white(text.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private int trimmed(int from, int cut) {
        int end = cut;
        while (end > from + 1 && Characters.white(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int betweenCharacters(int from, int end) {
        if (characters == null) {
            characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        }
        characters.setText(text.substring(from, Math.min(end, from + most + LOOK_AHEAD)));
        int cut = characters.isBoundary(most) ? most : characters.preceding(most);
        if (cut > 0) {
            return from + cut;
        }
        // one character with thousands of marks
        return Character.isLowSurrogate(text.charAt(from + most))
                        && Character.isHighSurrogate(text.charAt(from + most - 1))
                ? from + most - 1
                : from + most;
    }
}
