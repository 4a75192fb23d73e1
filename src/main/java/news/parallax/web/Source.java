package news.parallax.web;

import java.time.Instant;
import java.util.UUID;
import news.parallax.article.ArticleHead;
import news.parallax.comparison.Telling;
import org.jspecify.annotations.Nullable;

/**
 * An article that a page leads to.
 *
 * @param title what it is headed, or words in its place
 * @param published a day, or empty
 * @param link to its page here
 * @param outward to where it was published; empty where it has no address that a page may lead to
 */
public record Source(String outlet, String title, String published, String link, String outward) {
    static Source of(ArticleHead head) {
        return of(head.outlet(), head.id(), head.title(), head.publishedAt(), head.url());
    }

    static Source of(String outlet, Telling telling) {
        return of(
                outlet,
                telling.article(),
                telling.title(),
                telling.publishedAt() == null ? null : Instant.parse(telling.publishedAt()),
                telling.url());
    }

    private static Source of(
            String outlet, UUID id, @Nullable String title, @Nullable Instant publishedAt, @Nullable String url) {
        return new Source(
                outlet,
                title == null || title.isBlank() ? "Untitled article" : title,
                publishedAt == null ? "" : Digits.day(publishedAt),
                Routes.article(id),
                Routes.outward(url));
    }
}
