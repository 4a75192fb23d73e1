package news.parallax.rescoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.parallax.article.ArticleStore;
import news.parallax.article.Decimals;
import news.parallax.article.Parameters;
import news.parallax.article.Selection;
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

/** How far values moved between any two versions, whoever scored the articles twice. */
@RolesAllowed(Scope.READ)
@Path("/v1/rescorings/drift")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Re-scoring")
public class DriftResource {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final DriftReports drifts;
    private final ArticleStore store;

    DriftResource(DriftReports drifts, ArticleStore store) {
        this.drifts = drifts;
        this.store = store;
    }

    @GET
    @Operation(
            operationId = "compareVersions",
            summary = "How far values and ranks moved between two versions",
            description = Docs.BETWEEN)
    @Parameter(
            name = "of",
            in = ParameterIn.QUERY,
            description = "the name of an axis whose versions are compared; without it models are")
    @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            required = true,
            description = "version or hash of a model, or version of the axis",
            example = "2.0.0")
    @Parameter(name = "after", in = ParameterIn.QUERY, required = true, description = "likewise", example = "3.0.0")
    @Parameter(
            name = "axis",
            in = ParameterIn.QUERY,
            description = "of models: an axis that is looked at; up to 20 times, without it desperation-bold-pivot",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = 20))
    @Parameter(name = "outlet", in = ParameterIn.QUERY, description = "exactly this outlet")
    @Parameter(name = "story", in = ParameterIn.QUERY, description = "exactly this story")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "published at or after", example = "2026-03-01")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "published before", example = "2026-04-01T00:00:00Z")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(schema = @Schema(ref = "Drift"), examples = @ExampleObject(name = "drift", ref = "Drift")))
    @APIResponse(responseCode = "404", ref = "UnknownRescoring")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<JsonNode> between(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        String axis = parameters.string("of", 64);
        String before = parameters.string("before", 200);
        String after = parameters.string("after", 200);
        if (before == null) {
            parameters.violated("before", "is missing: name the former version");
        }
        if (after == null) {
            parameters.violated("after", "is missing: name the latter version");
        }
        List<String> named = parameters.axes();
        String outlet = parameters.string("outlet", 200);
        String story = parameters.string("story", 200);
        Instant from = parameters.point("from");
        Instant to = parameters.point("to");
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.violated("to", "must be after from");
        }
        parameters.throwIfViolated();
        Selection wanted = new Selection(outlet, story, from, to);
        return (axis == null ? models(wanted, before, after, named) : versions(wanted, axis, before, after))
                .map(DriftResource::json);
    }

    /** To six decimals. */
    static JsonNode json(Drift drift) {
        return Decimals.rounded(JSON.valueToTree(drift));
    }

    private Uni<Drift> models(Selection wanted, String before, String after, List<String> named) {
        return store.scoredBy(before)
                .flatMap(from -> store.scoredBy(after).flatMap(to -> {
                    if (from.isEmpty() || to.isEmpty()) {
                        throw Problems.notFound(
                                "No model of this version or hash has stored scores. GET /v1/model lists those that have.");
                    }
                    return drifts.asked(named).flatMap(axis -> drifts.ofModels(wanted, from.get(), to.get(), axis));
                }));
    }

    private Uni<Drift> versions(Selection wanted, String axis, String before, String after) {
        return drifts.version(Optional.of(before), axis)
                .flatMap(from ->
                        drifts.version(Optional.of(after), axis).flatMap(to -> drifts.ofAxis(wanted, from, to)));
    }
}
