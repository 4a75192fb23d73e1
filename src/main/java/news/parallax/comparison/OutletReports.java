package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.article.PublishedArticles;

/** One outlet within a time. */
@ApplicationScoped
public class OutletReports {
    private final Gathering gathering;
    private final PublishedArticles published;
    private final Wording wording;
    private final Desks desks;

    OutletReports(Gathering gathering, PublishedArticles published, Wording wording, Desks desks) {
        this.gathering = gathering;
        this.published = published;
        this.wording = wording;
        this.desks = desks;
    }

    /**
     * With the words of telling sentences where texts are kept.
     *
     * @param query of one outlet
     * @return fails as {@link OutletComparisons#of}
     */
    public Uni<OutletReport> of(ReportQuery query) {
        return desks.at(() -> gathering
                .of(query)
                .flatMap(gathered -> published
                        .undated(query.outlets().get(0))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(undated -> new ManyStoriesComparison(gathered).report(undated))
                        .flatMap(report -> wording.of(List.of(report.reading()), gathered.sentences())
                                .map(worded -> report.with(worded.get(0))))));
    }
}
