package news.parallax.article;

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
import java.util.Optional;
import news.parallax.measure.Axis;
import news.parallax.platform.Problems;
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

/** The axes that texts can be placed on by name. */
@RolesAllowed(Scope.READ)
@Path("/v1/axes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Axes")
public class AxesResource {
    private final AxisCatalog catalog;

    AxesResource(AxisCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Operation(operationId = "listAxes", summary = "Axes by name, or all versions of one", description = Docs.AXES)
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "all versions of this one, the latest first; none for an unknown name",
            example = "hawk-dove")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = Docs.LIMIT, example = "50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @APIResponse(
            responseCode = "200",
            description = "A page of axes",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "AxisList"),
                        examples = @ExampleObject(name = "page", ref = "AxisPage")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<Page<AxisEntry>> list(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        int limit = parameters.limit();
        String name = parameters.parsed("name", n -> Optional.of(n).filter(AxisNames::valid), AxisNames.SHAPE);
        String wrong = "must be a nextCursor of this list";
        if (name != null) {
            AxisCursor after = parameters.parsed("cursor", AxisCursor::read, wrong);
            parameters.throwIfViolated();
            return catalog.versions(name, limit, after);
        }
        String after = parameters.parsed("cursor", c -> Cursor.decode(c).filter(AxisNames::valid), wrong);
        parameters.throwIfViolated();
        return catalog.list(limit, after);
    }

    @POST
    @RolesAllowed(Scope.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addAxis", summary = "Describe an axis, or a new version of one", description = Docs.AXIS)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(ref = "AxisDescription"),
                            examples = @ExampleObject(name = "axis", ref = "AxisRequest")))
    @APIResponse(
            responseCode = "201",
            description = "A new axis, or a new version of one",
            content = @Content(schema = @Schema(ref = "Axis"), examples = @ExampleObject(name = "axis", ref = "Axis")))
    @APIResponse(
            responseCode = "200",
            description = "Was there already",
            content = @Content(schema = @Schema(ref = "Axis"), examples = @ExampleObject(name = "axis", ref = "Axis")))
    @APIResponse(responseCode = "400", ref = "BrokenJson")
    @APIResponse(responseCode = "409", ref = "BuiltInAxis")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<Response> post(byte[] body) {
        return catalog.register(described(body))
                .map(outcome -> outcome.created()
                        ? Response.status(Response.Status.CREATED)
                                // As text, for the reason that storing an article has.
                                .header(
                                        HttpHeaders.LOCATION,
                                        "/v1/axes/" + outcome.entry().name())
                                .entity(outcome.entry())
                                .build()
                        : Response.ok(outcome.entry()).build());
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getAxis", summary = "One axis, in its latest version")
    @APIResponse(
            responseCode = "200",
            description = "The version that its name means now",
            content = @Content(schema = @Schema(ref = "Axis"), examples = @ExampleObject(name = "axis", ref = "Axis")))
    @APIResponse(responseCode = "404", ref = "UnknownAxis")
    public Uni<AxisEntry> get(@PathParam("name") String name) {
        return catalog.one(known(name)).map(found -> found.orElseThrow(AxesResource::unknown));
    }

    @DELETE
    @RolesAllowed(Scope.WRITE)
    @Path("/{name}")
    @Operation(
            operationId = "deleteAxis",
            summary = "Take an axis and all its versions off the list",
            description =
                    "Articles that were asked for it keep the version that they were asked for, and its values are"
                            + " still answered with them; what no article was asked for is forgotten.")
    @APIResponse(responseCode = "204", description = "It is gone from the list")
    @APIResponse(responseCode = "404", ref = "UnknownAxis")
    @APIResponse(responseCode = "409", ref = "BuiltInAxis")
    public Uni<Void> delete(@PathParam("name") String name) {
        return catalog.delete(known(name))
                .invoke(deleted -> {
                    if (!deleted) {
                        throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    private static Axis described(byte[] body) {
        Violations violations = new Violations();
        Optional<Axis> axis = new AxisFields(violations).described("", JsonBody.read(body, AxisFields.KNOWN));
        violations.throwIfAny();
        return axis.orElseThrow();
    }

    private static String known(String name) {
        if (!AxisNames.valid(name)) {
            throw unknown();
        }
        return name;
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no axis of this name. GET /v1/axes lists them.");
    }
}
