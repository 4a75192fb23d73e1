package news.parallax.text;

import java.util.ArrayList;
import java.util.List;

/** Counts words as a reader does. */
public final class Words {

    private Words() {}

    /**
     * The number of words: runs of letters and digits, held together by apostrophes, hyphens, and full stops or commas
     * between them (don't, well-known, 3,500, U.S.). Of scripts that are written without spaces two characters count as
     * one word.
     */
    public static int count(String text) {
        Visible visible = Visible.of(text);
        return count(visible, 0, visible.length());
    }

    /**
     * Where words stand: those that {@link #count(String)} counts, but of scripts without spaces whole runs.
     *
     * @return UTF-16 spans in order, apart; what is invisible inside a word or behind it belongs to it
     */
    public static List<Span> spans(String text) {
        Visible visible = Visible.of(text);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < visible.length(); ) {
            int begin = i;
            while (i < visible.length() && (visible.alphanumeric(i) || i > begin && joins(visible, i))) {
                i++;
            }
            if (i > begin) {
                spans.add(new Span(visible.begin(begin), visible.end(i - 1)));
            } else {
                i++;
            }
        }
        return spans;
    }

    static int count(Visible text, int begin, int end) {
        int words = 0;
        int unspaced = 0;
        for (int i = begin; i < end; ) {
            if (!text.alphanumeric(i)) {
                i++;
                continue;
            }
            int spaced = 0;
            while (i < end && (text.alphanumeric(i) || joins(text, i))) {
                if (unspaced(text.at(i))) {
                    unspaced++;
                } else {
                    spaced = 1;
                }
                i++;
            }
            words += spaced;
        }
        return words + (unspaced + 1) / 2;
    }

    /** Whether the character at {@code i} holds one word together. */
    private static boolean joins(Visible text, int i) {
        if (!text.alphanumeric(i - 1) || !text.alphanumeric(i + 1)) {
            return false;
        }
        return switch (text.at(i)) {
            case '\'', '\u2019', '-', '\u2010', '\u2011', '.', '_', '&', '@' -> true;
            case ',', ':' -> text.digit(i - 1) && text.digit(i + 1);
            default -> false;
        };
    }

    private static boolean unspaced(char c) {
        return c >= 0x0E00 && c <= 0x0EFF // Thai, Lao
                || c >= 0x1000 && c <= 0x109F // Burmese
                || c >= 0x1780 && c <= 0x17FF // Khmer
                || c >= 0x3040 && c <= 0x30FF // Kana
                || c >= 0x3400 && c <= 0x9FFF; // Han
    }
}
