package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has stored articles. */
@Path("/v1/outlets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outlets")
public class OutletsResource {
    private final ArticleStore store;

    OutletsResource(ArticleStore store) {
        this.store = store;
    }

    @GET
    @Operation(operationId = "listOutlets", summary = "Outlets with stored articles, by name")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, by default 50", example = "50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @APIResponse(
            responseCode = "200",
            description = "A page of outlets; from and to are the first and the last publishedAt, null without any",
            content =
                    @Content(
                            schema = @Schema(ref = "OutletList"),
                            examples = @ExampleObject(name = "page", ref = "OutletPage")))
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<Page<Outlet>> list(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        int limit = parameters.limit();
        String after = parameters.parsed(
                "cursor",
                cursor -> Cursor.decode(cursor).filter(o -> Texts.unstorable(o).isEmpty() && Texts.length(o) <= 200),
                "must be a nextCursor of this list");
        parameters.throwIfViolated();
        return store.outlets(limit, after);
    }
}
