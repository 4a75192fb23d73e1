package news.parallax.story;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.article.LikenessStore;

/** What articles have in common, whether their texts are kept or not. */
@ApplicationScoped
public class SharedCopies {
    private final LikenessStore likenesses;

    SharedCopies(LikenessStore likenesses) {
        this.likenesses = likenesses;
    }

    /**
     * @param outlets of the articles to be searched, as of one story; all of them are compared with each other
     * @return emits on a worker thread
     */
    public Uni<SharedPassages> among(Map<UUID, String> outlets) {
        if (outlets.values().stream().distinct().count() < 2) {
            return Uni.createFrom().item(SharedPassages.NONE).emitOn(Infrastructure.getDefaultWorkerPool());
        }
        return likenesses
                .signatures(outlets.keySet())
                .map(signatures -> Copies.of(outlets.entrySet().stream()
                        .map(article -> new SignedArticle(
                                article.getKey(),
                                article.getValue(),
                                signatures.getOrDefault(article.getKey(), List.of())))
                        .toList()));
    }
}
