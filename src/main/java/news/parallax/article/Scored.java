package news.parallax.article;

import java.time.Instant;
import java.util.List;
import news.parallax.measure.Abstention;
import news.parallax.measure.Measure;
import news.parallax.measure.Scores;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;

/**
 * One model version's scores and their time.
 *
 * @param modelJson the model's {@code model.json}
 * @param named the targets that callers named
 * @param sentences empty where they were not read
 */
record Scored(
        ModelId model,
        String modelJson,
        Instant at,
        Summary summary,
        List<String> named,
        List<SentenceReading> sentences) {
    static Scored now(Scores scores, String modelJson, Instant at, List<String> named) {
        return new Scored(scores.model(), modelJson, at, Summary.of(scores), named, scores.sentences());
    }

    /** What a model does not measure that scored before there was such a measure; it was not said then. */
    List<Abstention> unknown() {
        String frames = Measure.FRAMES.label();
        return Calibrations.of(this).measures(Measure.FRAMES)
                        || summary.abstained().stream()
                                .anyMatch(abstention -> abstention.measure().equals(frames))
                ? List.of()
                : List.of(new Abstention(frames, "the model " + model.name() + " does not measure it"));
    }

    static Scored of(ModelVersion version, Score score) {
        return new Scored(
                version.modelId(),
                version.modelJson,
                score.scoredAt,
                Summary.read(score.summary),
                Summary.readNames(score.named),
                SentenceCodec.decode(score.sentences));
    }
}
