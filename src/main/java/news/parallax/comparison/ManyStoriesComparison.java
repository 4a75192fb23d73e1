package news.parallax.comparison;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports and comparisons of outlets from what was gathered of their articles. Plain computation: the same
 * articles give the same digits.
 */
record ManyStoriesComparison(Gathered gathered) {
    private static final String TEST =
            "two-sided permutation test of Welch's t for overlapping samples: two outlets swapped"
                    + " within each story that both told, the labels of stories that one told dealt anew, until 100 deals are as"
                    + " extreme as the real one or all permutations are dealt (Besag and Clifford 1991). Intervals: stories"
                    + " resampled with replacement, jointly for all outlets";

    private static final String LINES =
            "least squares over stories; two-sided permutation test of the slope over its HC3"
                    + " error, dates permuted among the stories. Intervals: stories resampled with replacement";

    Comparison comparison() {
        List<Statistic> statistics = gathered.statistics();
        ManyStories many = ManyStories.of(gathered.parts(), gathered.seed());
        ManyStoriesReader reader = new ManyStoriesReader(many, gathered.view(), statistics);
        List<String> outlets = gathered.query().outlets().stream().sorted().toList();
        ManyStoriesDifferences.Outcome outcome = new ManyStoriesDifferences(reader, outlets).corrected();
        List<OutletReading> readings = outlets.parallelStream()
                .map(outlet -> reader.reading(
                        outlet, gathered.parts(outlet), gathered.tellers().of(outlet)))
                .toList();
        return new Comparison(
                null,
                text(gathered.query().from()),
                text(gathered.query().to()),
                readings,
                outcome.all(),
                List.of(),
                method(
                        TEST,
                        "Holm, over all tests of this comparison",
                        outcome.tests(),
                        ManyStoriesDifferences.MINIMUM,
                        outcome.permutations()),
                Cautions.ofComparison(gathered, readings, outcome.least()));
    }

    /** @param undated the outlet's articles without a date */
    OutletReport report(int undated) {
        List<Statistic> statistics = gathered.statistics();
        String outlet = gathered.query().outlets().get(0);
        List<Part> parts = gathered.parts();
        ManyStories many = ManyStories.of(parts, gathered.seed());
        Trends.Outcome trends = new Trends(statistics, gathered.seed()).of(parts);
        OutletReading reading = new ManyStoriesReader(many, gathered.view(), statistics)
                .reading(outlet, parts, gathered.tellers().of(outlet));
        ReportQuery.By by = gathered.query().by();
        return new OutletReport(
                outlet,
                text(gathered.query().from()),
                text(gathered.query().to()),
                by.name().toLowerCase(Locale.ROOT),
                reading,
                new Series(gathered.view(), statistics, by, gathered.seed()).of(outlet, parts),
                trends.all(),
                undated,
                method(
                        LINES,
                        "Holm, over the trends of this report",
                        trends.tests(),
                        Trends.MINIMUM,
                        trends.permutations()),
                Cautions.ofReport(gathered, reading, undated));
    }

    private Method method(String test, String correction, int tests, int minimum, int permutations) {
        return new Method(
                "story",
                test,
                correction,
                gathered.seed(),
                tests,
                minimum,
                permutations,
                gathered.view().model(),
                gathered.leftOut());
    }

    private static @Nullable String text(@Nullable Instant point) {
        return point == null ? null : point.toString();
    }
}
