package news.parallax.article;

import java.time.Instant;
import java.util.List;
import news.parallax.measure.Scores;
import news.parallax.measure.SentenceReading;
import news.parallax.measure.Submission;

/**
 * Scores that are to be written, packed already: for a long text that takes long enough not to be done on an event
 * loop.
 *
 * @param summary as JSON
 * @param sentences packed by {@link SentenceCodec}
 * @param vectors packed by {@link VectorCodec}
 */
record Fresh(
        Scores scores,
        Instant at,
        List<String> named,
        String summary,
        byte[] sentences,
        byte[] vectors,
        Likeness likeness) {
    static Fresh of(Scores scores, Instant at, Submission scored) {
        List<float[]> vectors =
                scores.sentences().stream().map(SentenceReading::vector).toList();
        return new Fresh(
                scores,
                at,
                scored.targets(),
                Summary.of(scores).write(),
                SentenceCodec.encode(scores.sentences()),
                VectorCodec.encode(vectors),
                Likeness.of(scored.title(), scored.text()));
    }
}
