package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.article.Parameters;
import news.parallax.comparison.StoryComparisons;

/** The outlets of one story, compared. */
@ApplicationScoped
class StoryComparisonExport implements Export {
    private final StoryComparisons comparisons;

    StoryComparisonExport(StoryComparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public String path() {
        return "/v1/stories/comparison";
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        Parameters parameters = wish.parameters();
        String story = parameters.string("story", 200);
        if (story == null) {
            parameters.violated("story", "is missing: name the story as ?story=");
        }
        List<String> axes = parameters.axes();
        long rows = parameters.rows();
        parameters.throwIfViolated();
        String table = wish.table(ComparisonTables.NAMES);
        return comparisons
                .of(story, axes)
                .map(comparison -> ComparisonTables.of(table, comparison).limited(rows));
    }
}
