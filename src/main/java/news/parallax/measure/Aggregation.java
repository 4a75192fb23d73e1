package news.parallax.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import news.parallax.stats.Balance;
import news.parallax.stats.Bounds;
import news.parallax.stats.LogitMean;
import news.parallax.stats.Means;
import news.parallax.stats.Seeds;
import news.parallax.stats.Shares;

/**
 * Values with intervals over many sentences: of one article, or of all articles of an outlet.
 *
 * @param calibration of the model that read the sentences
 * @param seed names what is aggregated: the same seed and sentences give the same digits; only lean draws
 */
public record Aggregation(Calibration calibration, String seed) {

    /** Expected share of loaded sentences; empty without a sentence. */
    public Optional<Estimate> loadedLanguage(List<SentenceReading> sentences) {
        if (sentences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(loadedLanguage(
                sentences.stream().mapToDouble(SentenceReading::loaded).toArray()));
    }

    /** Expected share of loaded sentences, from each one's probability; at least one. */
    public static Estimate loadedLanguage(double[] probabilities) {
        return new Estimate(
                Shares.value(probabilities), interval(Shares.interval(probabilities)), probabilities.length);
    }

    /** Lean of the mean of the sentences' logits, page furniture left out; empty without a sentence. */
    public Optional<LeanEstimate> lean(List<SentenceReading> sentences) {
        List<SentenceReading> story =
                sentences.stream().filter(sentence -> !sentence.furniture()).toList();
        if (story.isEmpty()) {
            return Optional.empty();
        }
        double[][] logits = story.stream()
                .map(sentence -> Calibration.doubles(sentence.leanLogits()))
                .toArray(double[][]::new);
        double[] p = calibration.leanProbabilities(Means.of(logits));
        Bounds bounds = LogitMean.interval(
                logits, calibration::lean, Calibration.BALANCE, Seeds.of(seed, Measure.LEAN.label()));
        return Optional.of(new LeanEstimate(
                p[2] - p[0], interval(bounds), logits.length, new LeanEstimate.Probabilities(p[0], p[1], p[2])));
    }

    /** Mean tone over mentions; empty without one. */
    public Optional<Estimate> tone(List<MentionReading> mentions) {
        if (mentions.isEmpty()) {
            return Optional.empty();
        }
        double[][] p = mentions.stream()
                .map(m -> new double[] {m.negative(), m.neutral(), m.positive()})
                .toArray(double[][]::new);
        return Optional.of(new Estimate(Balance.value(p), interval(Balance.interval(p)), p.length));
    }

    /** Expected share of sentences in each frame, in the order of the model's labels; none without a sentence. */
    public Map<String, Estimate> frames(List<SentenceReading> sentences) {
        List<String> names = calibration.frames();
        Map<String, Estimate> frames = new LinkedHashMap<>();
        for (int k = 0; k < names.size() && !sentences.isEmpty(); k++) {
            int frame = k;
            double[] p = sentences.stream()
                    .mapToDouble(sentence -> sentence.frames()[frame])
                    .toArray();
            frames.put(names.get(k), new Estimate(Shares.value(p), interval(Shares.usual(p)), p.length));
        }
        return frames;
    }

    /** As {@link #axis}, by the name of each axis in their order; empty without a sentence. */
    public Map<String, AxisEstimate> axes(List<float[]> vectors, List<EncodedAxis> axes) {
        Map<String, AxisEstimate> estimates = new LinkedHashMap<>();
        for (EncodedAxis axis : axes) {
            axis(vectors, axis).ifPresent(estimate -> estimates.put(axis.axis().name(), estimate));
        }
        return estimates;
    }

    /**
     * Where sentences stand together on an axis.
     *
     * @param vectors of the sentences, rounded to half floats, made by the model that encoded the axis
     * @return empty without a sentence, or where the model cannot place sentences on axes
     */
    public Optional<AxisEstimate> axis(List<float[]> vectors, EncodedAxis axis) {
        return vectors.isEmpty() ? Optional.empty() : calibration.axes().map(scale -> axis(vectors, axis, scale));
    }

    /**
     * The value alone of {@link #axis}, digit for digit, without the work of its interval.
     *
     * @return empty where {@link #axis} is
     */
    public OptionalDouble axisValue(List<float[]> vectors, EncodedAxis axis) {
        return vectors.isEmpty() || calibration.axes().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Balance.value(places(vectors, axis, calibration.axes().get())));
    }

    private static double[][] places(List<float[]> vectors, EncodedAxis axis, AxisScale scale) {
        return vectors.stream()
                .map(vector -> scale.read(vector, axis))
                .map(reading -> new double[] {reading.negative(), reading.neither(), reading.positive()})
                .toArray(double[][]::new);
    }

    private AxisEstimate axis(List<float[]> vectors, EncodedAxis axis, AxisScale scale) {
        double[][] p = places(vectors, axis, scale);
        return new AxisEstimate(
                Balance.value(p),
                interval(Balance.interval(p)),
                1 - Means.of(p)[1],
                p.length,
                axis.axis().version(),
                scale.frameAxis(vectors, axis));
    }

    private static Interval interval(Bounds bounds) {
        return new Interval(bounds.low(), bounds.high());
    }
}
