package news.parallax.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes values out of a JSON object and notes what is wrong with them; a field that is null counts as absent. */
public final class Fields {
    private final ObjectNode object;
    private final Violations violations;

    public Fields(ObjectNode object, Violations violations) {
        this.object = object;
        this.violations = violations;
    }

    public boolean absent(String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull();
    }

    /** A string of 1 to {@code longest} characters that is not blank; null when absent or violated. */
    public @Nullable String string(String field, int longest) {
        JsonNode value = object.get(field);
        return absent(field) ? null : checked(field, value, longest);
    }

    /** A string without control characters: outlets and stories are shown in lines and travel in queries. */
    public @Nullable String name(String field, int longest) {
        String name = string(field, longest);
        if (name == null) {
            return null;
        }
        OptionalInt control = Texts.control(name);
        if (control.isPresent()) {
            violations.add(field, "must not contain control characters", control.getAsInt());
            return null;
        }
        return name;
    }

    /** A string that {@code read} makes a value of; it answers null for what it refuses. */
    public <T> @Nullable T parsed(String field, int longest, Function<String, @Nullable T> read, String shape) {
        String string = string(field, longest);
        if (string == null) {
            return null;
        }
        T value = read.apply(string);
        if (value == null) {
            violations.add(field, shape);
        }
        return value;
    }

    /** Up to {@code most} strings; empty when absent or violated. A violation names the entry: {@code targets[2]}. */
    public List<String> strings(String field, int most, int longest) {
        JsonNode value = object.get(field);
        if (absent(field)) {
            return List.of();
        }
        if (!value.isArray()) {
            violations.add(field, "must be a list of strings");
            return List.of();
        }
        if (value.size() > most) {
            violations.add(field, "must have at most " + most + " entries");
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String string = checked(field + "[" + i + "]", value.get(i), longest);
            if (string != null) {
                strings.add(string);
            }
        }
        return strings;
    }

    public boolean flag(String field, boolean otherwise) {
        JsonNode value = object.get(field);
        if (absent(field)) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            violations.add(field, "must be true or false");
            return otherwise;
        }
        return value.booleanValue();
    }

    private @Nullable String checked(String field, JsonNode value, int longest) {
        if (!value.isTextual()) {
            violations.add(field, "must be a string");
            return null;
        }
        String string = value.textValue();
        OptionalInt unstorable = Texts.unstorable(string);
        if (unstorable.isPresent()) {
            boolean nul = string.charAt(unstorable.getAsInt()) == 0;
            violations.add(
                    field,
                    nul ? "must not contain NUL characters" : "must not contain lone surrogates",
                    unstorable.getAsInt());
        } else if (Texts.blank(string)) {
            violations.add(field, "must not be blank");
        } else if (Texts.length(string) > longest) {
            violations.add(field, "must have at most " + longest + " characters");
        } else {
            return string;
        }
        return null;
    }
}
