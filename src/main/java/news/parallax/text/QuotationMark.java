package news.parallax.text;

import java.util.Set;

/** One quotation mark in its place: what kind it is, and whether it can open or close there. */
record QuotationMark(int at, int width, char mark, Family family, boolean opens, boolean closes) {

    /** Marks of one family may close each other. */
    enum Family {
        DOUBLE,
        GUILLEMET,
        SMALL_GUILLEMET,
        CORNER,
        WHITE_CORNER,
        SINGLE
    }

    private static final Set<String> CLIPPED =
            Set.of(("em tis twas til till cause cuz n round bout neath nuff tween ere" + " twere twill kay tude scuse")
                    .split(" "));

    /** The mark at {@code i}, null if there stands none or only an apostrophe or a prime. */
    static QuotationMark at(Visible text, int i) {
        char c = text.at(i);
        int width = "'`\u2018\u2019".indexOf(c) >= 0 && text.at(i + 1) == c ? 2 : 1;
        boolean glued = SentenceEnds.terminator(text.at(i - 1)) && text.upper(i + width);
        boolean free = open(text.at(i - 1)) || glued;
        boolean before = visible(text, i + width);
        boolean behind = !text.white(i - 1);
        return switch (c) {
            case '"' -> new QuotationMark(i, 1, '"', Family.DOUBLE, free && before, behind || !before);
            case '\u201C', '\u201F', '\u201E' ->
                new QuotationMark(
                        i,
                        1,
                        c,
                        Family.DOUBLE,
                        c != '\u201C' || !text.white(i + 1) || text.white(i - 1),
                        c == '\u201C' && behind);
            case '\u201D' -> new QuotationMark(i, 1, c, Family.DOUBLE, free && !behind && before, true);
            case '\u00AB' -> new QuotationMark(i, 1, c, Family.GUILLEMET, true, behind);
            case '\u00BB' -> new QuotationMark(i, 1, c, Family.GUILLEMET, free && !behind && before, true);
            case '\u2039' -> new QuotationMark(i, 1, c, Family.SMALL_GUILLEMET, true, behind);
            case '\u203A' -> new QuotationMark(i, 1, c, Family.SMALL_GUILLEMET, free && !behind && before, true);
            case '\u300C' -> new QuotationMark(i, 1, c, Family.CORNER, true, false);
            case '\u300D' -> new QuotationMark(i, 1, c, Family.CORNER, false, true);
            case '\u300E' -> new QuotationMark(i, 1, c, Family.WHITE_CORNER, true, false);
            case '\u300F' -> new QuotationMark(i, 1, c, Family.WHITE_CORNER, false, true);
            case '\'', '`', '\u2018', '\u2019', '\u201A', '\u201B' ->
                width == 2 ? pair(text, i, c) : single(text, i, c);
            default -> null;
        };
    }

    /** Two single marks side by side, as typewriters and TeX write a double one. */
    private static QuotationMark pair(Visible text, int i, char c) {
        boolean opens = c == '`' || c == '\u2018' || c == '\'' && open(text.at(i - 1)) && visible(text, i + 2);
        return new QuotationMark(i, 2, '"', Family.DOUBLE, opens, c == '\u2019' || c == '\'' && !text.white(i - 1));
    }

    private static QuotationMark single(Visible text, int i, char c) {
        boolean behind = !text.white(i - 1);
        boolean opens = c != '\u2019' && open(text.at(i - 1)) && visible(text, i + 1) && !clipped(text, i + 1);
        boolean closes = (c == '\'' || c == '\u2019' || c == '\u2018') && behind && !text.alphanumeric(i + 1);
        return opens || closes ? new QuotationMark(i, 1, c, Family.SINGLE, opens, closes) : null;
    }

    /** Whether the word at {@code i} has lost its beginning to an apostrophe: '90s, 'em. */
    private static boolean clipped(Visible text, int i) {
        int end = text.wordEnd(i);
        if (text.digit(i)) {
            return text.digit(i + 1) && (end == i + 2 || end == i + 3 && text.at(i + 2) == 's');
        }
        return CLIPPED.contains(text.folded(i, end));
    }

    /** Whether a mark behind {@code c} can be an opening one. */
    private static boolean open(char c) {
        return " \n\f([{<\u2014\u2013-/\u2015\"'\u201C\u2018\u201E\u201A\u00AB\u2039`\u00BF\u00A1|:".indexOf(c) >= 0;
    }

    /** Whether something to be quoted begins at {@code i}. */
    private static boolean visible(Visible text, int i) {
        return !text.white(i) && ",;:!?)]}".indexOf(text.at(i)) < 0 && (text.at(i) != '.' || text.at(i + 1) == '.');
    }

    /** Whether a number stands before the mark: it may mean inches or feet. */
    boolean behindNumber(Visible text) {
        return text.digit(at - 1) && (mark == '"' || mark == '\'' || mark == '\u2019' || mark == '\u201D');
    }

    /** Whether this may be inches or feet: 5'10", or a number and a mark with the sentence going on. */
    boolean measures(Visible text) {
        if (!behindNumber(text)) {
            return false;
        }
        int number = at - 1;
        while (at - number < 5 && text.digit(number)) {
            number--;
        }
        return family == Family.SINGLE
                || "'\u2019\u2032".indexOf(text.at(number)) >= 0
                || text.white(at + 1) && (text.lower(at + 2) || text.digit(at + 2));
    }

    /** Whether this may be the apostrophe of James' book. */
    boolean possessive(Visible text) {
        return family == Family.SINGLE
                && (text.at(at - 1) == 's' || text.at(at - 1) == 'S')
                && text.white(at + 1)
                && text.letter(at + 2);
    }
}
