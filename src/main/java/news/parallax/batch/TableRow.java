package news.parallax.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * A row of a table as an article's request: its columns are the request's fields, by their names.
 *
 * <p>An empty cell says nothing. In {@code targets}, {@code axes} and {@code measures} a semicolon stands between two
 * entries; {@code sentences} and {@code explain} are {@code true} or {@code false}. All else is taken as it stands,
 * unknown columns as unknown fields.
 */
public final class TableRow {
    /** Between two entries of a list in one cell. */
    public static final String SEPARATOR = ";";

    private static final Set<String> LISTS = Set.of("targets", "axes", "measures");
    private static final Set<String> FLAGS = Set.of("sentences", "explain");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TableRow() {}

    /** @param cells by the name of their column */
    public static ObjectNode request(Iterable<Map.Entry<String, String>> cells) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        cells.forEach(cell -> {
            if (!cell.getValue().isEmpty()) {
                put(request, cell.getKey().replace(BYTE_ORDER_MARK, "").strip(), cell.getValue());
            }
        });
        return request;
    }

    private static void put(ObjectNode request, String name, String value) {
        if (LISTS.contains(name)) {
            Arrays.stream(value.split(SEPARATOR))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .forEach(request.putArray(name)::add);
        } else if (FLAGS.contains(name) && (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))) {
            request.put(name, Boolean.parseBoolean(value));
        } else {
            request.put(name, value);
        }
    }
}
