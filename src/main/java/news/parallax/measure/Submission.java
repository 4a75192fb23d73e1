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
 */
public record Submission(
        String text,
        @Nullable String title,
        @Nullable String language,
        @Nullable String outlet,
        List<String> targets) {
    public Submission {
        targets = List.copyOf(targets);
    }

    /** A text of no known outlet. */
    public Submission(String text, @Nullable String title, @Nullable String language, List<String> targets) {
        this(text, title, language, null, targets);
    }

    /** UTF-16 units to be read. */
    int length() {
        return text.length() + (title == null ? 0 : title.length());
    }
}
