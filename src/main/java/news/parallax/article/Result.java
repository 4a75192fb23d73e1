package news.parallax.article;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.parallax.measure.Abstention;
import news.parallax.measure.Coverage;
import news.parallax.measure.Measures;
import news.parallax.measure.SentenceReading;
import news.parallax.measure.TargetTone;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * An article's result as it is handed out. Metadata that is not known is null; a measure that is abstained from or was
 * not asked for is absent.
 *
 * @param id null where nothing is stored
 * @param ref the caller's {@code id}
 * @param sentences empty where they were not asked for, then absent in JSON
 */
public record Result(
        @Nullable UUID id,
        @Nullable String ref,
        @Nullable String outlet,
        @Nullable String story,
        @Nullable String title,
        @Nullable String publishedAt,
        String textHash,
        ModelId model,
        String scoredAt,
        Coverage coverage,
        Measures measures,
        Measures quotedMeasures,
        List<TargetTone> targets,
        List<Sentence> sentences,
        List<Abstention> abstained) {

    /**
     * One sentence.
     *
     * @param begin UTF-16 offset into the text as sent, or into the title
     * @param end exclusive
     * @param loadedLanguage 0 … 1
     * @param lean −1 … 1, of this sentence alone
     * @param tone −1 … 1, the mean over its targets; null without one
     */
    public record Sentence(
            int begin,
            int end,
            boolean title,
            boolean quoted,
            @JsonProperty("loaded_language") double loadedLanguage,
            double lean,
            @Nullable Double tone) {
        static Sentence of(SentenceReading reading) {
            return new Sentence(
                    reading.begin(),
                    reading.end(),
                    reading.title(),
                    reading.quoted(),
                    reading.loaded(),
                    reading.lean(),
                    reading.tone().isPresent() ? reading.tone().getAsDouble() : null);
        }
    }

    static Result of(Stored stored) {
        Article article = stored.article();
        return of(article.id, article.outlet, article.textHash, article.metadata(), stored.scored());
    }

    static Result of(@Nullable UUID id, @Nullable String outlet, String textHash, Metadata metadata, Scored scored) {
        Summary summary = scored.summary();
        Instant published = metadata.publishedAt();
        return new Result(
                id,
                metadata.id(),
                outlet,
                metadata.story(),
                metadata.title(),
                published == null ? null : published.toString(),
                textHash,
                scored.model(),
                scored.at().toString(),
                summary.coverage(),
                summary.measures(),
                summary.quotedMeasures(),
                summary.targets(),
                scored.sentences().stream().map(Sentence::of).toList(),
                summary.abstained());
    }
}
