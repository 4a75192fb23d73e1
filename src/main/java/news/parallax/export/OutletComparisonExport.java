package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import news.parallax.article.Parameters;
import news.parallax.comparison.OutletComparisons;
import news.parallax.comparison.ReportQuery;

/** Outlets on all that they published within a time, compared. */
@ApplicationScoped
class OutletComparisonExport implements Export {
    private final OutletComparisons comparisons;

    OutletComparisonExport(OutletComparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public String path() {
        return "/v1/outlets/comparison";
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        Parameters parameters = wish.parameters();
        ReportQuery query = ReportQuery.of(wish.query(), 2, 20);
        long rows = parameters.rows();
        parameters.throwIfViolated();
        String table = wish.table(ComparisonTables.NAMES);
        return comparisons
                .of(query)
                .map(comparison -> ComparisonTables.of(table, comparison).limited(rows));
    }
}
