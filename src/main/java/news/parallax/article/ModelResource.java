package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import news.parallax.measure.CurrentModel;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What scores, and what scored. */
@RolesAllowed(Scope.READ)
@Path("/v1/model")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Model")
public class ModelResource {
    private final CurrentModel models;
    private final ArticleStore store;

    ModelResource(CurrentModel models, ArticleStore store) {
        this.models = models;
        this.store = store;
    }

    @GET
    @Operation(
            operationId = "getModel",
            summary = "The model that scores now, or one that scored what is stored",
            description =
                    "What its model.json says, with the hash of its files and the precision of its arithmetic, whether it is the "
                            + "model that scores now, since when and how many scores of it are stored, and which others there "
                            + "are. Of several models with one version, the one that scores now is shown, or else the newest; the "
                            + "hash tells them apart. What scored is kept with its scores, and a new model never changes them.")
    @Parameter(
            name = "version",
            in = ParameterIn.QUERY,
            description = "a version, or a hash where several models had that version; without it: what scores now",
            example = "1.0.0")
    @APIResponse(
            responseCode = "200",
            description = "The model",
            content =
                    @Content(schema = @Schema(ref = "Model"), examples = @ExampleObject(name = "model", ref = "Model")))
    @APIResponse(responseCode = "404", ref = "UnknownModel")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<ObjectNode> get(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        String version = parameters.string("version", 200);
        parameters.throwIfViolated();
        if (!models.ready()) {
            throw Problems.unavailable(Duration.ofSeconds(5), "The model is still loading. Try again in a moment.");
        }
        return store.models()
                .map(stored -> KnownModels.of(models.id(), models.json(), stored))
                .map(known -> known.description(version == null ? known.current() : named(known, version)));
    }

    private static KnownModel named(KnownModels known, String version) {
        return known.find(version)
                .orElseThrow(() -> Problems.notFound(
                        "No model of this version scores or has stored scores. Ask for one of these versions, or for a"
                                + " hash listed under models: " + known.versions() + ".",
                        "models",
                        known.briefs()));
    }
}
