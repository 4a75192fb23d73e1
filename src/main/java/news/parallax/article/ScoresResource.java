package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Scores an article and stores nothing. */
@RolesAllowed(Scope.READ)
@Path("/v1/scores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
public class ScoresResource {
    private final Scoring scoring;

    ScoresResource(Scoring scoring) {
        this.scoring = scoring;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "score", summary = "Score an article, store nothing", description = Docs.REQUEST)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(ref = "ArticleRequest"),
                            examples = @ExampleObject(name = "article", ref = "ScoreRequest")))
    @APIResponse(
            responseCode = "200",
            description = "Its result",
            content =
                    @Content(
                            schema = @Schema(ref = "Result"),
                            examples = @ExampleObject(name = "result", ref = "ScoreResult")))
    @APIResponse(responseCode = "400", ref = "BrokenJson")
    @APIResponse(responseCode = "409", ref = "BuiltInAxis")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<ObjectNode> score(byte[] body) {
        return scoring.score(body);
    }
}
