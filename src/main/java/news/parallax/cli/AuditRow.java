package news.parallax.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of an audit: a text in one version or several.
 *
 * @param kind what the row is for, where rows of a file differ; else empty
 * @param versions in the order of the file; the first is the one that others are compared with
 * @param labels by measure and version's name: what a human reads, where that is known
 * @param facts what else the row says, field by field
 */
record AuditRow(
        String kind, List<Version> versions, Map<String, Map<String, Integer>> labels, Map<String, String> facts) {
    /**
     * @param name of the side; empty where the row has but one
     * @param target whom tone is towards, or null
     */
    record Version(String name, String text, @Nullable String target) {}

    AuditRow {
        versions = List.copyOf(versions);
    }

    /**
     * Reads {@code {text, sides: [..], target}} with a choice for each side in text and target, or {@code {versions:
     * {side: text}, target}}, or {@code {text, target}}; beside them {@code kind}, and {@code tone} and
     * {@code loaded_language}, objects of labels by side.
     *
     * @throws CommandException when the row is neither
     */
    static AuditRow of(LabelledFile.Row row) {
        List<Version> versions = new ArrayList<>();
        String target = row.optional("target");
        JsonNode whole = row.field("versions");
        if (whole.isObject()) {
            whole.properties()
                    .forEach(each -> versions.add(
                            new Version(each.getKey(), text(row, each.getValue(), each.getKey()), target)));
        } else {
            chosen(row, target, versions);
        }
        if (versions.isEmpty()) {
            throw row.wrong("needs a version of its text");
        }
        String kind = row.optional("kind");
        return new AuditRow(
                kind == null ? "" : kind,
                versions,
                Map.of("tone", labels(row, "tone"), "loaded_language", labels(row, "loaded_language")),
                row.facts());
    }

    private static void chosen(LabelledFile.Row row, @Nullable String target, List<Version> versions) {
        List<String> sides = new ArrayList<>();
        row.field("sides").forEach(side -> sides.add(side.asText()));
        String text = row.text("text");
        if (sides.isEmpty()) {
            versions.add(new Version("", text, target));
        }
        try {
            for (int i = 0; i < sides.size(); i++) {
                versions.add(new Version(
                        sides.get(i),
                        Alternatives.choose(text, i, sides.size()),
                        target == null ? null : Alternatives.choose(target, i, sides.size())));
            }
        } catch (IllegalArgumentException e) {
            throw row.wrong(e.getMessage());
        }
    }

    private static String text(LabelledFile.Row row, JsonNode value, String side) {
        if (!value.isTextual()) {
            throw row.wrong("needs a string for \"" + side + "\"");
        }
        return value.textValue();
    }

    private static Map<String, Integer> labels(LabelledFile.Row row, String field) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        row.field(field).properties().forEach(each -> {
            if (!each.getValue().isIntegralNumber()) {
                throw row.wrong("needs whole numbers in \"" + field + "\"");
            }
            labels.put(each.getKey(), each.getValue().intValue());
        });
        return labels;
    }

    /** @throws CommandException when the row does not say so */
    String fact(String field) {
        String fact = facts.get(field);
        if (fact == null) {
            throw new CommandException("a row needs \"" + field + "\"");
        }
        return fact;
    }

    /** The label of a version; null where there is none. */
    @Nullable
    Integer label(String measure, String version) {
        return labels.getOrDefault(measure, Map.of()).get(version);
    }
}
