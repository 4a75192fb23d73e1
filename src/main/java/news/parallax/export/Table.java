package news.parallax.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/**
 * What a file holds.
 *
 * @param name of the table, as in the dictionary
 * @param columns of CSV and Parquet
 * @param json a row as a line of NDJSON
 */
record Table<R>(String name, List<Column<R>> columns, Function<R, JsonNode> json) {
    Table {
        columns = List.copyOf(columns);
    }

    /** Whose lines of NDJSON hold what the columns do. */
    static <R> Table<R> of(String name, List<Column<R>> columns) {
        return new Table<>(name, columns, row -> JsonRow.of(columns, row));
    }
}
