package news.parallax.comparison;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import news.parallax.article.ScoredArticle;
import news.parallax.measure.Abstention;
import org.jspecify.annotations.Nullable;

/**
 * What one article adds to an outlet's many stories.
 *
 * @param story a key: an article without a story is one of its own
 */
record Part(
        UUID id,
        String outlet,
        String story,
        @Nullable String title,
        @Nullable Instant publishedAt,
        String textHash,
        Sums sums,
        List<Abstention> abstained) {
    /** Does not depend on when articles were sent. */
    static final Comparator<Part> ORDER = Comparator.comparing(
                    Part::publishedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Part::title, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Part::textHash)
            .thenComparing(Part::id);

    static Part of(ScoredArticle article, Sums sums) {
        return new Part(
                article.id(),
                article.outlet(),
                article.story() == null ? own(article) : "story " + article.story(),
                article.title(),
                article.publishedAt(),
                article.textHash(),
                sums,
                article.abstained());
    }

    /** By what an outlet has once: ids would order and draw the same articles otherwise in another database. */
    private static String own(ScoredArticle article) {
        return "article " + article.textHash() + " of " + article.outlet();
    }
}
