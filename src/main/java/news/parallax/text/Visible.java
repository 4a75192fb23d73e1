package news.parallax.text;

import java.util.Arrays;
import java.util.Locale;

/**
 * A text as the eye reads it: one character for each code point that shows, look-alike letters read as Latin ones,
 * invisible characters and marks left out. All rules about sentences and quotations read this, so that nothing hidden
 * in a text can move them. A line break is {@code '\n'}, a paragraph separator {@code '\f'}, other white space {@code '
 * '}, an ellipsis {@code '…'}.
 */
final class Visible {

    private final char[] shown;
    private final int[] begins;

    private Visible(char[] shown, int[] begins) {
        this.shown = shown;
        this.begins = begins;
    }

    static Visible of(String text) {
        char[] shown = new char[text.length()];
        int[] begins = new int[text.length() + 1];
        int length = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            char c = codePoint >= ' ' && codePoint < 0x7F ? (char) codePoint : Characters.reading(codePoint);
            if (c != 0) {
                if (length > 0 && shown[length - 1] == '\r') {
                    shown[length - 1] = c == '\n' ? ' ' : '\n';
                }
                shown[length] = c;
                begins[length++] = at;
            }
            at += Character.charCount(codePoint);
        }
        if (length > 0 && shown[length - 1] == '\r') {
            shown[length - 1] = '\n';
        }
        begins[length] = text.length();
        return new Visible(Arrays.copyOf(shown, length), Arrays.copyOf(begins, length + 1));
    }

    int length() {
        return shown.length;
    }

    /** The character at {@code i}; outside the text a line break. */
    char at(int i) {
        return i < 0 || i >= shown.length ? '\n' : shown[i];
    }

    /** Raw offset where character {@code i} begins. */
    int begin(int i) {
        return begins[i];
    }

    /** Raw offset behind character {@code i} and the unseen ones that follow it. */
    int end(int i) {
        return begins[i + 1];
    }

    boolean white(int i) {
        char c = at(i);
        return c == ' ' || c == '\n' || c == '\f';
    }

    boolean letter(int i) {
        return Character.isLetter(at(i));
    }

    boolean digit(int i) {
        return Character.isDigit(at(i));
    }

    boolean alphanumeric(int i) {
        return Character.isLetterOrDigit(at(i));
    }

    boolean upper(int i) {
        return Character.isUpperCase(at(i)) || Character.isTitleCase(at(i));
    }

    boolean lower(int i) {
        return Character.isLowerCase(at(i));
    }

    /** First position from {@code i} on, before {@code end}, that is not white; {@code end} if there is none. */
    int skipWhite(int i, int end) {
        int at = i;
        while (at < end && white(at)) {
            at++;
        }
        return at;
    }

    /** Position behind the run of letters and digits that begins at {@code i}, at most 40 on. */
    int wordEnd(int i) {
        int at = i;
        while (at < shown.length && at - i < 40 && alphanumeric(at)) {
            at++;
        }
        return at;
    }

    /** {@code [begin, end)} in lower case. */
    String folded(int begin, int end) {
        return text(begin, end).toLowerCase(Locale.ROOT);
    }

    String text(int begin, int end) {
        return begin >= end ? "" : new String(shown, begin, end - begin);
    }
}
