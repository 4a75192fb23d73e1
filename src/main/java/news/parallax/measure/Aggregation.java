package news.parallax.measure;

import java.util.List;
import java.util.Optional;
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
 * @param seed names what is aggregated: the same seed and sentences give the same digits
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
    public Optional<Estimate> tone(List<MentionReading> mentions, String target) {
        if (mentions.isEmpty()) {
            return Optional.empty();
        }
        double[][] p = mentions.stream()
                .map(m -> new double[] {m.negative(), m.neutral(), m.positive()})
                .toArray(double[][]::new);
        Bounds bounds = Balance.interval(p, Seeds.of(seed, Measure.TONE.label(), target));
        return Optional.of(new Estimate(Balance.value(p), interval(bounds), p.length));
    }

    private static Interval interval(Bounds bounds) {
        return new Interval(bounds.low(), bounds.high());
    }
}
