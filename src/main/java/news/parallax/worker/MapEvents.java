package news.parallax.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import news.parallax.batch.ArticleLines;
import news.parallax.batch.LineOutcome;
import news.parallax.export.ResultFile;
import news.parallax.measure.CurrentModel;

/**
 * Scores the items of a batch of a Step Functions distributed map, and writes them as a part of the results: one
 * Parquet file, and the items that cannot be scored, with the reason, in a file beside it.
 *
 * <p>Files are written when everything has been scored, under names that the batch gives: done again, it writes the
 * same files again.
 */
@ApplicationScoped
class MapEvents {
    private final ArticleLines articles;
    private final Parts parts;
    private final CurrentModel model;
    private final WorkerSettings settings;
    private final ObjectMapper json;
    private final ObjectWriter requests;

    MapEvents(ArticleLines articles, Parts parts, CurrentModel model, WorkerSettings settings, ObjectMapper json) {
        this.articles = articles;
        this.parts = parts;
        this.model = model;
        this.settings = settings;
        this.json = json;
        // A surrogate that stands alone has no UTF-8; escaped it arrives where it is told what is wrong with it.
        this.requests = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    static boolean concerns(JsonNode event) {
        return event.path("BatchInput").isObject() && event.path("Items").isArray();
    }

    /**
     * @return what was done: {@code batch, items, scored, rejected, stored, part, rejects}
     * @throws PassingFault where an item failed for a reason that passes, or time was up; then nothing has been written
     */
    ObjectNode handle(JsonNode event, Deadline deadline) {
        MapBatch batch = MapBatch.of(event);
        if (!model.await(deadline.left())) {
            throw new PassingFault("The model was not loaded in time.");
        }
        List<ObjectNode> rows = new ArrayList<>();
        List<ObjectNode> rejects = new ArrayList<>();
        int stored = 0;
        for (int from = 0; from < batch.items().size(); from += settings.together()) {
            int to = Math.min(batch.items().size(), from + settings.together());
            List<JsonNode> some =
                    batch.items().subList(from, to).stream().map(batch::request).toList();
            List<LineOutcome> outcomes = deadline.await(
                            articles.process(some.stream().map(this::line).toList(), batch.store()))
                    .orElseThrow(MapEvents::timeIsUp);
            for (int i = 0; i < some.size(); i++) {
                if (outcomes.get(i) instanceof LineOutcome.Scored scored) {
                    rows.add(ResultFile.row(some.get(i), scored.result()));
                    stored += scored.created() ? 1 : 0;
                } else if (outcomes.get(i) instanceof LineOutcome.Refused refused) {
                    rejects.add(reject(from + i, batch.items().get(from + i), some.get(i), refused));
                }
            }
        }
        ObjectNode done = json.createObjectNode()
                .put("batch", batch.name())
                .put("items", batch.items().size())
                .put("scored", rows.size())
                .put("rejected", rejects.size())
                .put("stored", stored);
        // The part last: where it lies, all of the batch does.
        String rejected = parts.rejects(batch, rejects, deadline);
        return done.put("part", parts.scored(batch, rows, deadline)).put("rejects", rejected);
    }

    private ObjectNode reject(int place, JsonNode item, JsonNode request, LineOutcome.Refused refused) {
        if (refused.passing()) {
            throw new PassingFault("Item " + (place + 1) + " could not be scored now: "
                    + refused.problem().getStatusCode() + " "
                    + refused.problem().getDetail());
        }
        ObjectNode reject = json.createObjectNode().put("item", place + 1);
        reject.set("ref", request.path("id").isTextual() ? request.path("id") : reject.nullNode());
        reject.set("problem", json.valueToTree(refused.problem()));
        return reject.set("request", item);
    }

    private byte[] line(JsonNode request) {
        try {
            return requests.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an item that was read as JSON cannot be written as it", e);
        }
    }

    private static PassingFault timeIsUp() {
        return new PassingFault("Time was up before the batch was done. Smaller batches, or more time, would help.");
    }
}
