package news.parallax.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import news.parallax.measure.Interval;
import news.parallax.stats.Bounds;
import news.parallax.stats.EffectSize;
import news.parallax.stats.Holm;
import news.parallax.stats.Seeds;
import news.parallax.stats.StoryDifference;
import news.parallax.stats.StoryPermutationTest;
import news.parallax.stats.StoryValues;
import org.jspecify.annotations.Nullable;

/**
 * Tests every pair of outlets in every measure over their stories, and corrects for there being many.
 *
 * @param outlets in the order of the answer
 */
record ManyStoriesDifferences(ManyStoriesReader reader, List<String> outlets) {
    /**
     * Stories on each side, below which a difference is given without a test: from here on intervals and tests hold in
     * simulations with skewed values, unequal spreads and unequal numbers.
     */
    static final int MINIMUM = 10;

    /**
     * @param tests in the family
     * @param least the smallest corrected p-value that the permutations could have shown; 0 without a test
     */
    record Outcome(List<Difference> all, int tests, int permutations, double least) {}

    /** An outlet in one measure. */
    private record Side(String outlet, StoryValues values, double[] draws) {}

    /** Two outlets in one measure; their test where there is one. */
    private record Pair(
            String measure,
            Bounds range,
            Side a,
            Side b,
            @Nullable StoryPermutationTest test) {}

    Outcome corrected() {
        List<Pair> pairs = IntStream.range(0, reader.statistics().size())
                .parallel()
                .boxed()
                .flatMap(k -> pairs(k).stream())
                .toList();
        List<StoryPermutationTest> tests = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.test() != null) {
                tests.add(pair.test());
            }
        }
        int dealt = Dealing.deal(tests, Seeds.of(reader.many().seed(), "deals"));
        double[] corrected = Holm.corrected(
                tests.stream().mapToDouble(StoryPermutationTest::pValue).toArray());
        double[] byPair = new double[pairs.size()];
        for (int i = 0, t = 0; i < byPair.length; i++) {
            byPair[i] = pairs.get(i).test() == null ? Double.NaN : corrected[t++];
        }
        List<Difference> all = IntStream.range(0, byPair.length)
                .parallel()
                .mapToObj(i -> difference(pairs.get(i), byPair[i]))
                .toList();
        return new Outcome(
                all,
                tests.size(),
                tests.stream()
                        .mapToInt(StoryPermutationTest::permutations)
                        .max()
                        .orElse(0),
                (double) tests.size() / (1 + dealt));
    }

    private List<Pair> pairs(int k) {
        List<Side> sides = outlets.stream().map(outlet -> side(outlet, k)).toList();
        String measure = reader.statistics().get(k).label();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                pairs.add(pair(measure, k, sides.get(i), sides.get(j)));
            }
        }
        return pairs;
    }

    private Side side(String outlet, int k) {
        StoryValues values = reader.many().values(outlet, reader.value(k));
        return new Side(
                outlet,
                values,
                values.n() < MINIMUM ? new double[0] : reader.many().redraws().means(values));
    }

    private Pair pair(String measure, int k, Side a, Side b) {
        double width = ManyStoriesReader.range(k).width();
        boolean few = Math.min(a.values().n(), b.values().n()) < MINIMUM;
        return new Pair(
                measure,
                new Bounds(-width, width),
                a,
                b,
                few ? null : new StoryPermutationTest(a.values(), b.values()));
    }

    private static Difference difference(Pair pair, double corrected) {
        StoryValues a = pair.a().values();
        StoryValues b = pair.b().values();
        if (a.n() == 0 || b.n() == 0) {
            String without = a.n() == 0 ? pair.a().outlet() : pair.b().outlet();
            return untested(pair, null, without + " has no value in this measure");
        }
        StoryPermutationTest test = pair.test();
        if (test == null) {
            return untested(
                    pair,
                    a.mean() - b.mean(),
                    "fewer than " + MINIMUM + " stories have a value in this measure on one side (" + a.n() + " and "
                            + b.n() + ")");
        }
        StoryDifference difference = StoryDifference.of(a, b);
        Bounds bounds = difference.interval(pair.a().draws(), pair.b().draws(), pair.range());
        OptionalDouble effect = EffectSize.hedges(a.values(), b.values());
        return new Difference(
                pair.measure(),
                pair.a().outlet(),
                pair.b().outlet(),
                a.n(),
                b.n(),
                difference.paired(),
                difference.value(),
                new Interval(bounds.low(), bounds.high()),
                effect.isPresent() ? effect.getAsDouble() : null,
                test.pValue(),
                corrected,
                test.permutations(),
                null);
    }

    private static Difference untested(Pair pair, @Nullable Double difference, String reason) {
        StoryValues a = pair.a().values();
        StoryValues b = pair.b().values();
        int paired = (int) IntStream.of(a.stories())
                .filter(story -> IntStream.of(b.stories()).anyMatch(other -> other == story))
                .count();
        return new Difference(
                pair.measure(),
                pair.a().outlet(),
                pair.b().outlet(),
                a.n(),
                b.n(),
                paired,
                difference,
                null,
                null,
                null,
                null,
                0,
                reason);
    }
}
