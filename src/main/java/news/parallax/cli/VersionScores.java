package news.parallax.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import news.parallax.measure.Aggregation;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.Calibration;
import news.parallax.measure.LeanEstimate;
import news.parallax.measure.MentionReading;
import news.parallax.measure.Scores;
import news.parallax.measure.SentenceReading;
import news.parallax.stats.Classified;

/**
 * What was said of one text in its own voice, whether it would be given or withheld: a bias does not wait for the gate.
 *
 * @param scores all that was said
 * @param loaded loaded language, 0 … 1; 0 without a sentence in own voice
 * @param lean −1 … 1; empty below the {@value #LEAN_SENTENCES} sentences that it needs
 * @param tone towards the target, −1 … 1; empty where it is not mentioned in own voice
 * @param toneRead the likeliest class of tone: −1, 0, 1; 0 where it is not mentioned
 */
record VersionScores(Scores scores, double loaded, OptionalDouble lean, OptionalDouble tone, int toneRead) {
    static final int LEAN_SENTENCES = 3;

    static VersionScores of(Scores scores, Calibration calibration) {
        List<SentenceReading> own =
                scores.sentences().stream().filter(SentenceReading::ownVoice).toList();
        Aggregation aggregation = new Aggregation(calibration, "audit");
        List<MentionReading> mentions =
                own.stream().flatMap(sentence -> sentence.mentions().stream()).toList();
        double[] tone = {
            mean(mentions, MentionReading::negative),
            mean(mentions, MentionReading::neutral),
            mean(mentions, MentionReading::positive)
        };
        return new VersionScores(
                scores,
                mean(own, SentenceReading::loaded),
                own.size() < LEAN_SENTENCES
                        ? OptionalDouble.empty()
                        : aggregation.lean(own).map(LeanEstimate::value).stream()
                                .mapToDouble(Double::doubleValue)
                                .findFirst(),
                mentions.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(tone[2] - tone[0]),
                mentions.isEmpty() ? 0 : new Classified(tone, 0, "").predicted() - 1);
    }

    /**
     * Where the text stands on an axis that it was placed on.
     *
     * @throws CommandException when it has no sentence in own voice
     */
    AxisEstimate place(String axis) {
        AxisEstimate place = scores.measures().axes().get(axis);
        if (place == null) {
            throw new CommandException("a text has no place on " + axis + ": it needs a sentence in own voice");
        }
        return place;
    }

    private static <T> double mean(List<T> all, ToDoubleFunction<T> number) {
        return all.stream().mapToDouble(number).average().orElse(0);
    }
}
