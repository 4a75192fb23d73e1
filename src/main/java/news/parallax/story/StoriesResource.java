package news.parallax.story;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import news.parallax.article.Page;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stories: found, and made of articles. */
@RolesAllowed(Scope.READ)
@Path("/v1/stories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stories")
public class StoriesResource {
    private final Stories stories;

    StoriesResource(Stories stories) {
        this.stories = stories;
    }

    @GET
    @Operation(
            operationId = "listStories",
            summary = "Stories by their newest article, newest first",
            description =
                    "Stories whose articles have no date come last. `title` is that of the story's first article with "
                            + "one; `articles` and `outlets` are counts; `from` and `to` are its first and last publishedAt. `q` finds "
                            + "English words in any inflection, in a story's name or in the title of one of its articles. `outlet`, `from` "
                            + "(inclusive) and `to` (exclusive) ask for stories with an article of this outlet, or published then, or both.")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words, \"phrases\", -exclusions in name or title")
    @Parameter(name = "outlet", in = ParameterIn.QUERY, description = "told by exactly this outlet")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "told at or after", example = "2026-03-01")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "told before", example = "2026-04-01T00:00:00Z")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "of JSON 1 to 200, by default 50; of a file the most rows, by default all",
            example = "50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @APIResponse(
            responseCode = "200",
            description = "A page of stories",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "StoryList"),
                        examples = @ExampleObject(name = "page", ref = "StoryPage")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<Page<StorySummary>> list(@Context UriInfo uri) {
        return stories.page(StoryQuery.of(uri.getQueryParameters()));
    }

    @POST
    @RolesAllowed(Scope.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "groupArticles",
            summary = "Make articles one story",
            description =
                    "All of them or none. Those that are of the story already stay in it; those of another one are 409 with "
                            + "`elsewhere` naming them and their stories, unless `move` is true. 422 names ids that are no articles. A story "
                            + "that is left without articles is no longer one. An article that was moved contradicts a repeated post that "
                            + "names its former story.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(ref = "Grouping"),
                            examples = @ExampleObject(name = "grouping", ref = "GroupRequest")))
    @APIResponse(
            responseCode = "201",
            description = "The story is new",
            content =
                    @Content(schema = @Schema(ref = "Story"), examples = @ExampleObject(name = "story", ref = "Story")))
    @APIResponse(
            responseCode = "200",
            description = "The story had articles before",
            content =
                    @Content(schema = @Schema(ref = "Story"), examples = @ExampleObject(name = "story", ref = "Story")))
    @APIResponse(responseCode = "400", ref = "BrokenJson")
    @APIResponse(responseCode = "409", ref = "Elsewhere")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<Response> group(byte[] body) {
        return stories.group(Grouping.read(body))
                .map(grouped -> Response.status(grouped.created() ? Response.Status.CREATED : Response.Status.OK)
                        .entity(grouped.story())
                        .build());
    }
}
