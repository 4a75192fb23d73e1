package news.parallax.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.parallax.measure.Axis;
import org.jspecify.annotations.Nullable;

/** Reads axes as requests describe them, by name or by their poles, and notes what is wrong with them. */
final class AxisFields {
    /** What an axis is described by. */
    static final Set<String> KNOWN = Set.of("name", "negative", "positive", "description");

    private final Violations violations;

    AxisFields(Violations violations) {
        this.violations = violations;
    }

    /** The names in a list of axes, of whatever shape it is. */
    static List<String> names(JsonNode axes) {
        List<String> names = new ArrayList<>();
        axes.forEach(axis -> {
            if (axis.isTextual() && AxisNames.valid(axis.textValue())) {
                names.add(axis.textValue());
            }
        });
        return names;
    }

    /**
     * A list of axes, each a name or a description.
     *
     * @param known what names mean
     */
    List<Axis> list(String field, JsonNode axes, Map<String, Axis> known) {
        if (!axes.isArray()) {
            violations.add(field, "must be a list of names and axes");
            return List.of();
        }
        if (axes.size() > Axis.MOST) {
            violations.add(field, "must have at most " + Axis.MOST + " entries");
            return List.of();
        }
        List<Axis> read = new ArrayList<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            String place = field + "[" + i + "]";
            entry(place, axes.get(i), known).ifPresent(axis -> {
                String before = places.putIfAbsent(axis.name(), place);
                if (before != null) {
                    violations.add(place, "has the same name as " + before);
                }
                read.add(axis);
            });
        }
        return read;
    }

    /**
     * One axis that is described.
     *
     * @param place of the object, ending in a dot; empty for the body itself
     */
    Optional<Axis> described(String place, ObjectNode object) {
        String name = text(place + "name", object.get("name"));
        List<@Nullable String> negative = phrases(place + "negative", object.get("negative"));
        List<@Nullable String> positive = phrases(place + "positive", object.get("positive"));
        String given = text(place + "description", object.get("description"));
        String description = given == null ? "" : given;
        List<Axis.Fault> faults = Axis.faults(name, negative, positive, description);
        faults.forEach(fault -> violations.add(place + fault.field(), fault.message()));
        return faults.isEmpty() ? Optional.of(new Axis(name, negative, positive, description)) : Optional.empty();
    }

    private Optional<Axis> entry(String place, JsonNode entry, Map<String, Axis> known) {
        if (entry instanceof ObjectNode object) {
            return described(place + ".", object);
        }
        if (!entry.isTextual()) {
            violations.add(place, "must be a name, or an object with name, negative and positive");
            return Optional.empty();
        }
        Optional<Axis> axis = Optional.ofNullable(known.get(entry.textValue()));
        if (axis.isEmpty()) {
            violations.add(place, AxisCatalog.UNKNOWN);
        }
        return axis;
    }

    private @Nullable String text(String field, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            violations.add(field, "must be a string");
            return null;
        }
        return value.textValue();
    }

    private @Nullable List<@Nullable String> phrases(String field, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isArray()) {
            violations.add(field, "must be a list of strings");
            return null;
        }
        List<@Nullable String> phrases = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            phrases.add(text(field + "[" + i + "]", value.get(i)));
        }
        return phrases;
    }
}
