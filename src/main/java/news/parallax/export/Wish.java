package news.parallax.export;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import news.parallax.article.Parameters;
import news.parallax.measure.Axis;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;

/**
 * What a client asked for.
 *
 * @param path values of the path's parameters
 * @param query of the request
 */
record Wish(Format format, Map<String, String> path, MultivaluedMap<String, String> query) {
    Parameters parameters() {
        return new Parameters(query);
    }

    /** Axes that have columns: those that are named, or else the usual one. */
    static List<String> axes(List<String> named) {
        return named.isEmpty() ? List.of(Axis.DEFAULT_NAME) : named;
    }

    /** One of a comparison's tables; the first where none is named. */
    String table(List<String> known) {
        String named = parameters().string("table", 40);
        if (named == null) {
            return known.get(0);
        }
        if (!known.contains(named)) {
            throw Problems.unprocessable(List.of(Violation.of("table", "must be one of " + String.join(", ", known))));
        }
        return named;
    }

    /** Columns are fixed before the first row; a line of NDJSON holds what its row has. */
    boolean flat() {
        return format != Format.NDJSON;
    }
}
