package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import news.parallax.measure.Axis;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Explanation;
import news.parallax.measure.Measure;
import org.jspecify.annotations.Nullable;

/** Stored articles for people to look at. */
@ApplicationScoped
public class ShownArticles {
    private final ArticleStore store;
    private final Placing placing;
    private final Reasons reasons;
    private final CurrentModel models;

    ShownArticles(ArticleStore store, Placing placing, Reasons reasons, CurrentModel models) {
        this.store = store;
        this.placing = placing;
        this.reasons = reasons;
        this.models = models;
    }

    /**
     * One article under the model that scores now, or else the latest. Emits on the caller's context.
     *
     * @param axes to place it on; null: those that it was asked for
     * @param explain whether to find the words that pull, which takes the text and the model that read it
     */
    public Uni<Optional<ShownArticle>> one(UUID id, @Nullable List<Axis> axes, boolean explain) {
        return store.one(id)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : shown(axes == null ? found.get() : found.get().on(axes), explain)
                                .map(Optional::of));
    }

    /**
     * The latest articles on an axis, which need not be one that is kept; without sentences and texts. Emits on the
     * caller's context.
     */
    public Uni<List<ShownArticle>> latestOn(Axis axis, int limit) {
        return store.page(new ListQuery(null, null, null, null, null, List.of(), limit, null))
                .map(page -> page.map(stored -> stored.on(List.of(axis))).items())
                .flatMap(items -> placing.values(items)
                        .flatMap(placed -> Rendering.aside(() -> items.stream()
                                .map(stored -> ShownArticle.of(
                                        stored,
                                        placed.getOrDefault(stored.article().id, Placed.NOWHERE),
                                        Map.<String, List<Explanation>>of()))
                                .toList())));
    }

    private Uni<ShownArticle> shown(Stored stored, boolean explain) {
        return placing.stored(stored)
                .flatMap(placed -> (explain ? explanations(stored, placed) : none())
                        .flatMap(explanations -> Rendering.of(
                                stored.scored(), placed, () -> ShownArticle.of(stored, placed, explanations))));
    }

    private Uni<Map<String, List<Explanation>>> explanations(Stored stored, Placed placed) {
        String text = stored.text();
        if (text == null || !models.ready() || !stored.scored().model().equals(models.id())) {
            return none();
        }
        Article article = stored.article();
        return reasons.of(
                new ArticleRequest(
                        article.outlet,
                        text,
                        article.metadata(),
                        stored.scored().named(),
                        stored.axes(),
                        EnumSet.allOf(Measure.class),
                        true,
                        true,
                        null),
                stored.scored(),
                placed);
    }

    private static Uni<Map<String, List<Explanation>>> none() {
        return Uni.createFrom().item(Map.of());
    }
}
