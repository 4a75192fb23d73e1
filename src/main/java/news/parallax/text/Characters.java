package news.parallax.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;

/** What a single code point is to a reader; from ICU, so that every Java release gives one answer. */
final class Characters {

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
}
