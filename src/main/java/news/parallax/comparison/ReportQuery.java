package news.parallax.comparison;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.parallax.article.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What a report or a comparison of outlets is to be made of.
 *
 * @param outlets one for a report, two or more for a comparison
 * @param from inclusive, on {@code publishedAt}
 * @param to exclusive
 * @param by the length of a period of the series
 * @param shared only stories that all of the outlets told
 * @param axes by name; empty: the usual one
 */
public record ReportQuery(
        List<String> outlets,
        @Nullable Instant from,
        @Nullable Instant to,
        By by,
        boolean shared,
        List<String> axes) {
    private static final String SHARED = "shared";

    /** Lengths of a period. */
    public enum By {
        WEEK,
        MONTH;

        /** As queries write it: empty for anything else. */
        static Optional<By> of(String name) {
            return Arrays.stream(values())
                    .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    public ReportQuery {
        outlets = List.copyOf(outlets);
        axes = List.copyOf(axes);
    }

    /**
     * What a query asks for.
     *
     * @param least outlets
     * @param most likewise
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming every parameter that is not right
     */
    public static ReportQuery of(MultivaluedMap<String, String> query, int least, int most) {
        Parameters parameters = new Parameters(query);
        List<String> outlets = parameters.names("outlet", 200, least, most);
        Instant from = parameters.point("from");
        Instant to = parameters.point("to");
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.violated("to", "must be after from");
        }
        By by = parameters.parsed("by", By::of, "must be week or month");
        String stories = parameters.parsed(
                "stories",
                value -> Optional.of(value).filter(List.of("all", SHARED)::contains),
                "must be all or shared");
        List<String> axes = parameters.axes();
        parameters.throwIfViolated();
        return new ReportQuery(outlets, from, to, by == null ? By.WEEK : by, SHARED.equals(stories), axes);
    }
}
