package news.parallax.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import news.parallax.measure.Interval;
import news.parallax.measure.SentenceReading;
import news.parallax.stats.Bounds;
import news.parallax.stats.EffectSize;
import news.parallax.stats.Holm;
import news.parallax.stats.PermutationTest;
import news.parallax.stats.Sampling;
import news.parallax.stats.Seeds;

/** Tests every pair of outlets in every measure, and corrects for there being many. */
final class Differences {
    /** Sentences on each side, below which a difference is given without a test. */
    static final int MINIMUM = 8;

    /** Outlets that are compared in pairs at most. */
    static final int OUTLETS = 20;

    /** Sentences dealt in all tests together: about a second's work. */
    static final long WORK = 150_000_000;

    private final List<Statistic> statistics;
    private final List<Outlet> compared;
    private final String seed;
    private final Map<String, Side> sides = new HashMap<>();

    /** One outlet's sentences in one measure. */
    private record Side(Outlet outlet, List<SentenceReading> sentences, double[][] features, Sampling sampling) {}

    Differences(List<Statistic> statistics, List<Outlet> outlets, String seed) {
        this.statistics = statistics;
        this.compared = within(outlets, statistics.size());
        this.seed = seed;
    }

    /** The outlets that are compared in pairs: those with most sentences, as far as the work allows, by name. */
    List<Outlet> compared() {
        return compared;
    }

    List<Difference> corrected() {
        List<Difference> differences = new ArrayList<>();
        int tests = statistics.size() * compared.size() * (compared.size() - 1) / 2;
        for (Statistic statistic : statistics) {
            PermutationTest test = new PermutationTest(statistic.value(), tests == 0 ? 0 : WORK / tests);
            for (int i = 0; i < compared.size(); i++) {
                for (int j = i + 1; j < compared.size(); j++) {
                    differences.add(difference(statistic, test, compared.get(i), compared.get(j)));
                }
            }
        }
        return correct(differences);
    }

    private Difference difference(Statistic statistic, PermutationTest test, Outlet one, Outlet other) {
        String measure = statistic.measure().label();
        Side a = side(statistic, one);
        Side b = side(statistic, other);
        int nA = a.sentences().size();
        int nB = b.sentences().size();
        if (nA == 0 || nB == 0) {
            String without = nA == 0 ? one.name() : other.name();
            return untested(measure, a, b, null, without + " has no value in this measure");
        }
        Sampling difference = a.sampling().minus(b.sampling());
        if (Math.min(nA, nB) < MINIMUM) {
            String what = "fewer than " + MINIMUM + " sentences in own voice speak to this measure on one side ("
                    + nA + " and " + nB + ")";
            return untested(measure, a, b, difference.value(), what);
        }
        PermutationTest.Outcome outcome = test.between(
                a.features(), b.features(), Seeds.of(seed, measure, one.name(), other.name()));
        OptionalDouble effect = EffectSize.hedges(values(statistic, a), values(statistic, b));
        Bounds bounds = difference.interval();
        return new Difference(
                measure,
                one.name(),
                other.name(),
                nA,
                nB,
                difference.value(),
                new Interval(bounds.low(), bounds.high()),
                effect.isPresent() ? effect.getAsDouble() : null,
                outcome.pValue(),
                null,
                outcome.permutations(),
                null);
    }

    private static Difference untested(String measure, Side a, Side b, Double difference, String reason) {
        return new Difference(
                measure,
                a.outlet().name(),
                b.outlet().name(),
                a.sentences().size(),
                b.sentences().size(),
                difference,
                null,
                null,
                null,
                null,
                0,
                reason);
    }

    private Side side(Statistic statistic, Outlet outlet) {
        String measure = statistic.measure().label();
        return sides.computeIfAbsent(measure + "/" + outlet.name(), key -> {
            List<SentenceReading> sentences = outlet.sentences(statistic.measure()).stream()
                    .filter(statistic::covers)
                    .toList();
            double[][] features =
                    sentences.stream().map(statistic::features).sorted(Arrays::compare).toArray(double[][]::new);
            Sampling sampling = sentences.isEmpty()
                    ? null
                    : statistic.sampling(sentences, Seeds.of(seed, measure, outlet.name()));
            return new Side(outlet, sentences, features, sampling);
        });
    }

    private static double[] values(Statistic statistic, Side side) {
        return side.sentences().stream().mapToDouble(statistic::of).toArray();
    }

    private static List<Difference> correct(List<Difference> differences) {
        double[] corrected = Holm.corrected(differences.stream()
                .filter(difference -> difference.pValue() != null)
                .mapToDouble(Difference::pValue)
                .toArray());
        List<Difference> all = new ArrayList<>(differences.size());
        int k = 0;
        for (Difference difference : differences) {
            all.add(difference.pValue() == null ? difference : difference.corrected(corrected[k++]));
        }
        return all;
    }

    private static List<Outlet> within(List<Outlet> outlets, int measures) {
        List<Outlet> largest = outlets.stream()
                .sorted(Comparator.comparingLong(Differences::ownVoice).reversed())
                .limit(OUTLETS)
                .toList();
        int k = 0;
        // The largest come first: each pair with the next outlet deals the next one's sentences.
        for (long work = 0; k < largest.size(); k++) {
            work += k * ownVoice(largest.get(k)) * PermutationTest.FIRST * measures;
            if (k >= 2 && work > WORK) {
                break;
            }
        }
        return largest.subList(0, k).stream()
                .sorted(Comparator.comparing(Outlet::name))
                .toList();
    }

    private static long ownVoice(Outlet outlet) {
        return outlet.articles().stream()
                .flatMap(article -> article.sentences().stream())
                .filter(SentenceReading::ownVoice)
                .count();
    }
}
