package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sentence in an outlet's own voice that lies near a measure's pole.
 *
 * @param article its id
 * @param begin UTF-16 offset into the article's text as sent
 * @param end exclusive
 * @param text null where it was not kept, and before it is looked up
 * @param measure by the contract's name
 * @param value of the sentence, on the measure's scale
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Telling(
        UUID article, int begin, int end, @Nullable String text, String measure, double value) {

    Telling in(@Nullable String article) {
        return article == null
                ? this
                : new Telling(this.article, begin, end, article.substring(begin, end), measure, value);
    }
}
