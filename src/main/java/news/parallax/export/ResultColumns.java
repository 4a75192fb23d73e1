package news.parallax.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The columns of articles, read from results as JSON: the dots of a column's name are the way through it. */
final class ResultColumns {
    private static final String ABSTAINED = "abstained";
    private static final String LOW = ".low";
    private static final String HIGH = ".high";

    private ResultColumns() {}

    static Column<ObjectNode> of(Column<?> known) {
        String name = known.name();
        Function<ObjectNode, @Nullable Object> raw = row -> known.kind() == Column.Kind.STRING && name.equals(ABSTAINED)
                ? abstained(row)
                : value(known.kind(), at(row, name));
        return Column.of(known.entry(), name, known.kind(), raw);
    }

    private static JsonNode at(ObjectNode row, String name) {
        if (name.endsWith(LOW)) {
            return way(row, name.substring(0, name.length() - LOW.length()))
                    .path("interval")
                    .path(0);
        }
        if (name.endsWith(HIGH)) {
            return way(row, name.substring(0, name.length() - HIGH.length()))
                    .path("interval")
                    .path(1);
        }
        return way(row, name);
    }

    private static JsonNode way(JsonNode row, String name) {
        JsonNode at = row;
        for (String step : name.split("\\.")) {
            at = at.path(step);
        }
        return at;
    }

    private static @Nullable Object value(Column.Kind kind, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return switch (kind) {
            case STRING, TIMESTAMP -> node.asText();
            case INTEGER -> node.longValue();
            case NUMBER -> node.doubleValue();
            case BOOLEAN -> node.booleanValue();
        };
    }

    private static @Nullable Object abstained(ObjectNode row) {
        JsonNode all = row.path(ABSTAINED);
        return all.isEmpty()
                ? null
                : StreamSupport.stream(all.spliterator(), false)
                        .map(one -> one.path("measure").asText() + ": "
                                + one.path("reason").asText())
                        .collect(Collectors.joining("; "));
    }
}
