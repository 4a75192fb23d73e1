package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import news.parallax.comparison.OutletReport;
import news.parallax.comparison.ReportQuery;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Pages on what nobody measured: many outlets, long names, a year of weeks. */
@Path("/made-up")
@RolesAllowed(Scope.READ)
public class MadeUpPages {
    static final String LONG =
            "The Very Long-Winded Northern and Southern Franklin County Gazette and Advertiser, Evening Edition";
    static final String HOSTILE = "<img src=x onerror=\"document.title='taken'\">";

    @GET
    @Path("/outlets")
    @Operation(hidden = true)
    public Uni<Response> outlets(@RestQuery int outlets) {
        MadeUpComparison made = new MadeUpComparison();
        Random random = new Random(7);
        List<String> names = IntStream.range(0, outlets)
                .mapToObj(i -> i == 3 ? LONG : i == 4 ? HOSTILE : "Outlet " + (char) ('A' + i))
                .toList();
        names.forEach(name -> made.outlet(
                name, 0.1 + 0.8 * random.nextDouble(), 1.6 * random.nextDouble() - 0.8, 3 + random.nextInt(40)));
        made.silent("Withheld Weekly", "not English");
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                if (b % 5 == 0) {
                    made.untested(
                            "loaded_language", names.get(a), names.get(b), 20, 5, "fewer than 8 stories on one side");
                } else {
                    made.tested("loaded_language", names.get(a), names.get(b), 0.3 - 0.1 * b, b % 3 == 0 ? 0.01 : 0.4);
                }
            }
        }
        OutletComparisonPageResource.Asked asked = new OutletComparisonPageResource.Asked(
                new ReportQuery(names, null, null, ReportQuery.By.WEEK, false, List.of()),
                new ComparisonQuery(List.of(), null, null, null));
        return Pages.ok(ComparisonTemplates.outletComparison(
                OutletComparisonPageResource.shown(asked, made.sharedBy(0, 1).comparison(), OutletPagesTest.AXES)));
    }

    @GET
    @Path("/outlet")
    @Operation(hidden = true)
    public Uni<Response> outlet(@RestQuery int weeks) {
        Random random = new Random(7);
        OutletReport.Period[] series = IntStream.range(0, weeks)
                .filter(week -> week < 20 || week > 26)
                .mapToObj(week -> {
                    LocalDate monday = LocalDate.of(2025, 6, 2).plusWeeks(week);
                    String name = monday.get(IsoFields.WEEK_BASED_YEAR) + "-W"
                            + String.format("%02d", monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                    return OutletViewTest.week(name, monday.toString(), 0.3 + 0.3 * random.nextDouble());
                })
                .toArray(OutletReport.Period[]::new);
        ReportQuery query = new ReportQuery(List.of("Aldine"), null, null, ReportQuery.By.WEEK, false, List.of());
        return Pages.ok(ComparisonTemplates.outlet(OutletPageResource.shown(
                query, OutletViewTest.report("Aldine", "week", series), OutletPagesTest.AXES)));
    }
}
