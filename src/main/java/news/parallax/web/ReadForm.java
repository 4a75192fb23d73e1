package news.parallax.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import news.parallax.measure.Axis;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in on the page that reads an article; as it was sent, to be shown again beside what is wrong with it.
 *
 * @param axis its name; empty for none
 * @param targets names between commas
 * @param store whether the article is kept
 * @param publishedAt a day, or empty
 * @param measure to shade by first; empty for the usual one
 */
public record ReadForm(
        String text,
        String outlet,
        String title,
        String axis,
        String targets,
        boolean store,
        String story,
        String publishedAt,
        String measure) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ReadForm empty(@Nullable String axis) {
        return new ReadForm("", "", "", axis == null ? Axis.DEFAULT_NAME : axis, "", false, "", "", "");
    }

    static ReadForm of(Form form) {
        return new ReadForm(
                form.text("text"),
                form.text("outlet"),
                form.text("title"),
                form.text("axis"),
                form.text("targets"),
                form.ticked("store"),
                form.text("story"),
                form.text("publishedAt"),
                form.text("measure"));
    }

    /** A request as programs send it, with explanations; what is wrong with it is found where theirs are read. */
    byte[] request() {
        ObjectNode request = JSON.createObjectNode().put("text", text).put("explain", true);
        put(request, "outlet", outlet);
        put(request, "title", title);
        if (store) {
            put(request, "story", story);
            put(request, "publishedAt", publishedAt);
        }
        request.putArray("axes");
        Stream.of(axis.strip()).filter(name -> !name.isEmpty()).forEach(request.withArray("axes")::add);
        names().forEach(request.withArray("targets")::add);
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() {
        return Arrays.stream(targets.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static void put(ObjectNode request, String field, String value) {
        if (!value.isBlank()) {
            request.put(field, value.strip());
        }
    }
}
