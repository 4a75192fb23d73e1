package news.parallax.cli;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text written once for several versions: {@code "[He|She] said so."} So versions cannot differ anywhere but where
 * they are meant to.
 */
final class Alternatives {
    private static final Pattern CHOICE = Pattern.compile("\\[([^\\[\\]|]*(?:\\|[^\\[\\]|]*)+)]");

    private Alternatives() {}

    /**
     * The text with each choice made.
     *
     * @param index of the version, from 0
     * @param versions how many there are, and so how many each choice has to offer
     * @throws IllegalArgumentException when a choice offers more or fewer; its message quotes none of the text
     */
    static String choose(String text, int index, int versions) {
        return CHOICE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(choose(found, index, versions)));
    }

    private static String choose(MatchResult found, int index, int versions) {
        String[] offered = found.group(1).split("\\|", -1);
        if (offered.length != versions) {
            throw new IllegalArgumentException(
                    "has a choice of " + offered.length + " where there are " + versions + " sides");
        }
        return offered[index];
    }
}
