package news.parallax.story;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Passages that articles of several outlets have in common.
 *
 * @param passages each the places where one text stands, of at least two outlets
 */
public record SharedPassages(List<List<Place>> passages) {
    /** Nothing in common. */
    public static final SharedPassages NONE = new SharedPassages(List.of());

    /**
     * @param begin UTF-16 offset into the article's text as sent
     * @param end exclusive
     */
    public record Place(UUID article, String outlet, int begin, int end) {}

    public SharedPassages {
        passages = passages.stream().map(List::copyOf).toList();
    }

    /** The number of the passage in which a sentence of an article lies, by most of its characters. */
    public OptionalInt of(UUID article, int begin, int end) {
        for (int i = 0; i < passages.size(); i++) {
            for (Place place : passages.get(i)) {
                int common = Math.min(end, place.end()) - Math.max(begin, place.begin());
                if (place.article().equals(article) && 2 * common > end - begin) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }
}
