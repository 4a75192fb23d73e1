package news.parallax.article;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import news.parallax.measure.Axis;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;

/** Names of axes in paths and queries. */
public final class AxisNames {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    public static final String SHAPE = "must be the name of an axis: 1 to 64 characters of a-z, 0-9 and -";

    private AxisNames() {}

    public static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    /** What is wrong with the values of a parameter; empty values count as absent. */
    static Optional<String> fault(List<String> values) {
        List<String> names = given(values);
        if (names.size() > Axis.MOST) {
            return Optional.of("must be given " + Axis.MOST + " times at most");
        }
        return names.stream().allMatch(AxisNames::valid) ? Optional.empty() : Optional.of(SHAPE);
    }

    /** In their order, each once. */
    static List<String> given(List<String> values) {
        return values.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    /**
     * The names that a parameter gives, each once.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for too many, or for what cannot be a name
     */
    public static List<String> checked(String parameter, List<String> values) {
        fault(values).ifPresent(fault -> {
            throw Problems.unprocessable(List.of(Violation.of(parameter, fault)));
        });
        return given(values);
    }
}
