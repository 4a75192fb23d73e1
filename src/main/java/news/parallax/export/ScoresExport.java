package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.article.ArticleReader;
import news.parallax.platform.Problems;

/** One article's scores under every model version. */
@ApplicationScoped
class ScoresExport implements Export {
    private final ArticleReader articles;

    ScoresExport(ArticleReader articles) {
        this.articles = articles;
    }

    @Override
    public String path() {
        return "/v1/articles/:id/scores";
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        return articles.versions(wish.path().get("id")).map(versions -> {
            if (versions.isEmpty()) {
                throw Problems.notFound("There is no article with this id. GET /v1/articles lists them.");
            }
            List<String> axes = versions.stream()
                    .flatMap(row -> row.result().measures().axes().keySet().stream())
                    .distinct()
                    .toList();
            return new Opened<>(ArticleTable.of(ArticleTable.SCORES, axes), Rows.of(versions));
        });
    }
}
