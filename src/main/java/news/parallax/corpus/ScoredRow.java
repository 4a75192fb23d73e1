package news.parallax.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import news.parallax.export.ResultFile;

/**
 * A row and what came of it.
 *
 * @param result as the routes answer it
 */
record ScoredRow(InputRow row, ObjectNode result) {
    /** The result; with the text, where it was taken out of a page and the offsets would mean nothing without it. */
    ObjectNode shown() {
        return row.extracted() ? result.deepCopy().set("text", request().path("text")) : result;
    }

    /** As a row of a table. */
    ObjectNode described() {
        return ResultFile.row(request(), result);
    }

    private JsonNode request() {
        return Defaults.read(row.request());
    }
}
