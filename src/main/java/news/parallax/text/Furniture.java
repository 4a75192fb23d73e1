package news.parallax.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Page furniture: sentences that belong to the page and not to the story, by the patterns of {@code furniture.txt}.
 * Bylines, credits and captions of pictures, contributions, sign-up lines, rights, links to other pages.
 */
public final class Furniture {
    /** Characters; a longer sentence is none. */
    private static final int LONGEST = 1200;

    /** Two letters among so many characters make a sentence; a bare number or a rule is none. */
    private static final int BEGINNING = 40;

    private static final Map<String, List<Pattern>> BY_FIRST_WORD = new HashMap<>();
    private static final List<Held> BY_WHAT_IT_HOLDS = new ArrayList<>();

    private record Held(String literal, Pattern pattern) {}

    static {
        for (String[] row : Table.read("furniture.txt")) {
            Pattern pattern = Pattern.compile(row[1]);
            if (row[0].startsWith("^")) {
                BY_FIRST_WORD
                        .computeIfAbsent(row[0].substring(1), word -> new ArrayList<>())
                        .add(pattern);
            } else {
                BY_WHAT_IT_HOLDS.add(new Held(row[0], pattern));
            }
        }
    }

    private Furniture() {}

    /** @param sentence normalised */
    public static boolean is(String sentence) {
        if (sentence.length() > LONGEST && sentence.codePointCount(0, sentence.length()) > LONGEST) {
            return false;
        }
        Runs runs = new Runs(sentence, beginning(sentence));
        if (letters(runs) < 2) {
            return true;
        }
        String lowered = sentence.toLowerCase(Locale.ROOT);
        for (Pattern pattern : BY_FIRST_WORD.getOrDefault(firstWord(sentence), List.of())) {
            if (pattern.matcher(sentence).find()) {
                return true;
            }
        }
        for (Held held : BY_WHAT_IT_HOLDS) {
            if (lowered.contains(held.literal) && held.pattern.matcher(sentence).find()) {
                return true;
            }
        }
        return false;
    }

    private static int beginning(String sentence) {
        int end = 0;
        for (int i = 0; i < BEGINNING && end < sentence.length(); i++) {
            end += Character.charCount(sentence.codePointAt(end));
        }
        return end;
    }

    private static int letters(Runs runs) {
        int letters = 0;
        for (int i = 0; i < runs.size(); i++) {
            letters += Runs.number(runs.get(i)) ? 0 : runs.end(i) - runs.begin(i);
        }
        return letters;
    }

    private static String firstWord(String sentence) {
        Runs runs = new Runs(sentence);
        return runs.get(0).toLowerCase(Locale.ROOT);
    }
}
