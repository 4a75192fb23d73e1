package news.parallax.comparison;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import news.parallax.article.ScoredArticle;
import news.parallax.article.View;
import news.parallax.measure.AxisReading;
import news.parallax.measure.AxisScale;
import news.parallax.measure.EncodedAxis;
import news.parallax.measure.SentenceReading;

/** Where each own-voice sentence of a story stands on each axis, read off its vector once. */
final class Places {
    private final List<EncodedAxis> axes;

    // By identity: two sentences may say the same.
    private final Map<SentenceReading, AxisReading[]> readings = new IdentityHashMap<>();

    /** Sentences without vectors have no place. */
    Places(View view, Collection<ScoredArticle> articles) {
        this.axes = view.axes();
        if (axes.isEmpty()) {
            return;
        }
        AxisScale scale = view.calibration().axes().orElseThrow();
        List<SentenceReading> placed = articles.stream()
                .flatMap(article -> article.sentences().stream())
                .filter(sentence -> sentence.ownVoice() && sentence.vector().length > 0)
                .toList();
        List<AxisReading[]> read = placed.parallelStream()
                .map(sentence -> axes.stream()
                        .map(axis -> scale.read(sentence.vector(), axis))
                        .toArray(AxisReading[]::new))
                .toList();
        for (int i = 0; i < placed.size(); i++) {
            readings.put(placed.get(i), read.get(i));
        }
    }

    List<EncodedAxis> axes() {
        return axes;
    }

    boolean knows(SentenceReading sentence) {
        return readings.containsKey(sentence);
    }

    /** @param axis by its number */
    AxisReading of(SentenceReading sentence, int axis) {
        return readings.get(sentence)[axis];
    }
}
