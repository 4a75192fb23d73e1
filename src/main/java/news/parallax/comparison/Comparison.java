package news.parallax.comparison;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Outlets on one story.
 *
 * @param outlets in the order of their names
 * @param differences of all pairs of outlets in all measures; empty with fewer than two outlets
 * @param caution what the numbers do not show, for people to read
 */
public record Comparison(
        String story, List<OutletReading> outlets, List<Difference> differences, Method method, String caution) {
    public Comparison {
        outlets = List.copyOf(outlets);
        differences = List.copyOf(differences);
    }

    /** The articles whose texts hold the telling sentences, each once. */
    List<UUID> tellingArticles() {
        return outlets.stream()
                .flatMap(outlet -> outlet.telling().stream())
                .map(Telling::article)
                .distinct()
                .toList();
    }

    /** With the words of the telling sentences in these articles. */
    Comparison with(Map<UUID, String> texts) {
        return new Comparison(
                story, outlets.stream().map(outlet -> outlet.with(texts)).toList(), differences, method, caution);
    }
}
