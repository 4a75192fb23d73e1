package news.parallax.rescoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import news.parallax.article.Page;
import news.parallax.article.Parameters;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs that score stored articles again. */
@RolesAllowed(Scope.READ)
@Path("/v1/rescorings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Re-scoring")
public class RescoringsResource {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Rescorings rescorings;
    private final DriftReports drifts;

    RescoringsResource(Rescorings rescorings, DriftReports drifts) {
        this.rescorings = rescorings;
        this.drifts = drifts;
    }

    @POST
    @RolesAllowed(Scope.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startRescoring", summary = "Score stored articles again", description = Docs.START)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(ref = "RescoringRequest"),
                            examples = @ExampleObject(name = "model", ref = "RescoringRequest")))
    @APIResponse(
            responseCode = "202",
            description = "The job that was made",
            content =
                    @Content(
                            schema = @Schema(ref = "Rescoring"),
                            examples = @ExampleObject(name = "job", ref = "Rescoring")))
    @APIResponse(
            responseCode = "200",
            description = "The job that does the same and is not done yet",
            content =
                    @Content(
                            schema = @Schema(ref = "Rescoring"),
                            examples = @ExampleObject(name = "job", ref = "Rescoring")))
    @APIResponse(responseCode = "400", ref = "BrokenJson")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<Response> post(byte[] body) {
        return rescorings
                .start(RescoringRequest.read(body))
                .map(posted -> Response.status(posted.created() ? Response.Status.ACCEPTED : Response.Status.OK)
                        // As text: a URI would be completed with whatever the caller sent as Host.
                        .header(
                                HttpHeaders.LOCATION,
                                "/v1/rescorings/" + posted.job().id())
                        .entity(posted.job())
                        .build());
    }

    @GET
    @Operation(operationId = "listRescorings", summary = "Jobs, newest first")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, by default 50", example = "50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @APIResponse(
            responseCode = "200",
            description = "A page of jobs",
            content =
                    @Content(
                            schema = @Schema(ref = "RescoringList"),
                            examples = @ExampleObject(name = "page", ref = "RescoringPage")))
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<Page<Rescoring>> list(@Context UriInfo uri) {
        return page(uri, rescorings::list);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRescoring", summary = "How far a job has come")
    @APIResponse(
            responseCode = "200",
            description = "The job",
            content =
                    @Content(
                            schema = @Schema(ref = "Rescoring"),
                            examples = @ExampleObject(name = "job", ref = "Rescoring")))
    @APIResponse(responseCode = "404", ref = "UnknownRescoring")
    public Uni<Rescoring> get(@PathParam("id") String id) {
        return known(id, rescorings::one);
    }

    @DELETE
    @RolesAllowed(Scope.WRITE)
    @Path("/{id}")
    @Operation(operationId = "cancelRescoring", summary = "End a job", description = Docs.CANCEL)
    @APIResponse(
            responseCode = "200",
            description = "The job as it is now: cancelled, or what it had come to before",
            content =
                    @Content(
                            schema = @Schema(ref = "Rescoring"),
                            examples = @ExampleObject(name = "job", ref = "Rescoring")))
    @APIResponse(responseCode = "404", ref = "UnknownRescoring")
    public Uni<Rescoring> cancel(@PathParam("id") String id) {
        return known(id, rescorings::cancel);
    }

    @GET
    @Path("/{id}/skipped")
    @Operation(operationId = "listSkipped", summary = "Articles that a job could not do, and why")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, by default 50", example = "50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @APIResponse(
            responseCode = "200",
            description = "A page of them, oldest first",
            content =
                    @Content(
                            schema = @Schema(ref = "SkippedList"),
                            examples = @ExampleObject(name = "page", ref = "SkippedPage")))
    @APIResponse(responseCode = "404", ref = "UnknownRescoring")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<Page<LeftOutArticle>> skipped(@PathParam("id") String id, @Context UriInfo uri) {
        return known(id, rescorings::one)
                .flatMap(job ->
                        page(uri, (limit, after) -> rescorings.leftOut(UUID.fromString(job.id()), limit, after)));
    }

    @GET
    @Path("/{id}/drift")
    @Operation(operationId = "getDrift", summary = "How far a job moved values and ranks", description = Docs.DRIFT)
    @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            description =
                    "the former model's version or hash, or the former axis version; without it the one that most of"
                            + " the articles have")
    @Parameter(
            name = "axis",
            in = ParameterIn.QUERY,
            description = "of a job of a model: an axis that is looked at; up to 20 times, without it"
                    + " desperation-bold-pivot",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = 20))
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(schema = @Schema(ref = "Drift"), examples = @ExampleObject(name = "drift", ref = "Drift")))
    @APIResponse(responseCode = "404", ref = "UnknownRescoring")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<JsonNode> drift(@PathParam("id") String id, @Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        String before = parameters.string("before", 200);
        List<String> axes = parameters.axes();
        parameters.throwIfViolated();
        return known(id, job -> drifts.ofJob(job, before, axes)).map(DriftResource::json);
    }

    private static <T> Uni<T> known(String id, Function<UUID, Uni<Optional<T>>> ask) {
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        return ask.apply(UUID.fromString(id)).map(found -> found.orElseThrow(RescoringsResource::unknown));
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no re-scoring with this id. GET /v1/rescorings lists them.");
    }

    private interface Asked<T> {
        Uni<Page<T>> page(int limit, UUID after);
    }

    private static <T> Uni<Page<T>> page(UriInfo uri, Asked<T> asked) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        int limit = parameters.limit();
        UUID after = parameters.parsed("cursor", Rescorings::position, "must be a nextCursor of this list");
        parameters.throwIfViolated();
        return asked.page(limit, after);
    }
}
