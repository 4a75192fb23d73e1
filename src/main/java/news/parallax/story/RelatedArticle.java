package news.parallax.story;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article that may tell the same event.
 *
 * @param similarity how likely it is that it does, 0 … 1
 * @param evidence what speaks for it
 */
public record RelatedArticle(Head article, double similarity, Evidence evidence) {
    /** What is said of an article; what is not known is null. */
    public record Head(
            UUID id,
            String outlet,
            @Nullable String story,
            @Nullable String title,
            @Nullable String publishedAt,
            @Nullable String url) {}
}
