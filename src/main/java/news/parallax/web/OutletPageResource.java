package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import news.parallax.comparison.OutletReport;
import news.parallax.comparison.OutletReports;
import news.parallax.comparison.ReportQuery;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An outlet over time. */
@RolesAllowed(Scope.READ)
@Path("/outlet")
@Produces(MediaType.TEXT_HTML)
public class OutletPageResource {
    private final OutletReports reports;
    private final AxisChoices axes;

    OutletPageResource(OutletReports reports, AxisChoices axes) {
        this.reports = reports;
        this.axes = axes;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> page(@Context UriInfo uri) {
        ReportQuery query = ReportQuery.of(uri.getQueryParameters(), 1, 1);
        return reports.of(query)
                .flatMap(report -> axes.of(query.axes())
                        .flatMap(chosen -> Pages.made(() -> ComparisonTemplates.outlet(shown(query, report, chosen)))));
    }

    private static String name(ReportQuery.By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    static OutletPage shown(ReportQuery query, OutletReport report, AxisChoices.Axes axes) {
        Extent extent = Extent.of(query);
        List<Map.Entry<String, String>> subject = List.of(Map.entry("outlet", report.outlet()));
        List<Map.Entry<String, String>> all = Stream.of(
                        subject.stream(),
                        extent.parameters(),
                        Stream.of(Map.entry("by", name(query.by()))),
                        query.axes().stream().map(axis -> Map.entry("axis", axis)))
                .flatMap(part -> part)
                .toList();
        return new OutletPage(
                OutletView.of(report, axes.shown()),
                extent.words(),
                Extent.field(query.from()),
                Extent.field(query.to()),
                Stream.of(ReportQuery.By.values())
                        .map(by ->
                                new Choice(name(by), by == ReportQuery.By.WEEK ? "Weeks" : "Months", by == query.by()))
                        .toList(),
                axes.offered(),
                Choice.Hidden.of(subject),
                Download.report("/v1/outlets/report", all));
    }
}
