package news.parallax.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import news.parallax.article.View;
import news.parallax.measure.Abstention;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.Calibration;
import news.parallax.measure.Estimate;
import news.parallax.measure.FrameAxis;
import news.parallax.measure.Interval;
import news.parallax.measure.LeanEstimate;
import news.parallax.measure.Measure;
import news.parallax.measure.Measures;
import news.parallax.stats.Bounds;
import news.parallax.stats.StoryValues;

/**
 * Reads an outlet's values off its stories: of each measure the mean of what the stories have, each story alike.
 *
 * @param statistics of the view; the first three are those of loaded language, lean and tone, the others of its axes
 */
record ManyStoriesReader(ManyStories many, View view, List<Statistic> statistics) {
    static final Bounds SHARE = new Bounds(0, 1);
    private static final int FIRST_AXIS = 3;

    Measures measures(String outlet) {
        return new Measures(
                estimate(outlet, value(0), SHARE).orElse(null),
                lean(outlet).orElse(null),
                estimate(outlet, value(2), Calibration.BALANCE).orElse(null),
                axes(outlet),
                frames(outlet));
    }

    /** A statistic's value of a story. */
    Function<Sums, OptionalDouble> value(int k) {
        return sums -> sums.value(k, statistics.get(k));
    }

    static Bounds range(int k) {
        return k == 0 ? SHARE : Calibration.BALANCE;
    }

    private Optional<Estimate> estimate(String outlet, Function<Sums, OptionalDouble> number, Bounds range) {
        StoryValues values = many.values(outlet, number);
        if (values.n() == 0) {
            return Optional.empty();
        }
        Bounds bounds = many.redraws().interval(values, many.redraws().means(values), range);
        return Optional.of(new Estimate(values.mean(), new Interval(bounds.low(), bounds.high()), values.n()));
    }

    private Optional<LeanEstimate> lean(String outlet) {
        return estimate(outlet, value(1), Calibration.BALANCE).map(lean -> {
            double[] p = mean(outlet, 1, sums -> view.calibration().leanProbabilities(sums.mean(1)));
            return new LeanEstimate(
                    lean.value(), lean.interval(), lean.n(), new LeanEstimate.Probabilities(p[0], p[1], p[2]));
        });
    }

    private Map<String, AxisEstimate> axes(String outlet) {
        Map<String, AxisEstimate> axes = new LinkedHashMap<>();
        for (int i = 0; i < view.axes().size(); i++) {
            int axis = i;
            int k = FIRST_AXIS + axis;
            estimate(outlet, value(k), Calibration.BALANCE).ifPresent(place -> {
                double[] mean = mean(outlet, k, sums -> sums.axis(axis, k));
                axes.put(
                        view.axes().get(axis).axis().name(),
                        new AxisEstimate(
                                place.value(),
                                place.interval(),
                                mean[0],
                                place.n(),
                                view.axes().get(axis).axis().version(),
                                new FrameAxis(mean[1], mean[2])));
            });
        }
        return axes;
    }

    private Map<String, Estimate> frames(String outlet) {
        Map<String, Estimate> frames = new LinkedHashMap<>();
        List<String> names = view.calibration().frames();
        for (int f = 0; f < names.size(); f++) {
            int frame = f;
            estimate(outlet, sums -> sums.frame(frame), SHARE).ifPresent(share -> frames.put(names.get(frame), share));
        }
        return frames;
    }

    /** Of several numbers of each story that has the statistic; at least one has. */
    private double[] mean(String outlet, int k, Function<Sums, double[]> numbers) {
        double[] mean = {0, 0, 0};
        List<Sums> told = many.told(outlet).stream().filter(sums -> sums.has(k)).toList();
        for (Sums sums : told) {
            double[] more = numbers.apply(sums);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += more[i] / told.size();
            }
        }
        return mean;
    }

    /** @param parts the outlet's, in their order */
    OutletReading reading(String outlet, Collection<Part> parts, List<Telling> telling) {
        Measures measures = measures(outlet);
        return new OutletReading(
                outlet,
                parts.size(),
                many.told(outlet).size(),
                measures,
                shares(outlet),
                List.of(),
                telling,
                abstained(measures, parts));
    }

    private Map<String, ClassShare> shares(String outlet) {
        int sentences =
                many.told(outlet).stream().mapToInt(sums -> sums.count(0)).sum();
        return KnownErrors.bundled()
                .shares(many.values(outlet, value(0)), many.values(outlet, Sums::loaded), sentences, view.model());
    }

    private List<Abstention> abstained(Measures measures, Collection<Part> parts) {
        List<Abstention> abstained = new ArrayList<>();
        if (measures.loadedLanguage() == null) {
            abstained.add(abstention(Measure.LOADED_LANGUAGE, parts, "no sentence in own voice"));
        }
        if (measures.lean() == null) {
            abstained.add(abstention(Measure.LEAN, parts, "no sentence in own voice"));
        }
        if (measures.tone() == null) {
            abstained.add(abstention(Measure.TONE, parts, "no target is mentioned in own voice"));
        }
        if (measures.frames().isEmpty() && view.calibration().measures(Measure.FRAMES)) {
            abstained.add(abstention(Measure.FRAMES, parts, "no sentence in own voice"));
        }
        view.axes().stream()
                .map(axis -> axis.axis().name())
                .filter(name -> !measures.axes().containsKey(name))
                .map(name -> new Abstention(
                        Measure.axis(name),
                        abstention(Measure.LOADED_LANGUAGE, parts, "no sentence in own voice whose vector is stored")
                                .reason()))
                .forEach(abstained::add);
        abstained.addAll(view.without());
        return abstained;
    }

    private static Abstention abstention(Measure measure, Collection<Part> parts, String otherwise) {
        Stream<Abstention> all = parts.stream().flatMap(part -> part.abstained().stream());
        String reason = parts.isEmpty()
                ? "no article is compared"
                : all.filter(abstention -> abstention.measure().equals(measure.label()))
                        .map(Abstention::reason)
                        .findFirst()
                        .orElse(otherwise);
        return new Abstention(measure.label(), reason);
    }
}
