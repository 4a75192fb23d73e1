package news.parallax.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import news.parallax.article.ArticleReader.Described;
import news.parallax.article.Result;
import org.jspecify.annotations.Nullable;

/**
 * A row and what came of it.
 *
 * @param result as the routes answer it
 */
record ScoredRow(InputRow row, ObjectNode result) {
    /** The result; with the text, where it was taken out of a page and the offsets would mean nothing without it. */
    ObjectNode shown() {
        return row.extracted() ? result.deepCopy().put("text", text(request(), "text")) : result;
    }

    /** As a row of a table: the result without its sentences, and what else the request says of the article. */
    ObjectNode described() {
        ObjectNode described = result.deepCopy();
        described.remove("sentences");
        JsonNode request = request();
        return described
                .put("url", text(request, "url"))
                .put("author", text(request, "author"))
                .put("language", text(request, "language"));
    }

    /** Of JSON as {@link #described()} gives it. */
    static Described described(ObjectNode json) {
        ObjectNode result = json.deepCopy();
        result.remove(List.of("url", "author", "language", "explanations", "text"));
        try {
            return new Described(
                    Defaults.JSON.treeToValue(result, Result.class),
                    text(json, "url"),
                    text(json, "author"),
                    text(json, "language"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is not what results are: " + e.getOriginalMessage(), e);
        }
    }

    private JsonNode request() {
        return Defaults.read(row.request());
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.path(field).textValue() : null;
    }
}
