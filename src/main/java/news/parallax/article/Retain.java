package news.parallax.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is kept of an article: its text too, or its numbers only. */
public enum Retain {
    TEXT,
    SCORES;

    static Optional<Retain> of(String label) {
        return Arrays.stream(values()).filter(r -> r.label().equals(label)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
