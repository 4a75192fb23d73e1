package news.parallax.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row as JSON: the dots of a column's name are the way to it. */
final class JsonRow {
    private JsonRow() {}

    /** Of what is not known, fields of the row itself are null, and those of its parts absent. */
    static <R> ObjectNode of(List<Column<R>> columns, R row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Column<R> column : columns) {
            Object value = column.of().apply(row);
            String name = column.name();
            ObjectNode parent = json;
            int from = 0;
            int dot = name.indexOf('.');
            if (value == null && dot >= 0) {
                continue;
            }
            while (dot >= 0) {
                String part = name.substring(from, dot);
                parent = parent.get(part) instanceof ObjectNode known ? known : parent.putObject(part);
                from = dot + 1;
                dot = name.indexOf('.', from);
            }
            put(parent, name.substring(from), value);
        }
        return json;
    }

    private static void put(ObjectNode parent, String name, @Nullable Object value) {
        if (value == null) {
            parent.putNull(name);
        } else if (value instanceof Double number) {
            parent.put(name, number.doubleValue());
        } else if (value instanceof Long number) {
            parent.put(name, number.longValue());
        } else if (value instanceof Boolean flag) {
            parent.put(name, flag.booleanValue());
        } else if (value instanceof Instant point) {
            parent.put(name, point.toString());
        } else {
            parent.put(name, (String) value);
        }
    }
}
