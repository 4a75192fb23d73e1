package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import news.parallax.article.Parameters;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.ModelCards;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a model is for, and what it gets right and wrong. */
@RolesAllowed(Scope.READ)
@Path("/v1/model/card")
@Tag(name = "Model")
public class ModelCardResource {
    static final String MARKDOWN = "text/markdown; charset=utf-8";

    private final CurrentModel current;
    private final ModelCards cards;

    ModelCardResource(CurrentModel current, ModelCards cards) {
        this.current = current;
        this.cards = cards;
    }

    /** A model whose card can be had. */
    record Known(String name, String version, String hash) {}

    @GET
    @Produces(MARKDOWN)
    @Operation(operationId = "getModelCard", summary = "The model's card, in Markdown")
    @Parameter(
            name = "version",
            in = ParameterIn.QUERY,
            description = "a version, or a hash, of an installed model; without it: of what scores now",
            example = "3.0.0")
    @APIResponse(
            responseCode = "200",
            description = "The card",
            content =
                    @Content(
                            mediaType = "text/markdown",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "card", ref = "ModelCard")))
    @APIResponse(responseCode = "404", ref = "UnknownModel")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<String> get(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        String version = parameters.string("version", 200);
        parameters.throwIfViolated();
        if (!current.ready()) {
            throw Problems.unavailable(Duration.ofSeconds(5), "The model is still loading. Try again in a moment.");
        }
        return cards.of(version)
                .flatMap(found -> found.isPresent() && found.get().markdown() != null
                        ? Uni.createFrom().item(found.get().markdown())
                        : cards.all().map(ModelCardResource::missing));
    }

    private static String missing(List<ModelCards.Card> installed) {
        throw Problems.notFound(
                "No model of this version is installed, or its folder has no card. Ask for a version or hash listed under"
                        + " models; what a former model was, GET /v1/model?version= says.",
                "models",
                installed.stream()
                        .filter(card -> card.markdown() != null)
                        .map(card -> new Known(card.name(), card.version(), card.hash()))
                        .toList());
    }
}
