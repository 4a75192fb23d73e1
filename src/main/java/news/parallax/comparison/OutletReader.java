package news.parallax.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import news.parallax.article.View;
import news.parallax.measure.Abstention;
import news.parallax.measure.Aggregation;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.Measure;
import news.parallax.measure.Measures;
import news.parallax.measure.MentionReading;
import news.parallax.measure.SentenceReading;
import news.parallax.measure.TargetTone;

/** Reads an outlet's values and telling sentences off its articles. */
final class OutletReader {
    /** Telling sentences in each measure and towards each of its poles. */
    static final int TELLING = 3;

    private final Outlet outlet;
    private final View view;
    private final Aggregation aggregation;
    private final List<Statistic> statistics;

    OutletReader(Outlet outlet, View view, List<Statistic> statistics, String seed) {
        this.outlet = outlet;
        this.view = view;
        this.aggregation = new Aggregation(view.calibration(), seed + "/" + outlet.name());
        this.statistics = statistics;
    }

    /** @param shared folded names of targets that more than one outlet speaks of */
    OutletReading read(Set<String> shared) {
        Measures measures = measures();
        return new OutletReading(
                outlet.name(),
                outlet.articles().size(),
                1,
                measures,
                KnownErrors.bundled().shares(outlet.sentences(Measure.LOADED_LANGUAGE), view.model()),
                targets(shared),
                telling(),
                abstained(measures));
    }

    private Measures measures() {
        List<MentionReading> mentions = outlet.sentences(Measure.TONE).stream()
                .flatMap(sentence -> sentence.mentions().stream())
                .toList();
        return new Measures(
                aggregation
                        .loadedLanguage(outlet.sentences(Measure.LOADED_LANGUAGE))
                        .orElse(null),
                aggregation.lean(outlet.sentences(Measure.LEAN)).orElse(null),
                aggregation.tone(mentions).orElse(null),
                axes(),
                aggregation.frames(outlet.sentences(Measure.FRAMES).stream()
                        .filter(sentence -> sentence.frames().length > 0)
                        .toList()));
    }

    private Map<String, AxisEstimate> axes() {
        List<float[]> vectors = outlet.sentences(Measure.LOADED_LANGUAGE).stream()
                .map(SentenceReading::vector)
                .filter(vector -> vector.length > 0)
                .toList();
        return aggregation.axes(vectors, view.axes());
    }

    private List<TargetTone> targets(Set<String> shared) {
        return outlet.targets().stream()
                .filter(shared::contains)
                .map(target -> {
                    String name = outlet.spelling(target);
                    return new TargetTone(
                            name,
                            outlet.mentioned(target),
                            aggregation.tone(outlet.mentions(target)).orElse(null));
                })
                .sorted(Comparator.comparingInt(TargetTone::mentions).reversed())
                .toList();
    }

    private List<Abstention> abstained(Measures measures) {
        List<Abstention> abstained = new ArrayList<>();
        if (measures.loadedLanguage() == null) {
            abstained.add(abstention(Measure.LOADED_LANGUAGE, "no sentence in own voice"));
        }
        if (measures.lean() == null) {
            abstained.add(abstention(Measure.LEAN, "no sentence in own voice"));
        }
        if (measures.tone() == null) {
            abstained.add(abstention(Measure.TONE, "no target is mentioned in own voice"));
        }
        if (measures.frames().isEmpty() && view.calibration().measures(Measure.FRAMES)) {
            abstained.add(abstention(Measure.FRAMES, "no sentence in own voice"));
        }
        view.axes().stream()
                .map(axis -> axis.axis().name())
                .filter(name -> !measures.axes().containsKey(name))
                .forEach(name -> abstained.add(new Abstention(
                        Measure.axis(name),
                        outlet.abstention(Measure.LOADED_LANGUAGE)
                                .orElse("no sentence in own voice whose vector is stored"))));
        abstained.addAll(view.without());
        return abstained;
    }

    private Abstention abstention(Measure measure, String otherwise) {
        return new Abstention(measure.label(), outlet.abstention(measure).orElse(otherwise));
    }

    private List<Telling> telling() {
        return statistics.stream().flatMap(this::telling).toList();
    }

    private Stream<Telling> telling(Statistic statistic) {
        Comparator<Outlet.Placed> byValue = Comparator.comparingDouble(placed -> statistic.of(placed.sentence()));
        Stream<Outlet.Placed> high = covered(statistic).sorted(byValue.reversed());
        if (statistic.oneSided()) {
            return high.limit(TELLING).map(placed -> telling(statistic, placed));
        }
        Stream<Outlet.Placed> below = covered(statistic)
                .filter(placed -> statistic.of(placed.sentence()) < 0)
                .sorted(byValue)
                .limit(TELLING);
        Stream<Outlet.Placed> above =
                high.filter(placed -> statistic.of(placed.sentence()) > 0).limit(TELLING);
        return Stream.concat(below, above).map(placed -> telling(statistic, placed));
    }

    private Stream<Outlet.Placed> covered(Statistic statistic) {
        return outlet.placed(statistic.measure()).filter(placed -> statistic.covers(placed.sentence()));
    }

    private static Telling telling(Statistic statistic, Outlet.Placed placed) {
        return Telling.of(placed.article(), placed.sentence(), statistic.label(), statistic.of(placed.sentence()));
    }
}
