package news.parallax.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what keeps an axis from being one. */
final class AxisFaults {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int FEWEST_PHRASES = 2;
    private static final int MOST_PHRASES = 20;
    private static final int LONGEST_PHRASE = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private final List<Axis.Fault> faults = new ArrayList<>();

    AxisFaults(
            @Nullable String name,
            @Nullable List<? extends @Nullable String> negative,
            @Nullable List<? extends @Nullable String> positive,
            @Nullable String description) {
        if (name == null || !NAME.matcher(name).matches()) {
            add("name", "must be 1 to 64 characters of a-z, 0-9 and -");
        }
        int before = faults.size();
        pole("negative", negative);
        pole("positive", positive);
        if (faults.size() == before) {
            apart(folded(negative), folded(positive));
        }
        describe(description);
    }

    List<Axis.Fault> list() {
        return List.copyOf(faults);
    }

    private void pole(String pole, @Nullable List<? extends @Nullable String> phrases) {
        if (phrases == null || phrases.isEmpty()) {
            add(pole, "is missing: an axis needs two poles, of 2 to 20 phrases each");
            return;
        }
        if (phrases.size() < FEWEST_PHRASES || phrases.size() > MOST_PHRASES) {
            add(pole, "must have 2 to 20 phrases, not " + phrases.size());
            return;
        }
        int before = faults.size();
        for (int i = 0; i < phrases.size(); i++) {
            phrase(pole + "[" + i + "]", phrases.get(i));
        }
        if (faults.size() == before && new HashSet<>(folded(phrases)).size() < FEWEST_PHRASES) {
            add(pole, "must have 2 phrases that differ");
        }
    }

    private void phrase(String field, @Nullable String phrase) {
        if (phrase == null || Axis.normalized(phrase).isEmpty()) {
            add(field, "must not be blank");
        } else if (length(phrase) > LONGEST_PHRASE) {
            add(field, "must have at most 200 characters, not " + length(phrase));
        } else if (phrase.codePoints().anyMatch(AxisFaults::unwritable)) {
            add(field, "must not contain control characters or lone surrogates");
        }
    }

    private void apart(List<String> negative, List<String> positive) {
        Set<String> other = Set.copyOf(negative);
        if (other.equals(Set.copyOf(positive))) {
            add("positive", "says the same as the negative pole");
            return;
        }
        for (int i = 0; i < positive.size(); i++) {
            if (other.contains(positive.get(i))) {
                // Not the phrase itself, which may be a sentence of an article: messages end up in logs.
                add("positive[" + i + "]", "stands in both poles");
            }
        }
    }

    private void describe(@Nullable String description) {
        if (description == null) {
            add("description", "must be a text, or left out");
        } else if (length(description) > LONGEST_DESCRIPTION) {
            add("description", "must have at most 2000 characters, not " + length(description));
        } else if (description.codePoints().anyMatch(c -> unwritable(c) && !Character.isWhitespace(c))) {
            add("description", "must not contain control characters or lone surrogates");
        }
    }

    private void add(String field, String message) {
        faults.add(new Axis.Fault(field, message));
    }

    private static List<String> folded(@Nullable List<? extends @Nullable String> phrases) {
        return phrases.stream()
                .map(phrase -> Axis.normalized(phrase).toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean unwritable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
