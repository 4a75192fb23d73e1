package news.parallax.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.Difference;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a comparison looks at.
 *
 * @param measure that differences and sentences are shown in
 * @param left the outlet whose sentences stand on the left; null with fewer than two outlets
 * @param right likewise
 */
record Looking(
        String measure, @Nullable String left, @Nullable String right) {
    /**
     * What is asked for, as far as the comparison has it; otherwise the first measure, and the two outlets that lie
     * furthest apart in it.
     */
    static Looking at(Comparison comparison, @Nullable String measure, @Nullable String left, @Nullable String right) {
        List<String> measures = Placement.measures(comparison);
        String shown = measure != null && measures.contains(measure) ? measure : measures.get(0);
        List<String> names =
                comparison.outlets().stream().map(outlet -> outlet.outlet()).toList();
        if (names.size() < 2) {
            return new Looking(shown, null, null);
        }
        if (names.contains(left) && names.contains(right) && !left.equals(right)) {
            return new Looking(shown, left, right);
        }
        if (names.contains(left) || names.contains(right)) {
            String kept = names.contains(left) ? left : right;
            String other = names.stream()
                    .filter(name -> !name.equals(kept))
                    .findFirst()
                    .orElseThrow();
            return names.contains(left) ? new Looking(shown, kept, other) : new Looking(shown, other, kept);
        }
        Optional<Difference> widest = DifferenceTable.widest(comparison, shown);
        return new Looking(
                shown,
                widest.map(Difference::a).orElse(names.get(0)),
                widest.map(Difference::b).orElse(names.get(1)));
    }

    /** Only what was asked for travels from page to page. */
    static List<Map.Entry<String, String>> asked(
            @Nullable String measure, @Nullable String left, @Nullable String right) {
        return Stream.of(entry("measure", measure), entry("a", left), entry("b", right))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Map.Entry<String, String>> entry(String name, @Nullable String value) {
        return Optional.ofNullable(value).filter(v -> !v.isEmpty()).map(v -> Map.entry(name, v));
    }
}
