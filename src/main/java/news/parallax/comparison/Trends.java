package news.parallax.comparison;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.parallax.measure.Interval;
import news.parallax.stats.Bounds;
import news.parallax.stats.Holm;
import news.parallax.stats.Seeds;
import news.parallax.stats.StoryTrend;
import org.jspecify.annotations.Nullable;

/** Straight lines through an outlet's stories over time, corrected for there being several. */
record Trends(List<Statistic> statistics, String seed) {
    /** Stories, below which there is no line. */
    static final int MINIMUM = 15;

    /** Slopes are changes in so many days. */
    static final int DAYS = 30;

    /** @param permutations the most of any trend */
    record Outcome(List<OutletReport.Trend> all, int tests, int permutations) {}

    /** A story when the outlet first told it, in {@link #DAYS} days since 1970. */
    private record Story(double time, Sums sums) {}

    /** A measure with its line, or why there is none. */
    private record Line(
            String measure,
            int n,
            @Nullable StoryTrend trend,
            @Nullable String reason) {}

    /** @param parts the outlet's articles; those without a date play no part */
    Outcome of(Collection<Part> parts) {
        List<Story> stories = stories(parts);
        List<Line> lines = IntStream.range(0, statistics.size())
                .parallel()
                .mapToObj(k -> line(k, stories))
                .toList();
        List<StoryTrend> tests = new ArrayList<>();
        for (Line line : lines) {
            if (line.trend() != null) {
                tests.add(line.trend());
            }
        }
        double[] corrected =
                Holm.corrected(tests.stream().mapToDouble(StoryTrend::pValue).toArray());
        List<OutletReport.Trend> all = new ArrayList<>();
        int t = 0;
        for (Line line : lines) {
            StoryTrend trend = line.trend();
            all.add(
                    trend == null
                            ? new OutletReport.Trend(line.measure(), null, null, null, null, line.n(), line.reason())
                            : trend(line, trend, corrected[t++]));
        }
        return new Outcome(
                all,
                tests.size(),
                tests.stream().mapToInt(StoryTrend::permutations).max().orElse(0));
    }

    private static List<Story> stories(Collection<Part> parts) {
        Map<String, List<Part>> byStory = parts.stream()
                .filter(part -> part.publishedAt() != null)
                .sorted(Part.ORDER)
                .collect(Collectors.groupingBy(Part::story, TreeMap::new, Collectors.toList()));
        return byStory.values().stream()
                .map(told -> new Story(
                        time(told.get(0).publishedAt()),
                        Sums.of(told.stream().map(Part::sums).toList())))
                .toList();
    }

    private static double time(@Nullable Instant point) {
        return point == null
                ? 0
                : (double) Duration.between(Instant.EPOCH, point).toSeconds()
                        / Duration.ofDays(DAYS).toSeconds();
    }

    private Line line(int k, List<Story> stories) {
        Statistic statistic = statistics.get(k);
        List<double[]> points = new ArrayList<>();
        for (Story story : stories) {
            OptionalDouble value = story.sums().value(k, statistic);
            value.ifPresent(v -> points.add(new double[] {story.time(), v}));
        }
        int n = points.size();
        if (n < MINIMUM) {
            return new Line(
                    statistic.label(),
                    n,
                    null,
                    "fewer than " + MINIMUM + " dated stories have a value in this measure (" + n + ")");
        }
        double[] times = points.stream().mapToDouble(point -> point[0]).toArray();
        if (points.stream().mapToDouble(point -> point[0]).distinct().count() < 3) {
            return new Line(statistic.label(), n, null, "the stories lie on fewer than three points in time");
        }
        double[] values = points.stream().mapToDouble(point -> point[1]).toArray();
        return new Line(statistic.label(), n, StoryTrend.of(times, values, Seeds.of(seed, statistic.label())), null);
    }

    private static OutletReport.Trend trend(Line line, StoryTrend trend, double corrected) {
        Bounds bounds = trend.interval();
        return new OutletReport.Trend(
                line.measure(),
                trend.slope(),
                new Interval(bounds.low(), bounds.high()),
                trend.pValue(),
                corrected,
                line.n(),
                null);
    }
}
