package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.ModelCards;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/** The card of an installed model: what it is for, what it gets right and wrong. */
@ApplicationScoped
public class ModelCard {
    private final CurrentModel current;
    private final ModelCards cards;

    ModelCard(CurrentModel current, ModelCards cards) {
        this.current = current;
        this.cards = cards;
    }

    /**
     * Its Markdown.
     *
     * @param version a version or a hash; null: of the model that scores now
     * @return fails with a problem: 404 where it is not installed or has no card, 503 while the model is being loaded;
     *     emits on a worker thread
     */
    public Uni<String> markdown(@Nullable String version) {
        if (!current.ready()) {
            throw Problems.unavailable(Duration.ofSeconds(5), "The model is still loading. Try again in a moment.");
        }
        return cards.of(version)
                .flatMap(found -> found.isPresent() && found.get().markdown() != null
                        ? Uni.createFrom().item(found.get().markdown())
                        : cards.all().map(ModelCard::missing));
    }

    private static String missing(List<ModelCards.Card> installed) {
        throw Problems.notFound(
                "No model of this version is installed, or its folder has no card. Ask for a version or hash listed under"
                        + " models; what a former model was, GET /v1/model?version= says.",
                "models",
                installed.stream()
                        .filter(card -> card.markdown() != null)
                        .map(card -> new Known(card.name(), card.version(), card.hash()))
                        .toList());
    }

    /** A model whose card can be had. */
    record Known(String name, String version, String hash) {}
}
