package news.parallax.cli;

import java.util.List;
import java.util.Optional;
import news.parallax.measure.Abstention;
import news.parallax.measure.Aggregation;
import news.parallax.measure.Calibration;
import news.parallax.measure.Estimate;
import news.parallax.measure.Measure;
import news.parallax.measure.Scores;
import news.parallax.measure.SentenceReading;

/**
 * What was said of a text's frames, whether it would be given or withheld.
 *
 * @param values of the own voice, or where it says nothing of all sentences, in the order of the model's frames; zeros
 *     where there is no sentence
 * @param sentences that they rest on
 * @param withheld why they would be withheld, up to the colon; empty where they are given
 */
record FrameReading(double[] values, int sentences, Optional<String> withheld) {
    static FrameReading of(Scores scores, Calibration calibration) {
        List<SentenceReading> own =
                scores.sentences().stream().filter(SentenceReading::ownVoice).toList();
        List<SentenceReading> read = own.isEmpty() ? scores.sentences() : own;
        double[] values = new double[calibration.frames().size()];
        int frame = 0;
        for (Estimate estimate :
                new Aggregation(calibration, "evaluate").frames(read).values()) {
            values[frame++] = estimate.value();
        }
        return new FrameReading(
                values,
                read.size(),
                scores.abstained().stream()
                        .filter(abstention -> abstention.measure().equals(Measure.FRAMES.label()))
                        .map(Abstention::reason)
                        .map(reason -> reason.split(":", 2)[0])
                        .findFirst());
    }
}
