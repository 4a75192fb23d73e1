package news.parallax.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text to be scored.
 *
 * @param text as sent; at most 1 MiB of UTF-8, no NUL, no lone surrogate
 * @param title or null
 * @param language as the caller gave it (BCP 47), or null: then it is found
 * @param outlet its own, as the caller names it, or null; its name is hidden from the model
 * @param targets as the caller named them; empty: found in the text
 * @param axes to place it on, of different names, at most {@link Axis#MOST}; empty: none
 */
public record Submission(
        String text,
        @Nullable String title,
        @Nullable String language,
        @Nullable String outlet,
        List<String> targets,
        List<Axis> axes) {
    public Submission {
        targets = List.copyOf(targets);
        axes = List.copyOf(axes);
        if (axes.size() > Axis.MOST || axes.stream().map(Axis::name).distinct().count() < axes.size()) {
            throw new IllegalArgumentException("axes of different names, " + Axis.MOST + " at most");
        }
    }

    /** A text that is placed on no axis. */
    public Submission(
            String text,
            @Nullable String title,
            @Nullable String language,
            @Nullable String outlet,
            List<String> targets) {
        this(text, title, language, outlet, targets, List.of());
    }

    /** A text of no known outlet that is placed on no axis. */
    public Submission(String text, @Nullable String title, @Nullable String language, List<String> targets) {
        this(text, title, language, null, targets);
    }

    /** The same text on other axes. */
    public Submission on(List<Axis> others) {
        return new Submission(text, title, language, outlet, targets, others);
    }

    /** UTF-16 units to be read. */
    int length() {
        int phrases = axes.stream().mapToInt(Axis::length).sum();
        return text.length() + (title == null ? 0 : title.length()) + phrases;
    }
}
