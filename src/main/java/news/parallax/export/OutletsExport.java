package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.article.ArticleStore;
import news.parallax.article.Outlet;
import news.parallax.article.Parameters;

/** Outlets with stored articles, by name. */
@ApplicationScoped
class OutletsExport implements Export {
    static final String NAME = "outlets";

    private static final int PAGE = 1_000;

    private final ArticleStore store;

    OutletsExport(ArticleStore store) {
        this.store = store;
    }

    static Table<Outlet> table() {
        return Table.of(
                NAME,
                new Columns<Outlet>(NAME)
                        .text("outlet", "The outlet, as callers wrote it.", Outlet::outlet)
                        .count("articles", "articles", "Its stored articles.", Outlet::articles)
                        .time("from", "When its first dated article was published; empty without one.", Outlet::from)
                        .time("to", "When its last dated article was published; empty without one.", Outlet::to)
                        .all());
    }

    @Override
    public String path() {
        return "/v1/outlets";
    }

    @Override
    public boolean results() {
        return false;
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        Parameters parameters = wish.parameters();
        long rows = parameters.rows();
        parameters.throwIfViolated();
        Rows<Outlet> all = new Pages<>(
                "",
                after -> store.outlets(PAGE, after),
                (after, page) -> page.items().get(page.items().size() - 1).outlet(),
                List::of);
        return Uni.createFrom().item(new Opened<>(table(), all.limited(rows)));
    }
}
