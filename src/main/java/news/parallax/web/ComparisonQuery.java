package news.parallax.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.parallax.article.Parameters;
import news.parallax.comparison.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * How the address of a page asks for a comparison to be read.
 *
 * @param axes that are compared; empty: the usual one
 * @param measure that is looked at closely
 * @param left whose sentences stand on the left
 * @param right whose sentences stand on the right
 */
record ComparisonQuery(
        List<String> axes,
        @Nullable String measure,
        @Nullable String left,
        @Nullable String right) {
    /** Notes what is wrong with the parameters. */
    static ComparisonQuery of(Parameters parameters) {
        return new ComparisonQuery(
                parameters.axes(),
                parameters.string("measure", 200),
                parameters.string("a", 200),
                parameters.string("b", 200));
    }

    Looking of(Comparison comparison) {
        return Looking.at(comparison, measure, left, right);
    }

    /** Parameters of what is computed. */
    List<Map.Entry<String, String>> withAxes(List<Map.Entry<String, String>> subject) {
        return Stream.concat(subject.stream(), axes.stream().map(axis -> Map.entry("axis", axis)))
                .toList();
    }

    /** Parameters of what is looked at. */
    List<Map.Entry<String, String>> withLook(List<Map.Entry<String, String>> subject) {
        return Stream.concat(subject.stream(), Looking.asked(measure, left, right).stream())
                .toList();
    }
}
