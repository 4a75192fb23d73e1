package news.parallax.article;

import org.jspecify.annotations.Nullable;

/**
 * An outlet with stored articles.
 *
 * @param articles how many
 * @param from when its first dated article was published; null without one
 * @param to likewise its last
 */
public record Outlet(
        String outlet,
        long articles,
        @Nullable String from,
        @Nullable String to) {}
