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

/** One outlet over time. */
@RolesAllowed(Scope.READ)
@Path("/v1/outlets/report")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comparison")
public class OutletReportResource {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final OutletReports reports;

    OutletReportResource(OutletReports reports) {
        this.reports = reports;
    }

    @GET
    @Operation(
            operationId = "reportOutlet",
            summary = "How one outlet tells, over time",
            description =
                    "The outlet's values, each the mean over its stories with each story alike, how they went from week "
                            + "to week or month to month (ISO weeks and months in UTC; periods without articles are absent), a "
                            + "straight line through the stories over time for each measure, and the sentences that tell most with "
                            + "a link. The same articles give the same digits. `n` counts stories; an article without a story is "
                            + "one of its own. From 15 dated stories on there are trends: the change in 30 days with interval, "
                            + "p-value and p-value after Holm over the trends of the report. Only readings of one model are taken, "
                            + "`method` names it and counts what is left out. An outlet of more than 5,000 articles or 300,000 "
                            + "sentences within the time is refused: narrow it. `caution` travels with the numbers.")
    @Parameter(
            name = "outlet",
            in = ParameterIn.QUERY,
            required = true,
            description = "the outlet, 1 to 200 characters",
            example = "Northbank Wire")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "its articles published at or after it; with either bound, those without a date are left out",
            example = "2026-01-01")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "published before it", example = "2026-07-01")
    @Parameter(name = "by", in = ParameterIn.QUERY, description = "week (default) or month", example = "month")
    @Parameter(
            name = "axis",
            in = ParameterIn.QUERY,
            description = "an axis beside the other measures, up to 20 times; without it desperation-bold-pivot",
            example = "threat-opportunity")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @Parameter(
            name = "table",
            in = ParameterIn.QUERY,
            description = "of a file: series (without it), measures, trends, shares, targets or telling")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "OutletReport"),
                        examples = @ExampleObject(name = "report", ref = "OutletReport")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<JsonNode> report(@Context UriInfo uri) {
        return reports.of(ReportQuery.of(uri.getQueryParameters(), 1, 1))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(report -> Decimals.rounded(JSON.valueToTree(report)));
    }
}
