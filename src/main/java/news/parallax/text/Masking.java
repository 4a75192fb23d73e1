package news.parallax.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the model is not shown of a text, so that its lean is not read off a name: outlets ({@code outlets.txt}, and the
 * text's own), datelines at the beginning of a sentence, web and mail addresses, handles of outlets.
 *
 * <p>A name that is also an ordinary word counts only where it is an outlet's: 'told Time' and 'in The Nation', but not
 * 'the nation'. {@code models/training/masking.py} holds the same rule over the same tables: a model must be served
 * what it was trained on.
 */
public final class Masking {
    /** Words of a name, at most. */
    private static final int MOST_WORDS = 12;

    /** Words that a name may hold in small letters. */
    private static final Set<String> SMALL = Set.of(
            "of", "and", "the", "in", "for", "on", "s", "to", "with", "a", "de", "la", "le", "della", "com", "org",
            "co", "nz");

    /** What may stand between the words of a name. */
    private static final Set<String> GAPS = Set.of(" ", "-", ".", "'", " & ", "&", "! ", "/", "' ");

    /** First letters of names: most capitalised words begin none. */
    private static final Set<String> BEGINNINGS =
            Outlets.LISTED.keySet().stream().map(Masking::beginning).collect(Collectors.toSet());

    /** Of the listed names alone. */
    public static final Masking LISTED = new Masking(Map.of());

    private final Map<String, List<OutletName>> own;
    private final Set<String> ownBeginnings;

    private Masking(Map<String, List<OutletName>> own) {
        this.own = own;
        this.ownBeginnings = own.keySet().stream().map(Masking::beginning).collect(Collectors.toSet());
    }

    /** @param outlet the text's own, as its caller names it; null or unusable (under 3 letters): the list alone */
    public static Masking of(@Nullable String outlet) {
        Map<String, List<OutletName>> own = outlet == null ? Map.of() : Outlets.own(outlet);
        return own.isEmpty() ? LISTED : new Masking(own);
    }

    /**
     * The stretches of a sentence that are hidden.
     *
     * @param sentence normalised
     * @return in order, apart, none empty
     */
    public List<Span> hidden(String sentence) {
        List<Span> found = new ArrayList<>();
        if (sentence.indexOf('(') >= 0 || sentence.indexOf('-') >= 0) {
            dateline(sentence, found);
        }
        new Addresses(sentence, own).find(found);
        names(sentence, found);
        return found.size() < 2 ? found : merged(sentence, found);
    }

    private static void dateline(String sentence, List<Span> found) {
        for (Pattern place : Contexts.PLACE) {
            Matcher matcher = place.matcher(sentence);
            if (matcher.lookingAt() && shouted(matcher.group())) {
                found.add(new Span(0, matcher.group().stripTrailing().length()));
                return;
            }
        }
    }

    /** A dateline has a word of four capitals or an agency in brackets; 'NRA -- ' has neither. */
    private static boolean shouted(String dateline) {
        if (dateline.indexOf('(') >= 0) {
            return true;
        }
        int comma = dateline.indexOf(',');
        Runs runs = new Runs(dateline, comma < 0 ? dateline.length() : comma);
        for (int i = 0; i < runs.size(); i++) {
            if (runs.end(i) - runs.begin(i) > 3 && Runs.capitals(runs.get(i))) {
                return true;
            }
        }
        return false;
    }

    private void names(String sentence, List<Span> found) {
        Runs words = new Runs(sentence);
        int behind = 0;
        for (int place = 0; place < words.size(); place++) {
            int begin = words.begin(place);
            String word = words.get(place);
            if (begin < behind || !Runs.capital(word)) {
                continue;
            }
            String first = Runs.theGlued(word) ? word.substring(3) : word;
            String beginning = beginning(first.toLowerCase(Locale.ROOT));
            if (word.length() > 1 && !BEGINNINGS.contains(beginning) && !ownBeginnings.contains(beginning)) {
                continue;
            }
            int end = longest(sentence, words, place, first);
            if (end > 0) {
                boolean the = first.length() == word.length()
                        && begin >= 4
                        && sentence.regionMatches(true, begin - 4, "the ", 0, 4)
                        && (begin == 4 || !Runs.part(sentence.charAt(begin - 5)));
                found.add(new Span(the ? begin - 4 : begin, end));
                behind = end;
            }
        }
    }

    private static String beginning(String key) {
        return key.substring(0, Math.min(2, key.length()));
    }

    /** The end of the longest name that begins with a word, or 0. */
    private int longest(String sentence, Runs words, int first, String firstWord) {
        StringBuilder squeezed = new StringBuilder(firstWord);
        boolean glued = firstWord.length() < words.end(first) - words.begin(first);
        int longest = 0;
        for (int place = first; place < Math.min(words.size(), first + MOST_WORDS); place++) {
            if (place > first) {
                String word = words.get(place);
                if (!gap(sentence, words, place) || !SMALL.contains(word) && !Runs.capital(word)) {
                    break;
                }
                squeezed.append(word);
            }
            String written = squeezed.toString();
            List<OutletName> names = names(written, place == first);
            if (!names.isEmpty()
                    && (glued || Contexts.count(sentence, words.begin(first), words.end(place), names))) {
                longest = words.end(place);
            }
        }
        return longest;
    }

    private List<OutletName> names(String written, boolean oneWord) {
        String key = written.toLowerCase(Locale.ROOT);
        List<OutletName> listed = Outlets.LISTED.getOrDefault(key, List.of());
        List<OutletName> named = own.getOrDefault(key, List.of());
        if (listed.isEmpty() && named.isEmpty()) {
            return listed;
        }
        List<OutletName> names = new ArrayList<>(listed);
        names.addAll(named);
        names.removeIf(name -> !name.fits(written, oneWord));
        return names;
    }

    private static boolean gap(String sentence, Runs words, int place) {
        int from = words.end(place - 1);
        String gap = sentence.substring(from, words.begin(place));
        return GAPS.contains(gap) || gap.equals(". ") && from - words.begin(place - 1) <= 2;
    }

    /** In order, and as one where only spaces lie between. */
    private static List<Span> merged(String sentence, List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::begin).thenComparingInt(Span::end));
        List<Span> made = new ArrayList<>();
        for (Span span : spans) {
            Span last = made.isEmpty() ? null : made.get(made.size() - 1);
            if (last != null
                    && (span.begin() <= last.end()
                            || sentence.substring(last.end(), span.begin()).isBlank())) {
                made.set(made.size() - 1, new Span(last.begin(), Math.max(last.end(), span.end())));
            } else {
                made.add(span);
            }
        }
        return made;
    }
}
