package news.parallax.article;

import java.time.Instant;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/** What a caller says of an article beside its outlet and text; null where nothing is said. */
public record Metadata(
        @Nullable String id,
        @Nullable String story,
        @Nullable String title,
        @Nullable String url,
        @Nullable String author,
        @Nullable Instant publishedAt,
        @Nullable String language) {

    /**
     * This, with what it leaves out filled in.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 naming the first field that contradicts
     */
    Metadata filledInBy(Metadata later) {
        return new Metadata(
                same("id", id, later.id),
                same("story", story, later.story),
                same("title", title, later.title),
                same("url", url, later.url),
                same("author", author, later.author),
                same("publishedAt", publishedAt, later.publishedAt),
                same("language", language, later.language));
    }

    private static <T> @Nullable T same(String field, @Nullable T stored, @Nullable T sent) {
        if (stored != null && sent != null && !stored.equals(sent)) {
            throw Problems.conflict(
                    field,
                    "This outlet's article with this text is stored with another " + field
                            + ". Send the stored value or leave the field out; to change it, delete the article first.");
        }
        return stored != null ? stored : sent;
    }
}
