package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.parallax.measure.Axis;
import org.jspecify.annotations.Nullable;

/** Reads the results of stored articles, without their sentences, for those who hand out many. */
@ApplicationScoped
public class ArticleReader {
    private final ArticleStore store;
    private final Placing placing;

    ArticleReader(ArticleStore store, Placing placing) {
        this.store = store;
        this.placing = placing;
    }

    /** A result, with what else is known of its article. */
    public record Described(
            Result result,
            @Nullable String url,
            @Nullable String author,
            @Nullable String language) {
        private static Described of(Stored stored, Placed placed) {
            Article article = stored.article();
            return new Described(Result.of(stored, placed), article.url, article.author, article.language);
        }

        /** As in the list of articles, and with the rest. */
        public ObjectNode json() {
            return Answers.brief(result).put("url", url).put("author", author).put("language", language);
        }
    }

    /**
     * One page.
     *
     * @param axes that all of them are shown on; empty: each on those that it was asked for
     * @return emits on a worker thread
     */
    public Uni<Page<Described>> page(ListQuery wanted, List<Axis> axes) {
        return store.page(wanted)
                .map(page -> axes.isEmpty() ? page : page.map(stored -> stored.on(axes)))
                .flatMap(page -> placing.values(page.items())
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(placed -> page.map(stored ->
                                Described.of(stored, placed.getOrDefault(stored.article().id, Placed.NOWHERE)))));
    }

    /**
     * One article under every model version, the latest first, on the axes that it was asked for.
     *
     * @return empty for an unknown article, or what is no id
     */
    public Uni<List<Described>> versions(String id) {
        Optional<UUID> article = ArticleId.read(id);
        if (article.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return store.versions(article.get()).flatMap(versions -> {
            Uni<List<Described>> all = Uni.createFrom().item(new ArrayList<>());
            for (Stored stored : versions) {
                all = all.flatMap(before -> placing.stored(stored)
                        .invoke(placed -> before.add(Described.of(stored, placed)))
                        .replaceWith(before));
            }
            return all;
        });
    }
}
