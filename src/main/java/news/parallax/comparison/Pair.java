package news.parallax.comparison;

import java.util.Optional;
import java.util.OptionalDouble;
import news.parallax.measure.Interval;
import news.parallax.stats.Bounds;
import news.parallax.stats.EffectSize;
import news.parallax.stats.PermutationTest;
import news.parallax.stats.Sampling;
import news.parallax.stats.Seeds;

/**
 * Two outlets in one measure, and their test where there is one.
 *
 * @param test nothing dealt yet; empty where a side has too few sentences
 */
record Pair(String measure, Side a, Side b, Optional<PermutationTest> test) {
    static Pair of(Statistic statistic, Side a, Side b, String seed) {
        String measure = statistic.label();
        if (Math.min(a.n(), b.n()) < Differences.MINIMUM) {
            return new Pair(measure, a, b, Optional.empty());
        }
        long own = Seeds.of(seed, measure, a.outlet(), b.outlet());
        return new Pair(
                measure, a, b, Optional.of(new PermutationTest(statistic.value(), a.features(), b.features(), own)));
    }

    Difference untested() {
        if (a.sampling().isEmpty() || b.sampling().isEmpty()) {
            String without = a.sampling().isEmpty() ? a.outlet() : b.outlet();
            return Difference.untested(measure, a, b, null, without + " has no value in this measure");
        }
        String few = "fewer than " + Differences.MINIMUM + " sentences in own voice speak to this measure on one side ("
                + a.n() + " and " + b.n() + ")";
        return Difference.untested(measure, a, b, difference().value(), few);
    }

    Difference tested(double pValueCorrected) {
        Sampling difference = difference();
        Bounds bounds = difference.interval();
        OptionalDouble effect = EffectSize.hedges(a.values(), b.values());
        PermutationTest dealt = test.orElseThrow();
        return new Difference(
                measure,
                a.outlet(),
                b.outlet(),
                a.n(),
                b.n(),
                null,
                difference.value(),
                new Interval(bounds.low(), bounds.high()),
                effect.isPresent() ? effect.getAsDouble() : null,
                dealt.pValue(),
                pValueCorrected,
                dealt.permutations(),
                null);
    }

    private Sampling difference() {
        return a.sampling().orElseThrow().minus(b.sampling().orElseThrow());
    }
}
