package news.parallax.article;

import java.util.List;
import java.util.Set;
import news.parallax.measure.Axis;
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
 * @param axes to place it on, of different names
 * @param measures what the answer shows; what is stored is always everything
 * @param sentences whether the answer lists them
 * @param explain whether the answer says which words pull its sentences
 * @param retain null where the request does not say
 */
public record ArticleRequest(
        @Nullable String outlet,
        String text,
        Metadata metadata,
        List<String> targets,
        List<Axis> axes,
        Set<Measure> measures,
        boolean sentences,
        boolean explain,
        @Nullable Retain retain) {
    public ArticleRequest {
        targets = List.copyOf(targets);
        axes = List.copyOf(axes);
        measures = Set.copyOf(measures);
    }

    /** What would post a stored article again and say nothing new. */
    static ArticleRequest repeated(Stored stored, String text) {
        Article article = stored.article();
        return new ArticleRequest(
                article.outlet, text, article.metadata(), List.of(), List.of(), Set.of(), false, false, null);
    }

    /** Those that the answer shows. */
    List<Axis> shownAxes() {
        return measures.contains(Measure.AXES) ? axes : List.of();
    }

    /** Without its axes: the text is placed on them when it has been read. */
    Submission submission() {
        return new Submission(text, metadata.title(), metadata.language(), outlet, targets);
    }
}
