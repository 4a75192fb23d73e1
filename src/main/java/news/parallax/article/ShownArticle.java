package news.parallax.article;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.parallax.measure.Axis;
import news.parallax.measure.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * An article with everything that can be shown of it.
 *
 * @param result with its sentences, or without them where it is one of a list
 * @param text null where it is not kept or was not read
 * @param axes that it was placed on, or was to be
 * @param explanations by the name of the axis; empty where they were not asked for
 */
public record ShownArticle(
        Result result,
        @Nullable String text,
        @Nullable String url,
        @Nullable String author,
        List<Axis> axes,
        Map<String, List<Explanation>> explanations) {
    public ShownArticle {
        axes = List.copyOf(axes);
        // In the order in which the axes were asked for.
        explanations = Collections.unmodifiableMap(new LinkedHashMap<>(explanations));
    }

    /** As a request asked for it. */
    static ShownArticle of(Result result, ArticleRequest request, Map<String, List<Explanation>> explanations) {
        Metadata metadata = request.metadata();
        return new ShownArticle(
                result, request.text(), metadata.url(), metadata.author(), request.shownAxes(), explanations);
    }

    /** As it is stored. */
    static ShownArticle of(Stored stored, Placed placed, Map<String, List<Explanation>> explanations) {
        Article article = stored.article();
        return new ShownArticle(
                Result.of(stored, placed), stored.text(), article.url, article.author, stored.axes(), explanations);
    }
}
