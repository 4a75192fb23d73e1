package news.parallax.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import news.parallax.platform.StartupRefused;

/** What is kept of an article: its text too, or its numbers only. */
public enum Retain {
    TEXT,
    SCORES;

    public static final String SETTING = "parallax.retain";

    /**
     * What the operator has set.
     *
     * @throws StartupRefused for what is neither {@code text} nor {@code scores}
     */
    public static Retain setting(String label) {
        return of(label).orElseThrow(() -> new StartupRefused(SETTING + " is text or scores, not \"" + label + "\""));
    }

    static Optional<Retain> of(String label) {
        return Arrays.stream(values()).filter(r -> r.label().equals(label)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
