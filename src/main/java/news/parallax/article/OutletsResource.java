package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has stored articles. */
@RolesAllowed(Scope.READ)
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
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = Docs.LIMIT, example = "50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @APIResponse(
            responseCode = "200",
            description = "A page of outlets; from and to are the first and the last publishedAt, null without any",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "OutletList"),
                        examples = @ExampleObject(name = "page", ref = "OutletPage")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
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
