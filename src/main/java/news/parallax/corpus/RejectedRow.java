package news.parallax.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;

/**
 * A row that was not scored.
 *
 * @param problem as the single request would have got it
 */
record RejectedRow(InputRow row, HttpProblem problem) {
    /** Where it stands, why it was refused, and the row itself, to be mended and sent again. */
    ObjectNode json() {
        ObjectNode json = Defaults.JSON.createObjectNode();
        if (row.file() != null) {
            json.put("file", row.file());
        }
        if (row.line() > 0) {
            json.put("line", row.line());
        }
        JsonNode request = Defaults.read(row.request());
        if (request.path("id").isTextual()) {
            json.set("ref", request.get("id"));
        }
        json.set("problem", document());
        if (request.isObject()) {
            json.set("row", request);
        } else if (row.request().length > 0) {
            json.put("row", new String(row.request(), StandardCharsets.UTF_8));
        }
        return json;
    }

    /** For people: where it stands and why; nothing of its text. */
    String line() {
        StringBuilder line = new StringBuilder(row.file() == null ? "line " : row.file());
        if (row.line() > 0) {
            line.append(row.file() == null ? "" : ", line ").append(row.line());
        }
        line.append(": ").append(problem.getDetail());
        document()
                .path("violations")
                .forEach(violation -> line.append(' ')
                        .append(violation.path("field").asText())
                        .append(": ")
                        .append(violation.path("message").asText()));
        return line.toString();
    }

    private ObjectNode document() {
        ObjectNode document = Defaults.JSON
                .createObjectNode()
                .put("status", problem.getStatusCode())
                .put("title", problem.getTitle())
                .put("detail", problem.getDetail());
        problem.getParameters().forEach((name, value) -> document.set(name, Defaults.JSON.valueToTree(value)));
        return document;
    }
}
