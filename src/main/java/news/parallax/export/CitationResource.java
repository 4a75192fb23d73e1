package news.parallax.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import news.parallax.article.Parameters;
import news.parallax.measure.CurrentModel;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How to cite what was measured. */
@RolesAllowed(Scope.READ)
@Path("/v1/citation")
@Tag(name = "Exports")
public class CitationResource {
    static final String JSON = "application/json";
    static final String CSL = "application/vnd.citationstyles.csl+json";
    static final String BIBTEX = "application/x-bibtex";
    static final String CFF = "application/yaml";
    private static final List<String> TYPES = List.of(JSON, CSL, BIBTEX, CFF, "application/x-yaml", "text/yaml");

    private final CurrentModel model;
    private final String version;

    CitationResource(CurrentModel model, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.model = model;
        this.version = version;
    }

    @GET
    @Operation(
            operationId = "getCitation",
            summary = "How to cite program and model, and a query",
            description =
                    "As CSL-JSON, BibTeX or in the Citation File Format, by `Accept`. Name the query as `url` and the day as"
                            + " `accessed` to have them in it; answers with results bring a link to such a citation of themselves.")
    @Parameter(
            name = "url",
            in = ParameterIn.QUERY,
            description = "the query that is cited",
            example = "/v1/stories/comparison?story=harbor-compact")
    @Parameter(
            name = "accessed",
            in = ParameterIn.QUERY,
            description = "the day on which it was asked",
            example = "2026-11-22")
    @APIResponse(
            responseCode = "200",
            description = "The citation",
            content = {
                @Content(
                        mediaType = JSON,
                        schema = @Schema(ref = "CslJson"),
                        examples = @ExampleObject(name = "citation", ref = "Citation")),
                @Content(mediaType = CSL, schema = @Schema(ref = "CslJson")),
                @Content(mediaType = BIBTEX, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CFF, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response get(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        String url = parameters.parsed(
                "url",
                value -> Optional.of(value).filter(Citation::citable),
                "must be a URL in ASCII, percent-encoded, without spaces, quotation marks, backslashes and braces");
        LocalDate accessed = parameters.parsed("accessed", CitationResource::day, "must be a date, as 2026-11-22");
        parameters.throwIfViolated();
        String type = Accept.best(accept(headers), TYPES).orElseThrow(() -> Problems.notAcceptable(TYPES));
        if (!model.ready()) {
            throw Problems.unavailable(Duration.ofSeconds(5), "The model is still loading. Try again in a moment.");
        }
        Citation citation = new Citation(version, model.id(), url, accessed);
        return Response.ok(
                        switch (type) {
                            case JSON, CSL -> citation.csl().toPrettyString() + "\n";
                            case BIBTEX -> citation.bibtex();
                            default -> citation.cff();
                        })
                .type(type + "; charset=utf-8")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static List<String> accept(HttpHeaders headers) {
        List<String> accept = headers.getRequestHeader(HttpHeaders.ACCEPT);
        return accept == null ? List.of() : accept;
    }

    private static Optional<LocalDate> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
