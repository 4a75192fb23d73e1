package news.parallax.rescoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import news.parallax.measure.Interval;
import news.parallax.measure.Measure;
import news.parallax.measure.Measures;
import news.parallax.rescoring.Drift.Correlation;
import news.parallax.rescoring.Drift.Moved;
import news.parallax.rescoring.Drift.MovedOutlet;
import news.parallax.rescoring.Drift.Movement;
import news.parallax.rescoring.Drift.Outlets;
import news.parallax.stats.Bounds;
import news.parallax.stats.PairedChange;
import news.parallax.stats.RankCorrelation;
import news.parallax.stats.Ranks;
import org.jspecify.annotations.Nullable;

/** Gathers what articles have before and after, article by article, and says how far it moved. */
final class Movements {
    /** The fewest articles of an outlet whose mean is ranked. */
    static final int LEAST = 5;

    /** How many of those that moved furthest are named. */
    static final int FURTHEST = 5;

    private static final String NOTHING = "no article has a value of it before and after";

    private final Map<String, Paired> measures = new LinkedHashMap<>();
    private final Map<String, String> outlets = new HashMap<>();

    /** An article's measures without axes. */
    void add(UUID article, String outlet, Measures before, Measures after) {
        Map<String, Double> was = values(before);
        Map<String, Double> is = values(after);
        for (String measure : List.of(Measure.LOADED_LANGUAGE.label(), Measure.LEAN.label(), Measure.TONE.label())) {
            add(measure, article, outlet, was.remove(measure), is.remove(measure));
        }
        Map<String, Double> frames = new LinkedHashMap<>(was);
        frames.putAll(is);
        frames.keySet().forEach(frame -> add(frame, article, outlet, was.get(frame), is.get(frame)));
    }

    void add(String measure, UUID article, String outlet, @Nullable Double before, @Nullable Double after) {
        // One string for an outlet, however many articles it has.
        String name = outlets.computeIfAbsent(outlet, o -> o);
        measures.computeIfAbsent(measure, m -> new Paired()).add(article, name, before, after);
    }

    /** By measure, in the order in which they came. */
    List<Movement> all() {
        return measures.entrySet().stream()
                .map(entry -> movement(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, Double> values(Measures measures) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (measures.loadedLanguage() != null) {
            values.put(
                    Measure.LOADED_LANGUAGE.label(), measures.loadedLanguage().value());
        }
        if (measures.lean() != null) {
            values.put(Measure.LEAN.label(), measures.lean().value());
        }
        if (measures.tone() != null) {
            values.put(Measure.TONE.label(), measures.tone().value());
        }
        measures.frames().forEach((name, frame) -> values.put(Measure.FRAMES.label() + "." + name, frame.value()));
        return values;
    }

    private static Movement movement(String measure, Paired paired) {
        if (paired.n() == 0) {
            return new Movement(
                    measure,
                    0,
                    paired.lost(),
                    paired.gained(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    NOTHING);
        }
        double[] before = paired.before();
        double[] after = paired.after();
        PairedChange change = PairedChange.of(before, after);
        boolean share =
                measure.equals(Measure.LOADED_LANGUAGE.label()) || measure.startsWith(Measure.FRAMES.label() + ".");
        return new Movement(
                measure,
                change.n(),
                paired.lost(),
                paired.gained(),
                change.before(),
                change.after(),
                change.change(),
                interval(change.interval()),
                change.deviation(),
                share ? null : change.signs(),
                correlation(RankCorrelation.spearman(before, after)),
                correlation(RankCorrelation.kendall(before, after)),
                outlets(paired, before, after),
                furthest(paired, before, after),
                null);
    }

    private static List<Moved> furthest(Paired paired, double[] before, double[] after) {
        return IntStream.range(0, before.length)
                .boxed()
                .filter(i -> before[i] != after[i])
                .sorted(Comparator.<Integer>comparingDouble(i -> -Math.abs(after[i] - before[i]))
                        .thenComparing(paired::article))
                .limit(FURTHEST)
                .map(i -> new Moved(paired.article(i).toString(), paired.outlet(i), before[i], after[i]))
                .toList();
    }

    private static Outlets outlets(Paired paired, double[] before, double[] after) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int i = 0; i < before.length; i++) {
            double[] sum = sums.computeIfAbsent(paired.outlet(i), outlet -> new double[3]);
            sum[0]++;
            sum[1] += before[i];
            sum[2] += after[i];
        }
        int all = sums.size();
        sums.values().removeIf(sum -> sum[0] < LEAST);
        double[] was =
                sums.values().stream().mapToDouble(sum -> sum[1] / sum[0]).toArray();
        double[] is = sums.values().stream().mapToDouble(sum -> sum[2] / sum[0]).toArray();
        double[] rankBefore = Ranks.of(was);
        double[] rankAfter = Ranks.of(is);
        List<MovedOutlet> moved = new ArrayList<>();
        for (Map.Entry<String, double[]> outlet : sums.entrySet()) {
            int i = moved.size();
            moved.add(new MovedOutlet(
                    outlet.getKey(), (int) outlet.getValue()[0], was[i], is[i], rankBefore[i], rankAfter[i]));
        }
        return new Outlets(
                was.length,
                all - was.length,
                correlation(RankCorrelation.spearman(was, is)),
                correlation(RankCorrelation.kendall(was, is)),
                moved.stream()
                        .filter(outlet -> outlet.rankBefore() != outlet.rankAfter())
                        .sorted(Comparator.comparingDouble(
                                        (MovedOutlet outlet) -> -Math.abs(outlet.rankAfter() - outlet.rankBefore()))
                                .thenComparing(MovedOutlet::outlet))
                        .limit(FURTHEST)
                        .toList());
    }

    private static @Nullable Correlation correlation(Optional<RankCorrelation> measured) {
        return measured.map(r -> new Correlation(r.value(), interval(r.interval())))
                .orElse(null);
    }

    private static @Nullable Interval interval(Optional<Bounds> bounds) {
        return bounds.map(b -> new Interval(b.low(), b.high())).orElse(null);
    }
}
