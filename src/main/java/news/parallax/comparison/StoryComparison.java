package news.parallax.comparison;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.article.ScoredArticle;
import news.parallax.article.View;
import news.parallax.model.ModelId;
import news.parallax.stats.PermutationTest;
import news.parallax.stats.Seeds;
import news.parallax.story.SharedPassages;

/**
 * Makes a comparison from a story's articles. Plain computation: the same articles give the same digits, in whatever
 * order they come.
 *
 * @param story its name, which seeds everything random
 * @param view of the model whose readings are compared, and of the axes; articles that another model read are counted
 *     and left out
 * @param current whether it is the model that scores now
 * @param passages that articles of several outlets have in common
 */
public record StoryComparison(String story, View view, boolean current, SharedPassages passages) {
    private static final String CAUTION =
            "These are differences between the wordings of these articles as one model reads "
                    + "them. They say nothing about what is true, nor about the outlets' other articles. Sentences of one article "
                    + "are not independent of each other, so the evidence is somewhat weaker than the p-values say. A passage that "
                    + "two outlets printed, such as agency copy, counts into the value of either and makes them more alike; the "
                    + "test leaves it out and asks whether what each wrote itself differs. A share corrected for the "
                    + "classifier's errors takes its error rates for those on the labelled sentences, which were chosen for "
                    + "being hard to tell; in plain reports it errs less often than that. Lean is learnt from the labels of American "
                    + "outlets and speaks of United States politics only.";

    /** A smallest possible corrected p-value above which readers are told of it. */
    private static final double COARSE = 0.025;

    public Comparison of(Collection<ScoredArticle> articles) {
        List<ScoredArticle> read =
                articles.stream().filter(article -> sameModel(article.model())).toList();
        List<Outlet> outlets = Outlet.of(read);
        String seed = Long.toString(Seeds.of(story));
        Set<String> shared = shared(outlets);
        List<Statistic> statistics = Statistic.all(view.calibration(), new Places(view, read));
        List<Outlet> compared = Workload.admitted(outlets);
        Copies copies = new Copies(passages, outlets);
        Differences.Outcome outcome = new Differences(statistics, compared, copies, seed).corrected();
        return new Comparison(
                story,
                null,
                null,
                outlets.parallelStream()
                        .map(outlet -> new OutletReader(outlet, view, statistics, seed).read(shared))
                        .toList(),
                outcome.all(),
                copies.passages(),
                method(seed, outcome, leftOut(articles)),
                caution(outlets, compared, articles, outcome.least()));
    }

    private boolean sameModel(ModelId other) {
        return other.hash().equals(view.model().hash());
    }

    private List<Method.LeftOut> leftOut(Collection<ScoredArticle> articles) {
        return articles.stream()
                .map(ScoredArticle::model)
                .filter(other -> !sameModel(other))
                .collect(Collectors.groupingBy(ModelId::hash, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> new Method.LeftOut(same.get(0), same.size()))
                .toList();
    }

    private Method method(String seed, Differences.Outcome outcome, List<Method.LeftOut> leftOut) {
        return new Method(
                "sentence",
                "two-sided permutation test of the studentised difference (Janssen 1997) with its skewness taken out (Hall "
                        + "1992), own-voice sentences dealt anew between two outlets, in random blocks where they are many, until "
                        + PermutationTest.ENOUGH
                        + " deals are as extreme as the real one or all permutations are dealt (Besag and Clifford 1991); "
                        + "lean and tone by the influence of each sentence on the value (Efron 1982); passages that both "
                        + "printed are not dealt; intervals of differences hold all shifts that the test does not refuse "
                        + "at 5 %",
                "Holm, over all tests of this comparison",
                seed,
                outcome.tests(),
                Differences.MINIMUM,
                outcome.all().stream().mapToInt(Difference::permutations).max().orElse(0),
                view.model(),
                leftOut);
    }

    private static Set<String> shared(List<Outlet> outlets) {
        Map<String, Long> counts = outlets.stream()
                .flatMap(outlet -> outlet.targets().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private String caution(
            List<Outlet> outlets, List<Outlet> compared, Collection<ScoredArticle> articles, double least) {
        StringBuilder caution = new StringBuilder(CAUTION);
        long others =
                articles.stream().filter(article -> !sameModel(article.model())).count();
        if (others > 0) {
            caution.append(' ')
                    .append(others)
                    .append(others == 1 ? " article was" : " articles were")
                    .append(" read by another model than the one whose readings are compared and ")
                    .append(others == 1 ? "is" : "are")
                    .append(" left out.");
        }
        if (!current) {
            caution.append(" The readings are those of ")
                    .append(view.model().name())
                    .append(' ')
                    .append(view.model().version())
                    .append(", which no longer scores.");
        }
        if (others > 0 || !current) {
            caution.append(" Send the articles again to have all of them read by the model that scores now.");
        }
        if (compared.size() < outlets.size()) {
            caution.append(" Of ")
                    .append(outlets.size())
                    .append(" outlets the ")
                    .append(compared.size())
                    .append(" with the most sentences are compared in pairs; the work for more would not end soon.");
        }
        if (least > COARSE) {
            caution.append(String.format(
                    Locale.ROOT,
                    " With so many tests of so many sentences the work allows few permutations: no corrected p-value here "
                            + "can be smaller than %.2g, however large the difference.",
                    Math.min(1, least)));
        }
        return caution.toString();
    }
}
