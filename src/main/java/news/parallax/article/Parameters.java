package news.parallax.article;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes values out of a query and notes what is wrong with them; an empty value counts as absent. */
public final class Parameters {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final MultivaluedMap<String, String> query;
    private final Violations violations = new Violations();

    public Parameters(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    public @Nullable String string(String name, int longest) {
        List<String> values = query.get(name);
        if (values == null || values.stream().allMatch(String::isEmpty)) {
            return null;
        }
        String value = values.get(0);
        OptionalInt unstorable = Texts.unstorable(value);
        if (values.size() > 1) {
            violations.add(name, "must be given once");
        } else if (unstorable.isPresent()) {
            violations.add(name, "must not contain NUL characters or lone surrogates", unstorable.getAsInt());
        } else if (Texts.length(value) > longest) {
            violations.add(name, "must have at most " + longest + " characters");
        } else {
            return value;
        }
        return null;
    }

    /** Names of outlets or the like, in the order that they are given in; violated where there are too few or many. */
    public List<String> names(String name, int longest, int least, int most) {
        List<String> values = query.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() < least || values.size() > most) {
            violations.add(
                    name, most == 1 ? "must be given once" : "must be given " + least + " to " + most + " times");
        } else if (values.stream()
                .anyMatch(value -> Texts.control(value).isPresent()
                        || Texts.unstorable(value).isPresent())) {
            violations.add(name, "must not contain control characters or lone surrogates");
        } else if (values.stream().anyMatch(value -> Texts.length(value) > longest)) {
            violations.add(name, "must have at most " + longest + " characters");
        } else if (new HashSet<>(values).size() < values.size()) {
            violations.add(name, "must name each once");
        } else {
            return values;
        }
        return List.of();
    }

    /** All values of a parameter that may be given several times, each once; empty values count as absent. */
    public List<String> strings(String name, int longest) {
        List<String> values = query.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        for (String value : values) {
            if (Texts.unstorable(value).isPresent()) {
                violations.add(name, "must not contain NUL characters or lone surrogates");
            } else if (Texts.length(value) > longest) {
                violations.add(name, "must have at most " + longest + " characters");
            }
        }
        return values;
    }

    /** A point in time; a plus sign that came unescaped, and so as a space, is understood. */
    public @Nullable Instant point(String name) {
        return parsed(name, value -> Points.parse(value.replace(' ', '+')), Points.SHAPE);
    }

    /** How many rows of a whole list are wanted; without a value all. */
    public long rows() {
        Long rows = parsed(
                "limit",
                value -> value.matches("\\d{1,18}")
                        ? Optional.of(Long.valueOf(value)).filter(n -> n >= 1)
                        : Optional.empty(),
                "must be a whole number from 1");
        return rows == null ? Long.MAX_VALUE : rows;
    }

    /** Of one page. */
    public int limit() {
        Integer limit = parsed(
                "limit",
                value -> value.matches("\\d{1,3}")
                        ? Optional.of(Integer.valueOf(value)).filter(n -> n >= 1 && n <= MOST)
                        : Optional.empty(),
                "must be a whole number from 1 to " + MOST);
        return limit == null ? USUAL : limit;
    }

    /** @param shape what is said where {@code read} makes nothing of the value */
    public <T> @Nullable T parsed(String name, Function<String, Optional<T>> read, String shape) {
        String value = string(name, 1_000);
        if (value == null) {
            return null;
        }
        Optional<T> parsed = read.apply(value);
        if (parsed.isEmpty()) {
            violations.add(name, shape);
        }
        return parsed.orElse(null);
    }

    /** Names of axes, in the order that they are given in; none without any. */
    public List<String> axes() {
        List<String> values = query.getOrDefault("axis", List.of());
        Optional<String> fault = AxisNames.fault(values);
        fault.ifPresent(message -> violations.add("axis", message));
        return fault.isPresent() ? List.of() : AxisNames.given(values);
    }

    public void violated(String name, String message) {
        violations.add(name, message);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all that was noted */
    public void throwIfViolated() {
        violations.throwIfAny();
    }
}
