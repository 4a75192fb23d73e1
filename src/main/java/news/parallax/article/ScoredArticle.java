package news.parallax.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import news.parallax.measure.Abstention;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * A stored article with one version's readings, as comparisons need it.
 *
 * @param textHash of the text, which is not read along: {@link ArticleStore#texts}
 * @param targets names, in the order that mentions refer to
 * @param sentences without their vectors, unless they were asked for
 * @param abstained measures that the article does not have, and targets
 */
public record ScoredArticle(
        UUID id,
        String outlet,
        @Nullable String story,
        @Nullable String title,
        @Nullable String url,
        @Nullable Instant publishedAt,
        String textHash,
        ModelId model,
        List<String> targets,
        List<SentenceReading> sentences,
        List<Abstention> abstained) {

    /** @param vectors one for each sentence */
    ScoredArticle with(List<float[]> vectors) {
        return new ScoredArticle(
                id,
                outlet,
                story,
                title,
                url,
                publishedAt,
                textHash,
                model,
                targets,
                IntStream.range(0, sentences.size())
                        .mapToObj(i -> sentences.get(i).with(vectors.get(i)))
                        .toList(),
                abstained);
    }
}
