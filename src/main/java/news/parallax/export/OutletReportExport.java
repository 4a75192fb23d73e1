package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import news.parallax.article.Parameters;
import news.parallax.comparison.OutletReports;
import news.parallax.comparison.ReportQuery;

/** One outlet within a time. */
@ApplicationScoped
class OutletReportExport implements Export {
    private final OutletReports reports;

    OutletReportExport(OutletReports reports) {
        this.reports = reports;
    }

    @Override
    public String path() {
        return "/v1/outlets/report";
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        Parameters parameters = wish.parameters();
        ReportQuery query = ReportQuery.of(wish.query(), 1, 1);
        long rows = parameters.rows();
        parameters.throwIfViolated();
        String table = wish.table(ReportTables.NAMES);
        return reports.of(query).map(report -> ReportTables.of(table, report).limited(rows));
    }
}
