package news.parallax.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as the eye reads it: one character for each code point that shows, look-alike letters read as Latin ones,
 * invisible characters and marks left out. All rules about sentences and quotations read this, so that nothing hidden
 * in a text can move them. A line break is {@code '\n'}, a paragraph separator {@code '\f'}, other white space
 * {@code ' '}, an ellipsis {@code '…'}.
 */
final class Visible {

    /** Stands for any symbol outside the basic plane, an emoji above all. */
    static final char SYMBOL = '\u263A';
    /** Stands for any letter outside the basic plane that has no simpler form. */
    private static final char LETTER = '\u4E00';

    private static final char FULL_STOP = '\u3002';

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
            char c = codePoint >= ' ' && codePoint < 0x7F ? (char) codePoint : reading(codePoint);
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

    /** What a code point is read as; 0 for one that is not seen. */
    private static char reading(int codePoint) {
        if (Characters.white(codePoint)) {
            return switch (codePoint) {
                case '\n', 0x85, 0x2028 -> '\n';
                case '\r' -> '\r';
                case 0x0B, '\f', 0x2029 -> '\f';
                default -> ' ';
            };
        }
        if (Characters.unseen(codePoint)) {
            return 0;
        }
        return switch (codePoint) {
            case 0x2025, 0x2026 -> '\u2026';
            case 0xB4 -> '\u2019';
            case 0x2033, 0x2036, 0x2032, 0x2035 -> (char) codePoint; // inches and feet
            case 0xB9, 0xB2, 0xB3 -> '\u00B9';
            default -> codePoint >= 0x2070 && codePoint <= 0x2079 ? '\u00B9' : simplest(codePoint);
        };
    }

    private static char simplest(int codePoint) {
        String parts = Characters.decomposed(codePoint);
        int first = codePoint;
        if (parts != null) {
            first = parts.codePoints()
                    .filter(part -> !Characters.white(part) && !Characters.unseen(part))
                    .findFirst()
                    .orElse(codePoint);
        }
        int latin = Lookalikes.latin(first);
        if (Character.isBmpCodePoint(latin)) {
            return (char) latin;
        }
        if (UCharacter.isLetter(latin)) {
            return LETTER;
        }
        if (UCharacter.isDigit(latin)) {
            return '0';
        }
        return UCharacter.hasBinaryProperty(latin, UProperty.S_TERM) ? FULL_STOP : SYMBOL;
    }
}
