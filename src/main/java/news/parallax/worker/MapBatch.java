package news.parallax.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import news.parallax.batch.TableRow;
import news.parallax.measure.Axis;
import news.parallax.measure.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * A batch of a distributed map's items.
 *
 * @param name of its files; the same for the same batch
 * @param bucket where its results go
 * @param prefix of their keys, empty or with a slash at its end
 * @param store whether its articles are stored
 * @param axes that items without any are placed on, as in a request; null for the usual one
 * @param table whether items are rows of a table, every value a string
 * @param items as they were sent
 */
record MapBatch(
        String name,
        String bucket,
        String prefix,
        boolean store,
        @Nullable JsonNode axes,
        boolean table,
        List<JsonNode> items) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int HASH = 32;
    private static final String AXES = "axes";

    MapBatch {
        if (!NAME.matcher(name).matches()) {
            throw new UnknownEvent("batch must be 1 to 100 letters, digits, dots, underscores and hyphens.");
        }
        if (bucket.isBlank()) {
            throw new UnknownEvent("BatchInput.results.bucket is missing: name the bucket that results go to.");
        }
        items = List.copyOf(items);
    }

    /** @throws UnknownEvent for what cannot be read as one */
    static MapBatch of(JsonNode event) {
        JsonNode input = event.path("BatchInput");
        JsonNode axes = input.hasNonNull(AXES) ? input.path(AXES) : null;
        if (axes != null && !axes.isArray()) {
            throw new UnknownEvent("BatchInput.axes must be a list of names, or of axes as in a request.");
        }
        String format = input.path("format").asText("json");
        if (!format.equals("json") && !format.equals("csv")) {
            throw new UnknownEvent("BatchInput.format must be \"json\" or \"csv\".");
        }
        JsonNode batch = event.path("batch");
        return new MapBatch(
                batch.isTextual() ? batch.asText() : hash(event.path("Items"), axes),
                input.at("/results/bucket").asText(),
                folder(input.at("/results/prefix").asText()),
                input.path("store").asBoolean(),
                axes,
                format.equals("csv"),
                StreamSupport.stream(event.path("Items").spliterator(), false).toList());
    }

    /** An item as the request that it stands for. */
    JsonNode request(JsonNode item) {
        if (!(item instanceof ObjectNode fields)) {
            return item;
        }
        ObjectNode request = table
                ? TableRow.request(fields.properties().stream()
                        .map(field -> Map.entry(field.getKey(), field.getValue().asText()))
                        .toList())
                : fields.deepCopy();
        if (axes != null && !request.hasNonNull(AXES)) {
            request.set(AXES, axes);
        }
        // A row of the results has neither.
        request.remove("explain");
        return request.put("sentences", false);
    }

    /** Axes that have columns in the results. */
    List<String> columns() {
        return axes == null
                ? List.of(Axis.DEFAULT_NAME)
                : StreamSupport.stream(axes.spliterator(), false)
                        .map(axis -> axis.isTextual()
                                ? axis.asText()
                                : axis.path("name").asText())
                        .distinct()
                        .toList();
    }

    private static String hash(JsonNode items, @Nullable JsonNode axes) {
        String all = TextHash.of(items + "\n" + axes);
        return all.substring(all.indexOf(':') + 1).substring(0, HASH);
    }

    private static String folder(String prefix) {
        String relative = prefix.replaceFirst("^/+", "");
        return relative.isEmpty() || relative.endsWith("/") ? relative : relative + "/";
    }
}
