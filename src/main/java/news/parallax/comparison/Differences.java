package news.parallax.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import news.parallax.measure.Interval;
import news.parallax.stats.Bounds;
import news.parallax.stats.EffectSize;
import news.parallax.stats.Holm;
import news.parallax.stats.PermutationTest;
import news.parallax.stats.Sampling;
import news.parallax.stats.Seeds;

/**
 * Tests every pair of outlets in every measure, and corrects for there being many.
 *
 * @param outlets by name
 * @param seed of the story
 */
record Differences(List<Statistic> statistics, List<Outlet> outlets, String seed) {
    /** Sentences on each side, below which a difference is given without a test. */
    static final int MINIMUM = 8;

    List<Difference> corrected() {
        List<Difference> differences = statistics.stream().flatMap(this::of).toList();
        double[] corrected = Holm.corrected(differences.stream()
                .filter(Difference::tested)
                .mapToDouble(Difference::pValue)
                .toArray());
        List<Difference> all = new ArrayList<>(differences.size());
        int k = 0;
        for (Difference difference : differences) {
            all.add(difference.tested() ? difference.corrected(corrected[k++]) : difference);
        }
        return all;
    }

    private Stream<Difference> of(Statistic statistic) {
        int tests = Math.max(1, statistics.size() * outlets.size() * (outlets.size() - 1) / 2);
        PermutationTest test = new PermutationTest(statistic.value(), Workload.DEALT / tests);
        List<Side> sides =
                outlets.stream().map(outlet -> Side.of(outlet, statistic, seed)).toList();
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                differences.add(of(statistic.measure().label(), test, sides.get(i), sides.get(j)));
            }
        }
        return differences.stream();
    }

    private Difference of(String measure, PermutationTest test, Side a, Side b) {
        if (a.sampling().isEmpty() || b.sampling().isEmpty()) {
            String without = a.sampling().isEmpty() ? a.outlet() : b.outlet();
            return Difference.untested(measure, a, b, null, without + " has no value in this measure");
        }
        Sampling difference = a.sampling().get().minus(b.sampling().get());
        if (Math.min(a.n(), b.n()) < MINIMUM) {
            String few = "fewer than " + MINIMUM + " sentences in own voice speak to this measure on one side (" + a.n()
                    + " and " + b.n() + ")";
            return Difference.untested(measure, a, b, difference.value(), few);
        }
        Bounds bounds = difference.interval();
        OptionalDouble effect = EffectSize.hedges(a.values(), b.values());
        PermutationTest.Outcome outcome =
                test.between(a.features(), b.features(), Seeds.of(seed, measure, a.outlet(), b.outlet()));
        return new Difference(
                measure,
                a.outlet(),
                b.outlet(),
                a.n(),
                b.n(),
                difference.value(),
                new Interval(bounds.low(), bounds.high()),
                effect.isPresent() ? effect.getAsDouble() : null,
                outcome.pValue(),
                null,
                outcome.permutations(),
                null);
    }
}
