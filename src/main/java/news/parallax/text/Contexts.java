package news.parallax.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of {@code contexts.txt}, and whether what may be an outlet's name is one where it stands. */
final class Contexts {
    private static final List<String[]> TABLE = Table.read("contexts.txt");

    /** Datelines, at the beginning of a sentence. */
    static final List<Pattern> PLACE = patterns("place");

    static final List<Pattern> ADDRESS = patterns("address");
    static final Pattern SITE = patterns("site").get(0);
    static final Pattern HANDLE = patterns("handle").get(0);

    private static final List<Pattern> BEFORE = patterns("before");
    private static final List<Pattern> AFTER = patterns("after");
    private static final List<Pattern> GOES_ON = patterns("goes");

    /** So many characters beside a name may tell what it is. */
    private static final int BESIDE = 60;

    /** Behind these a sentence or a quotation begins, where any word has a capital. */
    private static final String OPENING = ".!?:\"'*-";

    /** Words that have a capital because a sentence begins with them. */
    private static final Set<String> OPENERS = Set.of(
            "A", "An", "And", "As", "At", "But", "By", "For", "From", "If", "In", "Of", "On", "That", "To", "When",
            "While", "With");

    private Contexts() {}

    private static List<Pattern> patterns(String name) {
        return TABLE.stream()
                .filter(row -> row[0].equals(name))
                .map(row -> Pattern.compile(row[1]))
                .toList();
    }

    /**
     * @param begin of the name in a normalised sentence, without its 'the'
     * @param end exclusive
     * @param names that it may be; at least one
     */
    static boolean count(String sentence, int begin, int end, List<OutletName> names) {
        if (any(names, OutletName.Kind.ALWAYS)) {
            return true;
        }
        String the = the(sentence, begin);
        String before = before(sentence, begin - the.length());
        String after = after(sentence, end);
        boolean alone = !the.isEmpty() || !capitalBefore(before);
        if (alone && found(AFTER, after) || before.endsWith("(") && after.startsWith(")")) {
            return true;
        }
        if (found(GOES_ON, after)) {
            return false;
        }
        if (found(BEFORE, before)) {
            return true;
        }
        boolean of = after.startsWith(" of ");
        boolean inside = inside(before);
        return any(names, OutletName.Kind.THE) && !the.isEmpty() && !of
                || any(names, OutletName.Kind.TITLE) && the.startsWith("T") && inside && !of
                || any(names, OutletName.Kind.CAPITAL) && inside && alone;
    }

    /** The 'the ' before a place, as it is written; empty where there is none. */
    private static String the(String sentence, int begin) {
        return begin >= 4 && sentence.regionMatches(true, begin - 4, "the ", 0, 4)
                ? sentence.substring(begin - 4, begin)
                : "";
    }

    private static boolean any(List<OutletName> names, OutletName.Kind kind) {
        return names.stream().anyMatch(name -> name.kind() == kind);
    }

    private static boolean found(List<Pattern> patterns, String text) {
        return patterns.stream().map(pattern -> pattern.matcher(text)).anyMatch(Matcher::find);
    }

    private static String before(String sentence, int end) {
        int begin = end;
        for (int i = 0; i < BESIDE && begin > 0; i++) {
            begin -= Character.charCount(sentence.codePointBefore(begin));
        }
        return sentence.substring(begin, end);
    }

    private static String after(String sentence, int begin) {
        int end = begin;
        for (int i = 0; i < BESIDE && end < sentence.length(); i++) {
            end += Character.charCount(sentence.codePointAt(end));
        }
        return sentence.substring(begin, end);
    }

    /** Not at the beginning of a sentence or of a quotation. */
    private static boolean inside(String before) {
        int end = before.length();
        while (end > 0 && before.charAt(end - 1) == ' ') {
            end--;
        }
        return new Runs(before, end).size() > 0 && OPENING.indexOf(before.charAt(end - 1)) < 0;
    }

    /** Whether the word just before is a part of the same name, by its capital. */
    private static boolean capitalBefore(String before) {
        if (before.isEmpty() || !blank(before.charAt(before.length() - 1))) {
            return false;
        }
        int end = before.length();
        while (end > 0 && blank(before.charAt(end - 1))) {
            end--;
        }
        int begin = end;
        while (begin > 0 && Runs.part(before.charAt(begin - 1))) {
            begin--;
        }
        return begin < end
                && before.charAt(begin) >= 'A'
                && before.charAt(begin) <= 'Z'
                && !OPENERS.contains(before.substring(begin, end));
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '-';
    }
}
