package news.parallax.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text speaks of politics in the United States at all, by the cues of {@code united-states-politics.txt}. */
final class Politics {
    /** A single cue is too easily a coincidence: a cook's campaign, a goalkeeper's trade. */
    static final int CUES = 2;

    private static final Pattern CUE = pattern();

    private Politics() {}

    /** Whether at least {@value #CUES} different cues stand in the normalised sentences. */
    static boolean spokenOf(List<String> sentences) {
        Set<String> found = new HashSet<>();
        for (String sentence : sentences) {
            Matcher matcher = CUE.matcher(sentence);
            while (matcher.find()) {
                found.add(matcher.group().toLowerCase(Locale.ROOT));
                if (found.size() >= CUES) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Pattern pattern() {
        String file = "united-states-politics.txt";
        List<String> cues = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Politics.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Politics::alternative)
                    .forEach(cues::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + String.join("|", cues) + ")(?![\\p{L}\\p{N}])");
    }

    private static String alternative(String cue) {
        boolean open = cue.endsWith("*");
        String word = open ? cue.substring(0, cue.length() - 1) : cue;
        String quoted = Pattern.quote(word) + (open ? "\\p{L}*" : "");
        return word.equals(word.toLowerCase(Locale.ROOT)) ? "(?i:" + quoted + ")" : quoted;
    }
}
