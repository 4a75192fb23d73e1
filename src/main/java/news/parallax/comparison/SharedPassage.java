package news.parallax.comparison;

import java.util.List;
import java.util.UUID;

/**
 * A paragraph that stands, word for word or nearly so, in articles of several outlets: agency copy, a statement, a
 * reprint.
 *
 * @param copies of at least two outlets, in the order of outlets and articles
 */
public record SharedPassage(List<Copy> copies) {
    /**
     * @param begin UTF-16 offset into the article's text as sent
     * @param end exclusive
     */
    public record Copy(String outlet, UUID article, int begin, int end) {}

    public SharedPassage {
        copies = List.copyOf(copies);
    }
}
