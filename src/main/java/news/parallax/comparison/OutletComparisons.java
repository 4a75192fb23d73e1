package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;

/** Outlets on all that they published within a time. */
@ApplicationScoped
public class OutletComparisons {
    private final Gathering gathering;
    private final Wording wording;
    private final Desks desks;

    OutletComparisons(Gathering gathering, Wording wording, Desks desks) {
        this.gathering = gathering;
        this.wording = wording;
        this.desks = desks;
    }

    /**
     * With the words of telling sentences where texts are kept.
     *
     * @return fails with a problem for an outlet of which nothing is stored, for an axis that is not known, where there
     *     are too many articles, and where too many comparisons are being made
     */
    public Uni<Comparison> of(ReportQuery query) {
        return desks.at(() -> gathering
                .of(query)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(gathered -> {
                    Comparison comparison = new ManyStoriesComparison(gathered).comparison();
                    return wording.of(comparison.outlets(), gathered.sentences())
                            .map(comparison::with);
                }));
    }
}
