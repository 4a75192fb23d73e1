package news.parallax.measure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.text.NormalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Two poles that a researcher describes in phrases, to place texts between.
 *
 * @param name {@code [a-z0-9-]}, 1–64 characters; by custom the negative pole comes first in it
 * @param negative words, phrases or example sentences that speak for the negative pole, 2–20 of 1–200 characters
 * @param positive the same for the positive pole
 * @param description what speaks for either pole, for people to read; may be empty
 */
public record Axis(String name, List<String> negative, List<String> positive, String description) {
    /** The axis that texts are placed on where a request names none. */
    public static final String DEFAULT_NAME = "desperation-bold-pivot";

    /** Axes in one request, at most. */
    public static final int MOST = 20;

    /**
     * What is wrong with one field of an axis.
     *
     * @param field path within the axis, for example {@code negative[2]}
     * @param message what it must be
     */
    public record Fault(String field, String message) {}

    /** @throws IllegalArgumentException naming every fault */
    public Axis {
        List<Fault> faults = faults(name, negative, positive, description);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.stream()
                    .map(fault -> fault.field() + " " + fault.message())
                    .collect(Collectors.joining("; ")));
        }
        negative = List.copyOf(negative);
        positive = List.copyOf(positive);
    }

    /**
     * What keeps these from being an axis, one entry for each field; none where {@code new Axis} takes them.
     *
     * @param description may not be null: an axis without one has an empty one
     */
    public static List<Fault> faults(
            @Nullable String name,
            @Nullable List<? extends @Nullable String> negative,
            @Nullable List<? extends @Nullable String> positive,
            @Nullable String description) {
        return new AxisFaults(name, negative, positive, description).list();
    }

    /**
     * The name of its content: {@code sha256:} and 64 hex digits over the UTF-8 of these lines, each ended by a line
     * feed: {@code # name}, {@code - phrase} for each of the negative pole, {@code + phrase} for each of the positive
     * one, {@code = description}; phrases and description as {@link NormalizedText} makes them.
     */
    public String version() {
        return TextHash.of(Stream.of(
                        Stream.of("# " + name),
                        negative.stream().map(phrase -> "- " + normalized(phrase)),
                        positive.stream().map(phrase -> "+ " + normalized(phrase)),
                        Stream.of("= " + normalized(description)))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
    }

    /** UTF-16 units of its phrases, to be read. */
    int length() {
        return Stream.concat(negative.stream(), positive.stream())
                .mapToInt(String::length)
                .sum();
    }

    static String normalized(String text) {
        return NormalizedText.of(text).value();
    }
}
