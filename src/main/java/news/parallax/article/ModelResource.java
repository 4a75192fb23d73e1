package news.parallax.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import news.parallax.measure.CurrentModel;
import news.parallax.model.ModelId;
import news.parallax.platform.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What scores, and what scored. */
@Path("/v1/model")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Model")
public class ModelResource {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

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
            description = "What its model.json says, with the hash of its files and the precision of its arithmetic.")
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
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<ObjectNode> get(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        String version = parameters.string("version", 200);
        parameters.throwIfViolated();
        if (models.ready() && (version == null || scoresNow(version))) {
            return Uni.createFrom().item(() -> description(models.id(), models.json()));
        }
        if (version == null) {
            throw Problems.unavailable(Duration.ofSeconds(5), "The model is still loading. Try again in a moment.");
        }
        return store.model(version)
                .map(found -> found.orElseThrow(
                        () -> Problems.notFound("Nothing is stored that a model of this version scored.")))
                .map(model -> description(model.modelId(), model.modelJson));
    }

    private boolean scoresNow(String version) {
        return version.equals(models.id().version())
                || version.equals(models.id().hash());
    }

    private static ObjectNode description(ModelId id, String modelJson) {
        try {
            ObjectNode json = MAPPER.createObjectNode();
            json.put("name", id.name()).put("version", id.version());
            json.put("hash", id.hash()).put("precision", id.precision());
            MAPPER.readTree(modelJson)
                    .properties()
                    .forEach(field -> json.putIfAbsent(field.getKey(), field.getValue()));
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model.json that cannot be read", e);
        }
    }
}
