package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.article.AxisCatalog;
import news.parallax.article.AxisEntry;

/** The names of axes that a page offers. */
@ApplicationScoped
public class AxisNaming {
    private static final int MOST = 200;

    private final AxisCatalog catalog;

    AxisNaming(AxisCatalog catalog) {
        this.catalog = catalog;
    }

    /** The first 200 by name. */
    public Uni<List<String>> all() {
        return catalog.list(MOST, null)
                .map(page -> page.items().stream().map(AxisEntry::name).toList());
    }
}
