package news.parallax.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/** What a single code point is to a reader; from ICU, so that every Java release gives one answer. */
final class Characters {

    /** Stands for any symbol outside the basic plane, an emoji above all. */
    static final char SYMBOL = '\u263A';
    /** Stands for any letter outside the basic plane that has no simpler form. */
    private static final char LETTER = '\u4E00';

    private static final char FULL_STOP = '\u3002';
    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();

    private Characters() {}

    /** White space by Unicode's property, and the four ASCII separators. */
    static boolean white(int codePoint) {
        return codePoint < 0x80
                ? codePoint == ' ' || codePoint >= '\t' && codePoint <= '\r' || codePoint >= 0x1C && codePoint <= 0x1F
                : UCharacter.isUWhiteSpace(codePoint);
    }

    /** Drawn as nothing of its own: a mark on another letter, a format or control character, a lone surrogate. */
    static boolean unseen(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.ENCLOSING_MARK,
                    UCharacterCategory.FORMAT,
                    UCharacterCategory.CONTROL,
                    UCharacterCategory.PRIVATE_USE,
                    UCharacterCategory.SURROGATE -> true;
            default -> false;
        };
    }

    /** The compatibility decomposition of one code point, null if it is its own. */
    static String decomposed(int codePoint) {
        return codePoint < 0x80 ? null : NFKD.getDecomposition(codePoint);
    }

    /** What a code point is read as; 0 for one that is not seen. */
    static char reading(int codePoint) {
        if (white(codePoint)) {
            return switch (codePoint) {
                case '\n', 0x85, 0x2028 -> '\n';
                case '\r' -> '\r';
                case 0x0B, '\f', 0x2029 -> '\f';
                default -> ' ';
            };
        }
        if (unseen(codePoint)) {
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
        String parts = decomposed(codePoint);
        int first = codePoint;
        if (parts != null) {
            first = parts.codePoints()
                    .filter(part -> !white(part) && !unseen(part))
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
