package news.parallax.web;

import java.util.List;
import java.util.Map;
import news.parallax.article.Outlet;
import news.parallax.article.Page;

/**
 * The list of outlets.
 *
 * @param more where the next ones are; empty on the last page
 */
public record OutletListPage(String found, List<Line> lines, String more) {
    public record Line(String outlet, String articles, String days, String link) {}

    static OutletListPage of(Page<Outlet> page) {
        List<Line> lines = page.items().stream()
                .map(outlet -> new Line(
                        outlet.outlet(),
                        Digits.counted(outlet.articles(), "article", "articles"),
                        Digits.days(outlet.from(), outlet.to()),
                        Routes.outlet(outlet.outlet())))
                .toList();
        String more = page.nextCursor() == null
                ? ""
                : Routes.to(
                        "/outlets",
                        List.of(Map.entry("after", lines.get(lines.size() - 1).outlet())));
        return new OutletListPage(
                lines.isEmpty()
                        ? "No article is stored yet."
                        : Digits.counted(lines.size(), "outlet", "outlets")
                                + (more.isEmpty() ? "" : ", and there are more") + ".",
                lines,
                more);
    }
}
