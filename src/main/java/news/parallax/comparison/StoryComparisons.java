package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import news.parallax.article.ArticleStore;
import news.parallax.article.AxisCatalog;
import news.parallax.article.AxisNames;
import news.parallax.article.ScoredArticle;
import news.parallax.article.StorySize;
import news.parallax.article.VectorStore;
import news.parallax.measure.Axis;
import news.parallax.measure.Calibration;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Scorer;
import news.parallax.model.ModelId;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import news.parallax.story.SharedCopies;

/** Outlets on one story: fetches what a {@link StoryComparison} is made of. */
@ApplicationScoped
public class StoryComparisons {
    /** Articles of a story that is compared, and their sentences. */
    private static final long ARTICLES = 1_000;

    private static final long SENTENCES = 60_000;
    /** Articles whose texts are in memory at a time. */
    private static final int TEXTS = 10;

    private final ArticleStore store;
    private final Scorer scorer;
    private final CurrentModel current;
    private final AxisCatalog axes;
    private final Readers readers;
    private final VectorStore vectors;
    private final Desks desks;
    private final SharedCopies copies;

    StoryComparisons(
            ArticleStore store,
            Scorer scorer,
            CurrentModel current,
            AxisCatalog axes,
            Readers readers,
            VectorStore vectors,
            Desks desks,
            SharedCopies copies) {
        this.store = store;
        this.scorer = scorer;
        this.current = current;
        this.axes = axes;
        this.readers = readers;
        this.vectors = vectors;
        this.desks = desks;
        this.copies = copies;
    }

    /**
     * With the words of telling sentences where texts are kept.
     *
     * @param story a name that can be one
     * @param named axes; empty: the usual one
     * @return fails with a problem where there is no such story, where it is too large, and where too many comparisons
     *     are being made
     */
    public Uni<Comparison> of(String story, List<String> named) {
        List<String> checked = AxisNames.checked("axis", named);
        Calibration calibration = scorer.calibration();
        ModelId model = current.id();
        return desks.at(() -> axes.allNamed(checked, "axis")
                .flatMap(meant -> store.sizeOf(story)
                        .invoke(StoryComparisons::comparable)
                        .flatMap(size -> store.ofStory(story))
                        .flatMap(articles -> compared(story, articles, meant, model, calibration)))
                .flatMap(this::worded));
    }

    private Uni<Comparison> compared(
            String story, List<ScoredArticle> articles, List<Axis> axes, ModelId current, Calibration calibration) {
        ModelId reader = Readers.best(articles.stream().map(ScoredArticle::model), current);
        boolean now = reader.hash().equals(current.hash());
        return readers.view(reader, current, calibration, axes)
                .flatMap(view -> Uni.combine()
                        .all()
                        .unis(
                                view.axes().isEmpty() ? Uni.createFrom().item(articles) : vectors.attached(articles),
                                copies.among(outlets(articles)))
                        .asTuple()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(both -> new StoryComparison(story, view, now, both.getItem2()).of(both.getItem1())));
    }

    private static Map<UUID, String> outlets(List<ScoredArticle> articles) {
        return articles.stream().collect(Collectors.toMap(ScoredArticle::id, ScoredArticle::outlet));
    }

    private static void comparable(StorySize size) {
        if (size.articles() == 0) {
            throw Problems.notFound("No article of this story is stored. Post some with this story first.");
        }
        if (size.articles() > ARTICLES || size.sentences() > SENTENCES) {
            throw Problems.unprocessable(List.of(Violation.of(
                    "story",
                    "is too large to be compared: at most " + ARTICLES + " articles and " + SENTENCES + " sentences")));
        }
    }

    /** Looks up the words of the telling sentences, a few texts at a time. */
    private Uni<Comparison> worded(Comparison comparison) {
        List<UUID> telling = comparison.tellingArticles();
        Uni<Comparison> worded = Uni.createFrom().item(comparison);
        for (int from = 0; from < telling.size(); from += TEXTS) {
            List<UUID> some = telling.subList(from, Math.min(telling.size(), from + TEXTS));
            worded = worded.flatMap(before -> store.texts(some).map(before::with));
        }
        return worded;
    }
}
