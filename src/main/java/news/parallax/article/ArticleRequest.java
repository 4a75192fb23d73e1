package news.parallax.article;

import java.util.List;
import java.util.Set;
import news.parallax.measure.Measure;
import news.parallax.measure.Submission;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one article.
 *
 * @param outlet null only where it may be left out
 * @param text as sent
 * @param metadata what else is said of it
 * @param targets as named by the caller, without repetitions; empty: found in the text
 * @param measures what the answer shows; what is stored is always everything
 * @param sentences whether the answer lists them
 * @param retain null where the request does not say
 */
public record ArticleRequest(
        @Nullable String outlet,
        String text,
        Metadata metadata,
        List<String> targets,
        Set<Measure> measures,
        boolean sentences,
        @Nullable Retain retain) {
    public ArticleRequest {
        targets = List.copyOf(targets);
        measures = Set.copyOf(measures);
    }

    Submission submission() {
        return new Submission(text, metadata.title(), metadata.language(), outlet, targets);
    }
}
