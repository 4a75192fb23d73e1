package news.parallax.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text as they are compared between texts: normalised, in lower case, without a possessive or the
 * commonest endings of English. {@code models/training/topic.py} holds the same rule: a word's vector is found under
 * the form that it was trained in.
 */
public final class Terms {
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9]+(?:[.&'][a-z0-9]+)*");
    private static final String[] ENDINGS = {"ing", "edly", "ed", "ies", "es", "s", "ly"};
    private static final int SHORTEST = 3;

    private Terms() {}

    /** Stems, in the order of the text, with repetitions. */
    public static List<String> of(String text) {
        return tokens(text).stream().map(Terms::stem).toList();
    }

    /**
     * The same before their endings are taken off: of letters and digits of ASCII, full stops, apostrophes and &amp;.
     */
    public static List<String> tokens(String text) {
        Matcher found = TOKEN.matcher(NormalizedText.of(text).value().toLowerCase(Locale.ROOT));
        List<String> tokens = new ArrayList<>();
        while (found.find()) {
            tokens.add(found.group());
        }
        return tokens;
    }

    /** What is looked up of a token. */
    public static String stem(String token) {
        String word = token.endsWith("'s") ? token.substring(0, token.length() - 2) : token;
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
                String stem = word.substring(0, word.length() - ending.length());
                return ending.equals("ies") ? stem + "y" : stem;
            }
        }
        return word;
    }
}
