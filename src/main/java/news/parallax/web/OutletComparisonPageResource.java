package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.parallax.article.Parameters;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.OutletComparisons;
import news.parallax.comparison.OutletReading;
import news.parallax.comparison.ReportQuery;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Outlets side by side over many stories. */
@RolesAllowed(Scope.READ)
@Path("/outlets/compare")
@Produces(MediaType.TEXT_HTML)
public class OutletComparisonPageResource {
    private static final int MOST = 20;

    private final OutletComparisons comparisons;
    private final AxisChoices axes;

    OutletComparisonPageResource(OutletComparisons comparisons, AxisChoices axes) {
        this.comparisons = comparisons;
        this.axes = axes;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> page(@Context UriInfo uri) {
        Asked asked = Asked.of(uri.getQueryParameters());
        return comparisons
                .of(asked.query())
                .flatMap(comparison -> axes.of(asked.reading().axes())
                        .flatMap(chosen -> Pages.made(
                                () -> ComparisonTemplates.outletComparison(shown(asked, comparison, chosen)))));
    }

    /** What the address asks for. */
    record Asked(ReportQuery query, ComparisonQuery reading) {
        static Asked of(MultivaluedMap<String, String> address) {
            ReportQuery query = ReportQuery.of(address, 2, MOST);
            Parameters parameters = new Parameters(address);
            ComparisonQuery reading = ComparisonQuery.of(parameters);
            parameters.throwIfViolated();
            return new Asked(query, reading);
        }

        List<Map.Entry<String, String>> names() {
            return query.outlets().stream()
                    .map(outlet -> Map.entry("outlet", outlet))
                    .toList();
        }

        List<Map.Entry<String, String>> subject() {
            return Stream.of(
                            names().stream(),
                            Extent.of(query).parameters(),
                            query.shared()
                                    ? Stream.of(Map.entry("stories", "shared"))
                                    : Stream.<Map.Entry<String, String>>of())
                    .flatMap(part -> part)
                    .toList();
        }
    }

    static OutletComparisonPage shown(Asked asked, Comparison comparison, AxisChoices.Axes axes) {
        ComparisonQuery reading = asked.reading();
        String names = String.join(", ", asked.query().outlets());
        return new OutletComparisonPage(
                asked.query().outlets().size() == 2
                        ? String.join(" and ", asked.query().outlets())
                        : Digits.counted(asked.query().outlets().size(), "outlet", "outlets") + " compared",
                extent(asked, comparison),
                Extent.field(asked.query().from()),
                Extent.field(asked.query().to()),
                asked.query().shared(),
                ComparisonView.of(
                        comparison,
                        reading.of(comparison),
                        new ComparisonView.Around(axes.shown(), Map.of()),
                        "comparison of outlets (" + names + ")"),
                comparison.outlets().stream().map(OutletComparisonPage.Line::of).toList(),
                axes.offered(),
                Choice.Hidden.of(reading.withAxes(reading.withLook(asked.names()))),
                Choice.Hidden.of(reading.withAxes(asked.subject())),
                Choice.Hidden.of(reading.withLook(asked.subject())),
                Download.comparison("/v1/outlets/comparison", reading.withAxes(asked.subject())));
    }

    private static String extent(Asked asked, Comparison comparison) {
        int articles =
                comparison.outlets().stream().mapToInt(OutletReading::articles).sum();
        String words = Extent.of(asked.query()).words();
        return Digits.counted(articles, "article", "articles")
                + (asked.query().shared() ? ", only stories that all of them told" : "")
                + (words.isEmpty() ? "" : ", " + words);
    }
}
