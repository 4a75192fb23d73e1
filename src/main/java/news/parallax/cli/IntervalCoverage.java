package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.parallax.measure.Aggregation;
import news.parallax.measure.Interval;
import news.parallax.stats.Bounds;
import news.parallax.stats.Classified;
import news.parallax.stats.PseudoArticles;
import news.parallax.stats.PseudoArticles.Outcome;
import news.parallax.stats.Seeds;

/**
 * How often the interval of an article's loaded language holds the labelled share, on articles put together from labelled
 * sentences: drawn from all rows alike; from the rows of one outlet each, every outlet as often as another; and with a
 * given share of loaded ones, which no probability that is calibrated over all rows can foresee.
 */
final class IntervalCoverage {
    private static final int ARTICLES = 2_000;
    private static final int ARTICLES_OF_OUTLETS = 1_000;
    private static final int ARTICLES_OF_A_SHARE = 200;
    /** Fewer rows say nothing of articles. */
    private static final int LEAST_ROWS = 100;

    private static final int LEAST_ROWS_OF_AN_OUTLET = 20;

    private final List<Classified> rows;
    private final List<String> outlets;

    /** @param outlets of the rows, empty where it is not known */
    IntervalCoverage(List<Classified> rows, List<String> outlets) {
        this.rows = rows;
        this.outlets = outlets;
    }

    /** Adds {@code interval_coverage} where there are rows enough. */
    void addTo(ObjectNode figures, ObjectMapper json) {
        PseudoArticles all = articles(rows);
        if (rows.size() < LEAST_ROWS || !all.vary()) {
            return;
        }
        ObjectNode coverage = figures.putObject("interval_coverage");
        coverage.putArray("sentences").add(PseudoArticles.LEAST).add(PseudoArticles.MOST);
        coverage.set(
                "all_rows",
                described(json, all.drawnFromAll(ARTICLES, IntervalCoverage::interval, seed("all rows"))));
        Map<String, List<Classified>> byOutlet = byOutlet();
        if (byOutlet.size() > 1) {
            int each = Math.max(1, ARTICLES_OF_OUTLETS / byOutlet.size());
            List<Outcome> outcomes = byOutlet.entrySet().stream()
                    .map(outlet -> articles(outlet.getValue())
                            .drawnFromAll(each, IntervalCoverage::interval, seed("outlet " + outlet.getKey())))
                    .toList();
            coverage.set("of_one_outlet", described(json, Outcome.sum(outcomes)).put("outlets", outcomes.size()));
        }
        ArrayNode shares = coverage.putArray("by_share");
        for (int tenths = 1; tenths <= 9; tenths++) {
            double share = tenths / 10.0;
            Outcome outcome =
                    all.withShare(share, ARTICLES_OF_A_SHARE, IntervalCoverage::interval, seed("share " + tenths));
            shares.addObject().put("share", share).setAll(described(json, outcome));
        }
    }

    private Map<String, List<Classified>> byOutlet() {
        Map<String, List<Classified>> groups = IntStream.range(0, rows.size())
                .boxed()
                .filter(i -> !outlets.get(i).isEmpty())
                .collect(Collectors.groupingBy(
                        outlets::get, TreeMap::new, Collectors.mapping(rows::get, Collectors.toList())));
        groups.values().removeIf(group -> group.size() < LEAST_ROWS_OF_AN_OUTLET);
        return groups;
    }

    private static PseudoArticles articles(List<Classified> rows) {
        double[] probabilities =
                rows.stream().mapToDouble(row -> row.probabilities()[1]).toArray();
        boolean[] labels = new boolean[probabilities.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i).label() == 1;
        }
        return new PseudoArticles(probabilities, labels);
    }

    /** As an article is answered with. */
    private static Bounds interval(double[] probabilities) {
        Interval interval = Aggregation.loadedLanguage(probabilities).interval();
        return new Bounds(interval.low(), interval.high());
    }

    private static ObjectNode described(ObjectMapper json, Outcome outcome) {
        ObjectNode node = json.createObjectNode();
        node.put("articles", outcome.articles());
        node.put("coverage", rounded(outcome.coverage()));
        node.putArray("coverage_interval")
                .add(rounded(outcome.interval().low()))
                .add(rounded(outcome.interval().high()));
        node.put("mean_width", rounded(outcome.width()));
        return node.put("mean_error", rounded(outcome.error()));
    }

    private static long seed(String articles) {
        return Seeds.of("evaluate", "interval coverage", articles);
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
    }
}
