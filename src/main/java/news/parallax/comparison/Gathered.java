package news.parallax.comparison;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import news.parallax.article.Published;
import news.parallax.article.View;
import news.parallax.model.ModelId;
import news.parallax.stats.Seeds;

/**
 * The articles of a report or a comparison, pooled.
 *
 * @param view of the model whose readings these are
 * @param current whether it is the model that scores now
 * @param parts in an order that does not depend on when articles were sent
 * @param sentences of each article's text
 */
record Gathered(
        ReportQuery query,
        View view,
        boolean current,
        List<Part> parts,
        Tellers tellers,
        List<Method.LeftOut> leftOut,
        Map<UUID, Integer> sentences) {

    /** Of everything random: from what was asked, so the same on every run. */
    String seed() {
        StringBuilder asked = new StringBuilder();
        query.outlets().stream().sorted().forEach(outlet -> asked.append(outlet).append('\n'));
        return Long.toString(Seeds.of(
                asked.toString(),
                String.valueOf(query.from()),
                String.valueOf(query.to()),
                Boolean.toString(query.shared())));
    }

    /** Loaded language, lean and tone, then the axes in their order: of pooled articles, no sentence is asked again. */
    List<Statistic> statistics() {
        return Statistic.all(view.calibration(), new Places(view, List.of()));
    }

    List<Part> parts(String outlet) {
        return parts.stream().filter(part -> part.outlet().equals(outlet)).toList();
    }

    /** The models of articles that are left out, the most frequent model's readings being taken. */
    static List<Method.LeftOut> leftOut(List<Published> chosen, ModelId reader) {
        return chosen.stream()
                .map(Published::model)
                .filter(other -> !other.hash().equals(reader.hash()))
                .collect(Collectors.groupingBy(ModelId::hash, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> new Method.LeftOut(same.get(0), same.size()))
                .toList();
    }
}
