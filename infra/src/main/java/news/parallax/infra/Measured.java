package news.parallax.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What an article takes, from {@code measured.json}: measured, each with the command that prints it, or assumed, each
 * with a reason.
 */
public final class Measured {
    private final JsonNode root;

    Measured(JsonNode root) {
        this.root = root;
    }

    static Measured read(Path file) throws IOException {
        return new Measured(new ObjectMapper().readTree(file.toFile()));
    }

    /** @throws IllegalArgumentException where it is neither measured nor assumed, or not said how, or why */
    double of(String name) {
        for (JsonNode measurement : root.path("measured")) {
            if (measurement.path("printed").has(name)) {
                if (measurement.path("command").asText().isBlank()
                        || measurement.path("on").asText().isBlank()) {
                    throw new IllegalArgumentException(
                            "measured.json does not say how and when " + name + " was measured.");
                }
                return positive(name, measurement.path("printed").path(name));
            }
        }
        JsonNode assumption = root.path("assumed").path(name);
        if (assumption.path("why").asText().isBlank()) {
            throw new IllegalArgumentException("measured.json has no " + name + ", or does not say why it is assumed.");
        }
        return positive(name, assumption.path("value"));
    }

    private static double positive(String name, JsonNode value) {
        if (!value.isNumber() || !(value.asDouble() > 0)) {
            throw new IllegalArgumentException(name + " in measured.json is not a number above 0.");
        }
        return value.asDouble();
    }
}
