package news.parallax.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The axes that come with the program ({@code axes.json}); nobody deletes or redefines them. */
public final class BuiltInAxes {
    private static final BuiltInAxes BUNDLED = read();

    private final Map<String, Axis> axes = new LinkedHashMap<>();
    private final Map<String, JsonNode> figures = new LinkedHashMap<>();

    private BuiltInAxes() {}

    /** In the order of the file, {@link Axis#DEFAULT_NAME} first. */
    public static Collection<Axis> all() {
        return List.copyOf(BUNDLED.axes.values());
    }

    public static Optional<Axis> of(String name) {
        return Optional.ofNullable(BUNDLED.axes.get(name));
    }

    /** What an axis reached where it has been evaluated, as the file has it. */
    public static Optional<JsonNode> figures(String name) {
        return Optional.ofNullable(BUNDLED.figures.get(name)).map(JsonNode::deepCopy);
    }

    private static BuiltInAxes read() {
        BuiltInAxes read = new BuiltInAxes();
        try (InputStream in = BuiltInAxes.class.getResourceAsStream("axes.json")) {
            for (JsonNode entry : new ObjectMapper().readTree(Objects.requireNonNull(in, "axes.json"))) {
                Axis axis = new Axis(
                        entry.path("name").asText(),
                        phrases(entry.path("negative")),
                        phrases(entry.path("positive")),
                        entry.path("description").asText());
                if (read.axes.put(axis.name(), axis) != null) {
                    throw new IllegalStateException("axes.json: " + axis.name() + " stands twice");
                }
                if (entry.path("figures").isObject()) {
                    read.figures.put(axis.name(), entry.path("figures"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static List<String> phrases(JsonNode pole) {
        List<String> phrases = new ArrayList<>();
        pole.forEach(phrase -> phrases.add(phrase.asText()));
        return phrases;
    }
}
