package news.parallax.article;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands above a stored article's text. */
public record ArticleHead(
        UUID id,
        String outlet,
        @Nullable String story,
        @Nullable String title,
        @Nullable String url,
        @Nullable Instant publishedAt) {
    static final String OF_STORY_SQL = "select id, outlet, story, title, url, published_at from article"
            + " where story = :story order by outlet, published_at nulls last, id limit :most";

    static ArticleHead of(Object[] row) {
        return new ArticleHead(
                (UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4], Points.of(row[5]));
    }
}
