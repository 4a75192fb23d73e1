package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.article.ArticleReader;
import news.parallax.article.ArticleReader.Described;
import news.parallax.article.AxisCatalog;
import news.parallax.article.ListQuery;
import news.parallax.article.Parameters;
import news.parallax.measure.Axis;

/** Stored articles, newest first. */
@ApplicationScoped
class ArticlesExport implements Export {
    /** Articles that are in memory at a time, each with thirty to sixty numbers. */
    private static final int PAGE = 200;

    private final ArticleReader articles;
    private final AxisCatalog axes;

    ArticlesExport(ArticleReader articles, AxisCatalog axes) {
        this.articles = articles;
        this.axes = axes;
    }

    @Override
    public String path() {
        return "/v1/articles";
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        Parameters parameters = wish.parameters();
        ListQuery all = ListQuery.of(parameters, PAGE);
        ListQuery from = parameters.parsed("cursor", all::after, "must be a nextCursor of this list");
        long rows = parameters.rows();
        parameters.throwIfViolated();
        List<String> named = wish.flat() ? Wish.axes(all.axes()) : all.axes();
        return axes.allNamed(named, "axis")
                .map(placed -> new Opened<>(
                        ArticleTable.of(ArticleTable.ARTICLES, named),
                        pages(from == null ? all : from, placed).limited(rows)));
    }

    private Rows<Described> pages(ListQuery first, List<Axis> placed) {
        return new Pages<>(first, query -> articles.page(query, placed), ListQuery::after, List::of);
    }
}
