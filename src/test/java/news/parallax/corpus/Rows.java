package news.parallax.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads sources. */
final class Rows {
    private Rows() {}

    static List<InputRow> of(ArticleSource source) throws IOException {
        List<InputRow> rows = new ArrayList<>();
        for (InputRow row = source.next(); row != null; row = source.next()) {
            rows.add(row);
        }
        return rows;
    }

    static JsonNode request(InputRow row) {
        return Defaults.read(row.request());
    }
}
