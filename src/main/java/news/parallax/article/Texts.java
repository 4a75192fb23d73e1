package news.parallax.article;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Questions to strings that come from outside. Positions are UTF-16 offsets. */
final class Texts {
    private Texts() {}

    /** Where a NUL or a lone surrogate stands, which neither UTF-8 nor PostgreSQL can hold. */
    static OptionalInt unstorable(String text) {
        return first(text, c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /** Where the first control character stands (general category Cc). */
    static OptionalInt control(String text) {
        return first(text, Character::isISOControl);
    }

    /** Nothing of it can be seen: white space, controls, invisible and unassigned characters, lone combining marks. */
    static boolean blank(String text) {
        return first(text, c -> !invisible(c)).isEmpty();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Bytes of its UTF-8, without making them. */
    static long utf8Length(String text) {
        return text.codePoints()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
    }

    private static boolean invisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }

    private static OptionalInt first(String text, IntPredicate wanted) {
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (wanted.test(c)) {
                return OptionalInt.of(at);
            }
            at += Character.charCount(c);
        }
        return OptionalInt.empty();
    }
}
