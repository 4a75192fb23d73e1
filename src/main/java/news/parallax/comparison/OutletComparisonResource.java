package news.parallax.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import news.parallax.article.Decimals;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Outlets over many stories. */
@RolesAllowed(Scope.READ)
@Path("/v1/outlets/comparison")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comparison")
public class OutletComparisonResource {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final OutletComparisons comparisons;

    OutletComparisonResource(OutletComparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GET
    @Operation(
            operationId = "compareOutlets",
            summary = "How differently outlets tell, over many stories",
            description =
                    "Every outlet's values, each the mean over its stories with each story alike, and the differences of "
                            + "all pairs with interval, effect size (Hedges' g over stories) and p-value. Stories are resampled "
                            + "jointly for all outlets; in tests two outlets are swapped within stories that both told, and the "
                            + "labels of stories that one told are dealt anew. `interval` and `pValue` are null with a `reason` "
                            + "where one side has fewer than 10 stories with a value. Corrected p-values are Holm's over all pairs "
                            + "and measures. The same articles give the same digits. Only readings of one model are taken, `method`"
                            + " names it and counts what is left out. More than 5,000 articles or 300,000 sentences within the time"
                            + " are refused: narrow it. `caution` travels with the numbers.")
    @Parameter(
            name = "outlet",
            in = ParameterIn.QUERY,
            required = true,
            description = "an outlet, 1 to 200 characters; 2 to 20 times",
            example = "Northbank Wire")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "articles published at or after it; with either bound, those without a date are left out",
            example = "2026-01-01")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "published before it", example = "2026-07-01")
    @Parameter(
            name = "stories",
            in = ParameterIn.QUERY,
            description = "all (default), or shared: only those that every one of the outlets told",
            example = "shared")
    @Parameter(
            name = "axis",
            in = ParameterIn.QUERY,
            description = "an axis beside the other measures, up to 20 times; without it desperation-bold-pivot",
            example = "threat-opportunity")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @Parameter(
            name = "table",
            in = ParameterIn.QUERY,
            description = "of a file: differences (without it), outlets, shares, targets, telling or shared")
    @APIResponse(
            responseCode = "200",
            description = "The comparison",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "Comparison"),
                        examples = @ExampleObject(name = "comparison", ref = "OutletComparison")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<JsonNode> compare(@Context UriInfo uri) {
        return comparisons
                .of(ReportQuery.of(uri.getQueryParameters(), 2, 20))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(comparison -> Decimals.rounded(JSON.valueToTree(comparison)));
    }
}
