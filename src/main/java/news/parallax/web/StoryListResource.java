package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Optional;
import news.parallax.article.Parameters;
import news.parallax.article.StoryIndex;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of stories, with search. */
@Path("/stories")
@Produces(MediaType.TEXT_HTML)
public class StoryListResource {
    private static final int LIMIT = 40;

    private final StoryIndex stories;

    StoryListResource(StoryIndex stories) {
        this.stories = stories;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> page(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        String words =
                Objects.requireNonNullElse(parameters.string("q", 200), "").strip();
        Integer asked = parameters.parsed(
                "page",
                value -> value.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.valueOf(value)) : Optional.empty(),
                "must be a whole number from 1 to 9999");
        parameters.throwIfViolated();
        int page = asked == null ? 1 : asked;
        return stories.find(words, LIMIT + 1, (page - 1) * LIMIT)
                .flatMap(found -> Pages.ok(ComparisonTemplates.stories(StoryListPage.of(words, page, LIMIT, found))));
    }
}
