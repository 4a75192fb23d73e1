package news.parallax.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.parallax.text.NormalizedText;
import news.parallax.text.Span;

/**
 * Someone or something that a tone can be towards, found by full name and by surname.
 *
 * <p>The surname counts alone ("Veld said") and behind a title ("Prime Minister Veld"), not behind another given name
 * ("Diana Veld"). Names of organisations and countries ("Liberal Party", "United States") have no surname.
 */
final class Target {
    private static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv");

    /** Last words of names that are not surnames. */
    private static final Set<String> INSTITUTIONS = Set.of(
            "party",
            "states",
            "kingdom",
            "union",
            "nations",
            "house",
            "senate",
            "congress",
            "court",
            "bank",
            "reserve",
            "department",
            "ministry",
            "agency",
            "commission",
            "committee",
            "council",
            "government",
            "administration",
            "parliament",
            "inc",
            "inc.",
            "corp",
            "corp.",
            "company",
            "group",
            "ltd",
            "llc",
            "university",
            "college",
            "institute",
            "association",
            "federation",
            "organization",
            "foundation",
            "movement",
            "democrats",
            "republicans",
            "conservatives",
            "liberals",
            "republic",
            "island",
            "islands",
            "city",
            "county",
            "state",
            "coast",
            "africa",
            "america",
            "korea",
            "zealand",
            "york",
            "jersey",
            "mexico",
            "carolina",
            "dakota",
            "virginia",
            "times",
            "post",
            "journal",
            "news",
            "army",
            "navy",
            "force",
            "guard",
            "police",
            "office");

    /** Words that join the parts of an institution's name. */
    private static final Set<String> LINKS = Set.of("of", "and", "for", "the");

    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "dr",
            "sen",
            "rep",
            "gov",
            "gen",
            "col",
            "lt",
            "sgt",
            "prof",
            "rev",
            "hon",
            "sir",
            "lord",
            "president",
            "minister",
            "premier",
            "chancellor",
            "secretary",
            "senator",
            "governor",
            "congressman",
            "congresswoman",
            "representative",
            "speaker",
            "mayor",
            "judge",
            "justice",
            "leader",
            "ambassador",
            "king",
            "queen",
            "prince",
            "princess",
            "pope",
            "general",
            "attorney",
            "director",
            "chairman",
            "chairwoman",
            "chair",
            "captain",
            "major",
            "detective",
            "sheriff",
            "bishop",
            "candidate",
            "nominee",
            "former",
            "chief",
            "commissioner",
            "spokesman",
            "spokeswoman",
            "professor");

    private static final Pattern WORD_BEFORE = Pattern.compile("(\\p{L}[\\p{L}.'-]*+)(?: \\p{Lu}\\.)? $");

    private final String name;
    private final String full;
    private final String surname;
    private final Pattern pattern;

    private Target(String name, String full, String surname) {
        this.name = name;
        this.full = full;
        this.surname = surname;
        String words = full.isEmpty() ? "(?!)" : Pattern.quote(full).replace(" ", "\\E +\\Q");
        String either = surname.isEmpty() ? words : words + "|" + Pattern.quote(surname);
        this.pattern = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + either + ")(?![\\p{L}\\p{N}])");
    }

    /** A target by its name, as a caller writes it or an article does. */
    static Target named(String name) {
        String full = NormalizedText.of(name).value();
        return new Target(name, full, surname(full));
    }

    String name() {
        return name;
    }

    String surname() {
        return surname;
    }

    /** Spans of a normalised sentence that name it, in order. */
    List<Span> mentions(String sentence) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = pattern.matcher(sentence);
        while (matcher.find()) {
            boolean whole = matcher.group().length() >= full.length();
            if (whole || !isAnother(sentence, matcher.start())) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return spans;
    }

    /** Whether a surname at this place follows the given name of somebody else. */
    private boolean isAnother(String sentence, int at) {
        Matcher before = WORD_BEFORE.matcher(sentence).region(Math.max(0, at - 40), at);
        if (!before.find()) {
            return false;
        }
        String word = before.group(1);
        String plain = word.replaceAll("\\.$", "").toLowerCase(java.util.Locale.ROOT);
        boolean given = full.startsWith(word.replaceAll("\\.$", ""));
        // Any word has a capital where a sentence begins: "Yesterday Veld said".
        boolean begins =
                before.start(1) == 0 && (Names.isNoName(word) || plain.endsWith("ing") || plain.endsWith("ly"));
        return Character.isUpperCase(word.charAt(0))
                && !begins
                && !given
                && !plain.endsWith("'s")
                && !TITLES.contains(plain);
    }

    /** The last word of a person's name; empty where the name has none. */
    static String surname(String full) {
        List<String> words = new ArrayList<>(List.of(full.split(" ")));
        while (words.size() > 1 && SUFFIXES.contains(lower(words.get(words.size() - 1)))) {
            words.remove(words.size() - 1);
        }
        String last = words.get(words.size() - 1);
        boolean single = words.size() < 2;
        boolean person = last.length() >= 2
                && Character.isUpperCase(last.charAt(0))
                && !INSTITUTIONS.contains(lower(last))
                && !lower(words.get(0)).equals("the")
                && words.stream().noneMatch(word -> LINKS.contains(lower(word)));
        return single || !person ? "" : last.replaceAll(",$", "");
    }

    /** Whether a word may stand before a person's name. */
    static boolean isTitle(String word) {
        return TITLES.contains(lower(word.endsWith(".") ? word.substring(0, word.length() - 1) : word));
    }

    private static String lower(String word) {
        return word.toLowerCase(java.util.Locale.ROOT);
    }
}
