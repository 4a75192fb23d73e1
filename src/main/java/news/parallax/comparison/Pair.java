package news.parallax.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import news.parallax.measure.Interval;
import news.parallax.stats.Bounds;
import news.parallax.stats.EffectSize;
import news.parallax.stats.PermutationTest;
import news.parallax.stats.Seeds;
import org.jspecify.annotations.Nullable;

/**
 * Two outlets in one measure, and their test where there is one.
 *
 * @param ownA sentences of a that b has not printed too
 * @param ownB likewise
 * @param joint passages that both printed
 * @param test of the own ones, nothing dealt yet; empty where a side has too few
 */
record Pair(
        Statistic statistic,
        Side a,
        Side b,
        List<Side.Unit> ownA,
        List<Side.Unit> ownB,
        Joint joint,
        Optional<PermutationTest> test) {

    static Pair of(Statistic statistic, Side a, Side b, String seed) {
        Joint joint = Joint.of(a, b);
        List<Side.Unit> ownA = a.outside(joint.passages());
        List<Side.Unit> ownB = b.outside(joint.passages());
        Optional<PermutationTest> test = Math.min(ownA.size(), ownB.size()) < Differences.MINIMUM
                ? Optional.empty()
                : Optional.of(new PermutationTest(
                        numbers(ownA), numbers(ownB), Seeds.of(seed, statistic.label(), a.outlet(), b.outlet())));
        return new Pair(statistic, a, b, ownA, ownB, joint, test);
    }

    private static double[] numbers(List<Side.Unit> units) {
        return units.stream().mapToDouble(Side.Unit::number).toArray();
    }

    private static double[] alone(List<Side.Unit> units) {
        return units.stream().mapToDouble(Side.Unit::alone).toArray();
    }

    Difference untested() {
        if (a.n() == 0 || b.n() == 0) {
            return untested(null, (a.n() == 0 ? a : b).outlet() + " has no value in this measure");
        }
        String few = "fewer than " + Differences.MINIMUM + " sentences in own voice speak to this measure on one side ("
                + ownA.size() + " and " + ownB.size() + ")"
                + (joint.passages().isEmpty() ? "" : ", those that both printed left out");
        return untested(a.value() - b.value(), few);
    }

    private Difference untested(@Nullable Double difference, String reason) {
        return new Difference(
                statistic.label(),
                a.outlet(),
                b.outlet(),
                ownA.size(),
                ownB.size(),
                null,
                difference,
                null,
                null,
                null,
                null,
                0,
                reason);
    }

    Difference tested(double pValueCorrected) {
        OptionalDouble effect = EffectSize.hedges(alone(ownA), alone(ownB));
        PermutationTest dealt = test.orElseThrow();
        double difference = a.value() - b.value();
        return new Difference(
                statistic.label(),
                a.outlet(),
                b.outlet(),
                ownA.size(),
                ownB.size(),
                null,
                difference,
                interval(difference, dealt.interval()),
                effect.isPresent() ? effect.getAsDouble() : null,
                dealt.pValue(),
                pValueCorrected,
                dealt.permutations(),
                null);
    }

    /**
     * Where each sentence is a unit of its own, the test's. Otherwise as many standard errors to either side as of the
     * own units' difference, but about the values' difference and in its standard errors: own sentences with the weight
     * that they have in the values, shared ones on both sides at once.
     */
    private Interval interval(double difference, Bounds own) {
        double reach = statistic.range().width();
        double low = own.low();
        double high = own.high();
        if (ownA.size() < a.n() || ownB.size() < b.n()) {
            double meanA = mean(ownA);
            double meanB = mean(ownB);
            double shareA = share(a);
            double shareB = share(b);
            double errorA = errorSquared(ownA, meanA);
            double errorB = errorSquared(ownB, meanB);
            double stretch = Math.sqrt(
                    (shareA * shareA * errorA + shareB * shareB * errorB + joint.variance()) / (errorA + errorB));
            // Own sentences that do not vary have no errors to be stretched.
            double times = Double.isFinite(stretch) ? stretch : 1;
            low = difference - Math.max(1e-6, times * (meanA - meanB - own.low()));
            high = difference + Math.max(1e-6, times * (own.high() - meanA + meanB));
        }
        return new Interval(Math.max(-reach, low), Math.min(reach, high));
    }

    /** Of an outlet's sentences, those that the other has not printed too. */
    private double share(Side side) {
        long own = side.units().stream()
                .filter(unit -> unit.spot() == null
                        || !joint.passages().contains(unit.spot().passage()))
                .count();
        return (double) own / side.n();
    }

    private static double mean(List<Side.Unit> units) {
        return units.stream().mapToDouble(Side.Unit::number).sum() / units.size();
    }

    private static double errorSquared(List<Side.Unit> units, double mean) {
        double scatter = units.stream()
                .mapToDouble(unit -> (unit.number() - mean) * (unit.number() - mean))
                .sum();
        return scatter / (units.size() - 1) / units.size();
    }
}
