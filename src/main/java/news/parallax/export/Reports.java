package news.parallax.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.parallax.article.Parameters;
import news.parallax.comparison.ReportQuery;

/** Reads what a report or a comparison of outlets is asked for with. */
final class Reports {
    private Reports() {}

    /** @param outlets 1: exactly one; otherwise at least so many */
    static ReportQuery query(Parameters parameters, int outlets) {
        List<String> named = parameters.strings("outlet", 200);
        if (named.size() < outlets || outlets == 1 && named.size() > 1) {
            parameters.violated(
                    "outlet", outlets == 1 ? "must be given once" : "must be given at least " + outlets + " times");
        }
        Instant from = parameters.point("from");
        Instant to = parameters.point("to");
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.violated("to", "must be after from");
        }
        ReportQuery.By by = parameters.parsed(
                "by",
                value -> switch (value) {
                    case "week" -> Optional.of(ReportQuery.By.WEEK);
                    case "month" -> Optional.of(ReportQuery.By.MONTH);
                    default -> Optional.empty();
                },
                "must be week or month");
        Boolean shared = parameters.parsed(
                "shared",
                value -> value.equals("true") || value.equals("false")
                        ? Optional.of(value.equals("true"))
                        : Optional.empty(),
                "must be true or false");
        return new ReportQuery(
                named,
                from,
                to,
                by == null ? ReportQuery.By.MONTH : by,
                Boolean.TRUE.equals(shared),
                parameters.axes());
    }
}
