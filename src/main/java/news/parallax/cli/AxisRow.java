package news.parallax.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;

/**
 * A sentence and the axis that it is to be placed on: {@code {axis, negative: [..], positive: [..], text, label}}.
 * Without poles the axis is the built-in one of that name.
 *
 * @param name as the row has it
 * @param poles equal for all rows of equal poles, whatever they call them and in whatever order they list the phrases
 * @param label −1, 0, 1; empty where it is null
 */
record AxisRow(String name, Axis poles, String text, Optional<Integer> label) {
    /** In the place of a row's own name, which the poles' vectors do not depend on. */
    private static final String ANY = "axis";

    /** @throws CommandException when something of it is missing or wrong */
    static AxisRow of(LabelledFile.Row row) {
        String name = row.text("axis");
        return new AxisRow(name, poles(row, name), row.text("text"), label(row));
    }

    static Optional<Integer> label(LabelledFile.Row row) {
        if (!row.has("label")) {
            return Optional.empty();
        }
        int label = row.integer("label");
        if (label < -1 || label > 1) {
            throw row.wrong("has a \"label\" outside -1 … 1");
        }
        return Optional.of(label);
    }

    private static Axis poles(LabelledFile.Row row, String name) {
        if (!row.has("negative") && !row.has("positive")) {
            return BuiltInAxes.of(name)
                    .map(axis -> poles(axis.negative(), axis.positive()))
                    .orElseThrow(
                            () -> row.wrong("needs poles, \"negative\" and \"positive\": its axis is not built in"));
        }
        List<String> negative = row.strings("negative");
        List<String> positive = row.strings("positive");
        List<Axis.Fault> faults = Axis.faults(ANY, negative, positive, "");
        if (!faults.isEmpty()) {
            throw row.wrong("has poles that are none: "
                    + faults.stream()
                            .map(fault -> fault.field() + " " + fault.message())
                            .collect(Collectors.joining("; ")));
        }
        return poles(negative, positive);
    }

    private static Axis poles(List<String> negative, List<String> positive) {
        return new Axis(
                ANY,
                negative.stream().sorted().toList(),
                positive.stream().sorted().toList(),
                "");
    }
}
