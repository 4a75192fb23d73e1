package news.parallax.web;

import io.quarkus.qute.RawString;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.ModelCards;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The card of the model that scores, with its figures and drawings. */
@RolesAllowed(Scope.READ)
@Path("/model")
@Produces(MediaType.TEXT_HTML)
public class ModelPageResource {
    private final CurrentModel models;
    private final ModelCards cards;

    ModelPageResource(CurrentModel models, ModelCards cards) {
        this.models = models;
        this.cards = cards;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> page() {
        refuseWhileLoading();
        return cards.of(null)
                .map(found ->
                        found.map(ModelCards.Card::markdown).map(Markdown::html).orElse(""))
                .flatMap(html -> Pages.ok(Templates.model(models.id(), new RawString(html))));
    }

    @GET
    @Path("/picture")
    @Produces("image/svg+xml")
    @Operation(hidden = true)
    public Uni<String> picture(@QueryParam("name") @Nullable String name) {
        refuseWhileLoading();
        return cards.picture(name == null ? "" : name)
                .map(found ->
                        found.orElseThrow(() -> Problems.notFound("The model's folder has no drawing of this name.")));
    }

    private void refuseWhileLoading() {
        if (!models.ready()) {
            throw Problems.unavailable(Duration.ofSeconds(5), "The model is still loading. Try again in a moment.");
        }
    }
}
