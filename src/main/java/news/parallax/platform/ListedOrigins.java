package news.parallax.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whose scripts browsers may let in ({@code parallax.cors.origins}); by default nobody's.
 *
 * <p>An origin is a scheme, a host and, where it is not the scheme's own, a port: {@code https://news.example.org}. A
 * {@code *} stands for one or more letters, digits, dots and hyphens, and never for a whole scheme:
 * {@code https://*.example.org}, {@code chrome-extension://*}, {@code moz-extension://*}.
 */
@ApplicationScoped
public class ListedOrigins {
    private static final Pattern ORIGIN = Pattern.compile(
            "[a-z][a-z0-9+.-]*://(\\*|(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    private final List<Pattern> patterns;

    ListedOrigins(@ConfigProperty(name = "parallax.cors.origins") Optional<List<String>> origins) {
        this.patterns =
                origins.orElse(List.of()).stream().map(ListedOrigins::pattern).toList();
    }

    /** Whether no script of another origin is let in. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** @param origin the header of this name */
    public boolean contains(@Nullable String origin) {
        return origin != null
                && patterns.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
    }

    private static Pattern pattern(String given) {
        String origin = given.strip().toLowerCase(Locale.ROOT);
        boolean everybody = origin.startsWith("http://*:")
                || origin.startsWith("https://*:")
                || origin.equals("http://*")
                || origin.equals("https://*");
        if (!ORIGIN.matcher(origin).matches() || everybody) {
            throw new StartupRefused("parallax.cors.origins lists " + given
                    + ", which is no origin: write a scheme and a host, such as https://news.example.org,"
                    + " https://*.example.org or chrome-extension://*");
        }
        StringBuilder regex = new StringBuilder();
        for (String part : origin.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : "[a-z0-9.-]+").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }
}
