package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One outlet within a time. */
@ApplicationScoped
public class OutletReports {
    /** With the words of telling sentences where texts are kept. */
    public Uni<OutletReport> of(ReportQuery query) {
        throw new UnsupportedOperationException("not built yet: " + query);
    }
}
