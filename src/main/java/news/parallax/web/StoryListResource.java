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
import news.parallax.platform.Scope;
import news.parallax.story.Stories;
import news.parallax.story.StoryQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of stories, with search. */
@RolesAllowed(Scope.READ)
@Path("/stories")
@Produces(MediaType.TEXT_HTML)
public class StoryListResource {
    private final Stories stories;

    StoryListResource(Stories stories) {
        this.stories = stories;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> page(@Context UriInfo uri) {
        StoryQuery wanted = StoryQuery.typed(uri.getQueryParameters());
        return stories.page(wanted)
                .flatMap(found -> Pages.ok(ComparisonTemplates.stories(StoryListPage.of(wanted, found))));
    }
}
