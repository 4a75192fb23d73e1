package news.parallax.comparison;

import java.util.List;

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
}
