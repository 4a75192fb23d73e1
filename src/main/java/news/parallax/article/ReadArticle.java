package news.parallax.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.measure.AxisReading;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * A stored article, sentence by sentence, as one model read it.
 *
 * @param model that scores now, or else the latest that read it
 * @param frames names of the policy frames, in the order of each sentence's
 * @param sentences without their vectors
 * @param places of each sentence on each axis, by the axis' name; empty where there are none
 * @param text null where it is not kept or was not asked for
 */
public record ReadArticle(
        UUID id,
        String outlet,
        @Nullable String story,
        @Nullable String title,
        @Nullable Instant publishedAt,
        ModelId model,
        List<String> frames,
        List<SentenceReading> sentences,
        List<Map<String, AxisReading>> places,
        @Nullable String text) {

    static ReadArticle of(Stored stored, List<Map<String, AxisReading>> places) {
        Article article = stored.article();
        Scored scored = stored.scored();
        return new ReadArticle(
                article.id,
                article.outlet,
                article.story,
                article.title,
                article.publishedAt,
                scored.model(),
                Calibrations.of(scored).frames(),
                scored.sentences(),
                places,
                stored.text());
    }

    /** The words of a sentence; null where they are not kept. */
    public @Nullable String words(SentenceReading sentence) {
        String whole = sentence.title() ? title : text;
        return whole == null ? null : whole.substring(sentence.begin(), sentence.end());
    }

    /** The place in the list just before this article. */
    public String cursor() {
        return new Cursor(publishedAt, id, true).write();
    }
}
