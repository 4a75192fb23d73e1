package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import news.parallax.article.AxisCatalog;
import news.parallax.measure.Axis;

/** The axes that a page offers, and those that it shows. */
@ApplicationScoped
class AxisChoices {
    private final AxisCatalog catalog;
    private final AxisNaming naming;

    AxisChoices(AxisCatalog catalog, AxisNaming naming) {
        this.catalog = catalog;
        this.naming = naming;
    }

    /** @param shown with their descriptions; without any that is asked for the usual one */
    record Axes(List<Axis> shown, List<Choice> offered) {}

    /** @param asked names that are known to be axes */
    Uni<Axes> of(List<String> asked) {
        List<String> names = asked.isEmpty() ? List.of(Axis.DEFAULT_NAME) : asked;
        return catalog.named(names)
                .flatMap(shown ->
                        naming.all().map(known -> new Axes(List.copyOf(shown.values()), offered(known, names))));
    }

    private static List<Choice> offered(Collection<String> known, List<String> chosen) {
        List<String> all = new ArrayList<>(chosen);
        known.stream().filter(name -> !chosen.contains(name)).forEach(all::add);
        return all.stream()
                .map(name -> new Choice(name, name, chosen.contains(name)))
                .toList();
    }
}
