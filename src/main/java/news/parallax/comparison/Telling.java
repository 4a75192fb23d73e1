package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import news.parallax.article.ScoredArticle;
import news.parallax.measure.SentenceReading;
import org.jspecify.annotations.Nullable;

/**
 * A sentence in an outlet's own voice that lies near a measure's pole.
 *
 * @param article its id
 * @param title of the article; null where none was given
 * @param url where it stands; null where none was given
 * @param publishedAt ISO 8601, UTC; null where it was not given
 * @param begin UTF-16 offset into the article's text as sent
 * @param end exclusive
 * @param text null where it was not kept, and before it is looked up
 * @param measure by the contract's name
 * @param value of the sentence, on the measure's scale
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Telling(
        UUID article,
        @Nullable String title,
        @Nullable String url,
        @Nullable String publishedAt,
        int begin,
        int end,
        @Nullable String text,
        String measure,
        double value) {

    static Telling of(ScoredArticle article, SentenceReading sentence, String measure, double value) {
        return new Telling(
                article.id(),
                article.title(),
                article.url(),
                article.publishedAt() == null ? null : article.publishedAt().toString(),
                sentence.begin(),
                sentence.end(),
                null,
                measure,
                value);
    }

    /** With its words, from the text of its article. */
    Telling in(@Nullable String whole) {
        return whole == null
                ? this
                : new Telling(
                        article, title, url, publishedAt, begin, end, whole.substring(begin, end), measure, value);
    }
}
