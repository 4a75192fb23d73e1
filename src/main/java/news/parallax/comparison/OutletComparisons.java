package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Outlets on all that they published within a time. */
@ApplicationScoped
public class OutletComparisons {
    /** With the words of telling sentences where texts are kept. */
    public Uni<Comparison> of(ReportQuery query) {
        throw new UnsupportedOperationException("not built yet: " + query);
    }
}
