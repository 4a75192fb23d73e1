package news.parallax.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases that tell what a text is about, as the files in the folder {@code politics} list and weigh them.
 *
 * <p>A text is cut into words and the longest cue is taken at each. Apostrophes, full stops and ampersands hold a word
 * together, hyphens do not; a possessive ending is dropped.
 */
final class Cues {
    private static final List<String> FILES =
            List.of("public-affairs.txt", "united-states.txt", "other-countries.txt", "everyday.txt");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:[.'&][\\p{L}\\p{N}]++)*+");
    private static final Pattern SECTION = Pattern.compile("\\[([a-z ]+)]((?: [a-z-]+ [0-9.]+)+)");
    private static final int LONGEST_WORD = 40;

    private static final Cues BUNDLED = new Cues();

    private final Map<String, Cue> whole = new HashMap<>();
    private final Map<String, Cue> open = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    /**
     * What one occurrence weighs.
     *
     * @param text the cue as it is listed
     * @param affairs for public affairs
     * @param unitedStates for their being American
     * @param elsewhere for their being another country's
     * @param everyday for other subjects, by their names
     */
    record Cue(String text, double affairs, double unitedStates, double elsewhere, Map<String, Double> everyday) {
        private Cue and(Map<String, Double> weights, String section) {
            Map<String, Double> subjects = new HashMap<>(everyday);
            if (weights.containsKey("everyday")) {
                subjects.merge(section, weights.get("everyday"), Math::max);
            }
            return new Cue(
                    text,
                    Math.max(affairs, weights.getOrDefault("affairs", 0.0)),
                    Math.max(unitedStates, weights.getOrDefault("united-states", 0.0)),
                    Math.max(elsewhere, weights.getOrDefault("elsewhere", 0.0)),
                    Map.copyOf(subjects));
        }
    }

    private record Match(Cue cue, int words) {}

    private Cues() {
        FILES.forEach(this::read);
    }

    /** The cues that come with the program. */
    static Cues bundled() {
        return BUNDLED;
    }

    /**
     * Counts the cues of one sentence.
     *
     * @param sentence normalised
     * @param counts is added to
     * @return how many words the sentence has
     */
    int count(String sentence, Map<Cue, Integer> counts) {
        List<String> words = words(sentence);
        for (int i = 0; i < words.size(); ) {
            Match written = longest(words, i, false);
            Match lower = longest(words, i, true);
            Match match = written == null || lower != null && lower.words > written.words ? lower : written;
            if (match == null) {
                i++;
            } else {
                counts.merge(match.cue, 1, Integer::sum);
                i += match.words;
            }
        }
        return words.size();
    }

    private @Nullable Match longest(List<String> words, int from, boolean lower) {
        Match longest = null;
        StringBuilder phrase = new StringBuilder();
        for (int i = from; i < words.size(); i++) {
            String word = lower ? words.get(i).toLowerCase(Locale.ROOT) : words.get(i);
            String before = phrase.toString();
            String key = phrase.append(word).toString();
            Cue cue = whole.get(key);
            for (int end = word.length(); cue == null && end > 1; end--) {
                cue = open.get(before + word.substring(0, end));
            }
            if (cue != null) {
                longest = new Match(cue, i - from + 1);
            }
            if (!begun.contains(key)) {
                break;
            }
            phrase.append(' ');
        }
        return longest;
    }

    private static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(sentence);
        while (matcher.find()) {
            String word = matcher.group();
            String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
            words.add(bare.length() > LONGEST_WORD ? bare.substring(0, LONGEST_WORD) : bare);
        }
        return words;
    }

    private void read(String file) {
        String path = "politics/" + file;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Cues.class.getResourceAsStream(path), path), StandardCharsets.UTF_8))) {
            String section = "";
            Map<String, Double> weights = Map.of();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher heading = SECTION.matcher(line);
                if (heading.matches()) {
                    section = heading.group(1);
                    weights = weights(heading.group(2).trim().split(" "));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    add(line, weights, section);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Double> weights(String[] pairs) {
        Map<String, Double> weights = new HashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            weights.put(pairs[i], Double.valueOf(pairs[i + 1]));
        }
        return weights;
    }

    private void add(String line, Map<String, Double> weights, String section) {
        boolean unfinished = line.endsWith("*");
        List<String> words = words(line);
        String key = String.join(" ", words);
        Map<String, Cue> cues = unfinished ? open : whole;
        cues.put(key, cues.getOrDefault(key, new Cue(line, 0, 0, 0, Map.of())).and(weights, section));
        for (int i = 1; i < words.size(); i++) {
            begun.add(String.join(" ", words.subList(0, i)));
        }
    }
}
