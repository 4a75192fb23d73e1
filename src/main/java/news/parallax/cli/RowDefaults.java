package news.parallax.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import news.parallax.measure.Axis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a batch that say what its rows leave open. */
final class RowDefaults {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--outlet",
            paramLabel = "NAME",
            description = "Who published them; in a folder of files it counts" + " more than folders and pages.")
    @Nullable
    String outlet;

    @Option(names = "--story", paramLabel = "NAME", description = "The event that they tell of.")
    @Nullable
    String story;

    @Option(names = "--language", paramLabel = "TAG", description = "Their language; en is not checked then.")
    @Nullable
    String language;

    @Option(
            names = "--axes",
            paramLabel = "AXES",
            split = ",",
            description = "Axes by name, with commas between, or a file of JSON ending in .json that describes one or a"
                    + " list of them: {name, negative: [..], positive: [..]}. Tables have columns for these.")
    List<String> axes = List.of();

    @Option(
            names = "--sentences",
            negatable = true,
            description = "Whether results list the sentences, which they do unless told otherwise. Tables have none.")
    @Nullable
    Boolean sentences;

    /** As fields of a request. */
    ObjectNode fields() {
        ObjectNode fields = JSON.createObjectNode();
        put(fields, "outlet", outlet);
        put(fields, "story", story);
        put(fields, "language", language);
        if (!axes.isEmpty()) {
            ArrayNode all = fields.putArray("axes");
            axes.stream().map(String::strip).flatMap(RowDefaults::entries).forEach(all::add);
        }
        if (sentences != null) {
            fields.put("sentences", sentences.booleanValue());
        }
        return fields;
    }

    /** What stands in {@code --axes} as names alone, which mean something to whoever keeps axes. */
    static List<String> named(ObjectNode fields) {
        return axes(fields).filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
    }

    /** Of all of them. */
    static List<String> names(ObjectNode fields) {
        return axes(fields)
                .map(axis ->
                        axis.isTextual() ? axis.textValue() : axis.path("name").asText())
                .toList();
    }

    /** @throws CommandException for a description that is none */
    static void requireDescribed(ObjectNode fields) {
        axes(fields).filter(JsonNode::isObject).forEach(axis -> {
            List<Axis.Fault> faults = Axis.faults(
                    axis.path("name").isTextual() ? axis.path("name").textValue() : null,
                    phrases(axis.path("negative")),
                    phrases(axis.path("positive")),
                    axis.path("description").asText(""));
            if (!faults.isEmpty()) {
                throw new CommandException("the axis " + axis.path("name").asText() + " is none: "
                        + faults.get(0).field() + " " + faults.get(0).message());
            }
        });
    }

    private static Stream<JsonNode> axes(ObjectNode fields) {
        return StreamSupport.stream(fields.path("axes").spliterator(), false);
    }

    private static List<@Nullable String> phrases(JsonNode pole) {
        List<@Nullable String> phrases = new ArrayList<>();
        pole.forEach(phrase -> phrases.add(phrase.isTextual() ? phrase.textValue() : null));
        return phrases;
    }

    private static Stream<JsonNode> entries(String given) {
        if (!given.endsWith(".json")) {
            return Stream.of(JSON.getNodeFactory().textNode(given));
        }
        try {
            JsonNode read = JSON.readTree(Files.readAllBytes(Path.of(given)));
            if (!read.isArray() && !read.isObject()) {
                throw new CommandException(
                        given + " describes no axes: it has to be a list of {name, negative, positive}");
            }
            return read.isArray() ? StreamSupport.stream(read.spliterator(), false) : Stream.of(read);
        } catch (IOException e) {
            // Jackson's own message quotes the file.
            throw new CommandException("cannot read axes from " + given
                    + (Files.exists(Path.of(given)) ? ": it is not JSON" : ": there is no such file"));
        }
    }

    private static void put(ObjectNode fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
