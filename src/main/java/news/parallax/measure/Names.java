package news.parallax.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that an article mentions most, found by capital letters: a heuristic for texts whose caller names no
 * target.
 */
final class Names {
    private static final int MOST = 5;
    private static final int TWICE = 2;

    private static final int LONGEST = 100;

    /** Of a text of any length no more candidates than this are kept apart. */
    private static final int CANDIDATES = 20_000;

    /** More words than this in a row are a heading in capitals. */
    private static final int WORDS = 5;

    private static final String WORD = "\\p{Lu}\\p{L}*+(?:[-'.]\\p{Lu}\\p{L}*+)*+";
    private static final String INITIALS = "(?:\\p{Lu}\\.)";

    // Possessive throughout: no backtracking, and no recursion that a hostile sentence could deepen.
    private static final Pattern CAPITALISED = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + INITIALS + "{2,}+|" + WORD
            + ")" + "(?: (?:(?:de|del|van|von|bin|al|der|la) )?+(?:" + INITIALS + "++|" + WORD + "))*+");

    /** Capitalised in English without naming anybody: function words, days, months, forms of address. */
    private static final Set<String> NOT_NAMES = Set.of(
            ("the a an and but or nor so yet for of in on at by to from with without as if when while where who whom whose "
                            + "what which why how this that these those there here it its he she they we you i his her their our "
                            + "my your no not yes all any some many most more few each every both one two three four five six "
                            + "seven eight nine ten first second last next after before since until during under over between "
                            + "behind inside outside against about into through because although though despite even still just "
                            + "only also then now once again meanwhile instead suddenly however therefore thus according such "
                            + "said asked let please think read watch see look photo image file advertisement leave reply "
                            + "monday tuesday wednesday thursday friday saturday sunday january february march april june july "
                            + "august september october november december mr mrs ms dr sen rep gov prof president minister prime "
                            + "premier secretary senator governor chancellor speaker is are was were be been do does did has "
                            + "have had can could will would should may might must nobody nothing everyone everything someone "
                            + "american americans canadian canadians chinese russian russians british french german japanese "
                            + "mexican european europeans western eastern north south east west english spanish today tomorrow "
                            + "yesterday tonight ap wsj pm ceo tv gdp ev evs am et")
                    .split(" "));

    private Names() {}

    /**
     * At most {@value #MOST} names, most mentioned first: those mentioned at least twice, or where there is none, the
     * first of those mentioned once.
     *
     * @param sentences normalised
     */
    static List<Target> mostMentioned(List<String> sentences) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> within = new HashMap<>();
        for (String sentence : sentences) {
            Matcher matcher = CAPITALISED.matcher(sentence);
            while (matcher.find() && counts.size() < CANDIDATES) {
                String name = trimmed(matcher.group());
                if (name.length() < 2) {
                    continue;
                }
                counts.merge(name, 1, Integer::sum);
                first.putIfAbsent(name, first.size());
                // A capital at the beginning of a sentence says nothing.
                if (name.contains(" ") || behindWords(sentence, matcher.start())) {
                    within.merge(name, 1, Integer::sum);
                }
            }
        }
        mergeSurnames(counts);
        counts.keySet().retainAll(within.keySet());
        List<String> names = new ArrayList<>(counts.keySet());
        names.sort(Comparator.<String>comparingInt(name -> -counts.get(name)).thenComparingInt(first::get));
        List<String> frequent = names.stream()
                .filter(name -> counts.get(name) >= TWICE)
                .limit(MOST)
                .toList();
        return (frequent.isEmpty() ? names.stream().limit(2).toList() : frequent)
                .stream().map(Target::named).toList();
    }

    private static boolean behindWords(String sentence, int at) {
        for (int i = 0; i < at; i++) {
            if (Character.isLetterOrDigit(sentence.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** "Veld" counts for "Marian Veld" where only one longer name ends in it, or for the one mentioned most. */
    private static void mergeSurnames(Map<String, Integer> counts) {
        Map<String, String> longest = new TreeMap<>();
        for (String name : counts.keySet()) {
            String surname = name.contains(" ") ? Target.surname(name) : "";
            if (!surname.isEmpty()) {
                longest.merge(
                        surname,
                        name,
                        (a, b) -> Comparator.<String>comparingInt(counts::get)
                                                .thenComparing(Comparator.reverseOrder())
                                                .compare(a, b)
                                        >= 0
                                ? a
                                : b);
            }
        }
        longest.forEach((surname, name) -> {
            Integer alone = counts.remove(surname);
            if (alone != null) {
                counts.merge(name, alone, Integer::sum);
            }
        });
    }

    private static String trimmed(String candidate) {
        List<String> words = List.of(candidate.split(" "));
        int from = 0;
        int to = words.size();
        while (from < to && isNoName(words.get(from))) {
            from++;
        }
        while (from < to && isNoName(words.get(to - 1))) {
            to--;
        }
        // "Captain Ines Moreau" is Ines Moreau, but "General Motors" is no Motors.
        while (to - from > 2 && Target.isTitle(words.get(from))) {
            from++;
        }
        String name = to - from > WORDS ? "" : String.join(" ", words.subList(from, to));
        return name.length() > LONGEST ? "" : name;
    }

    /** Whether a capitalised word names nobody by itself. */
    static boolean isNoName(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        String bare = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return plain.length() < 2 || NOT_NAMES.contains(bare);
    }
}
