package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import news.parallax.article.ArticleHead;
import news.parallax.article.ArticleHeads;
import news.parallax.article.ArticleStore;
import news.parallax.article.Parameters;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.OutletReading;
import news.parallax.comparison.StoryComparisons;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A story side by side: outlets on each scale, their differences, and their sentences facing each other. */
@RolesAllowed(Scope.READ)
@Path("/story")
@Produces(MediaType.TEXT_HTML)
public class StoryPageResource {
    /** Articles that the page lists. */
    private static final int LISTED = 200;

    private final StoryComparisons comparisons;
    private final ArticleHeads heads;
    private final ArticleStore store;
    private final AxisChoices axes;

    StoryPageResource(StoryComparisons comparisons, ArticleHeads heads, ArticleStore store, AxisChoices axes) {
        this.comparisons = comparisons;
        this.heads = heads;
        this.store = store;
        this.axes = axes;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> page(@Context UriInfo uri) {
        Asked asked = Asked.of(new Parameters(uri.getQueryParameters()));
        return comparisons
                .of(asked.story(), asked.reading().axes())
                .flatMap(comparison -> heads.ofStory(asked.story(), LISTED)
                        .flatMap(articles -> store.texts(Passage.articles(comparison))
                                .flatMap(texts -> axes.of(asked.reading().axes())
                                        .flatMap(chosen -> Pages.made(() -> ComparisonTemplates.story(
                                                shown(asked, comparison, articles, texts, chosen)))))));
    }

    /** What the address asks for. */
    private record Asked(String story, ComparisonQuery reading) {
        static Asked of(Parameters parameters) {
            String story = parameters.string("story", 200);
            if (story == null) {
                parameters.violated("story", "is missing: choose one from the list of stories");
            }
            ComparisonQuery reading = ComparisonQuery.of(parameters);
            parameters.throwIfViolated();
            return new Asked(String.valueOf(story), reading);
        }
    }

    private static StoryPage shown(
            Asked asked,
            Comparison comparison,
            List<ArticleHead> heads,
            Map<UUID, String> texts,
            AxisChoices.Axes axes) {
        ComparisonQuery reading = asked.reading();
        List<Map.Entry<String, String>> subject = List.of(Map.entry("story", asked.story()));
        long articles =
                comparison.outlets().stream().mapToLong(OutletReading::articles).sum();
        ComparisonView view = ComparisonView.of(
                comparison,
                reading.of(comparison),
                new ComparisonView.Around(axes.shown(), texts),
                "comparison of the story “" + asked.story() + "”");
        return new StoryPage(
                asked.story(),
                extent(comparison, heads, articles),
                view,
                axes.offered(),
                Choice.Hidden.of(reading.withAxes(subject)),
                Choice.Hidden.of(reading.withLook(subject)),
                heads.stream().map(Source::of).toList(),
                Math.max(0, articles - heads.size()),
                Download.comparison("/v1/stories/comparison", reading.withAxes(subject)));
    }

    private static String extent(Comparison comparison, List<ArticleHead> heads, long articles) {
        List<String> dates = new ArrayList<>();
        heads.stream()
                .flatMap(head -> Stream.ofNullable(head.publishedAt()))
                .sorted()
                .forEach(date -> dates.add(date.toString()));
        String days = dates.isEmpty() ? "" : ", " + Digits.days(dates.get(0), dates.get(dates.size() - 1));
        return Digits.counted(articles, "article", "articles") + " of "
                + Digits.counted(comparison.outlets().size(), "outlet", "outlets") + days;
    }
}
