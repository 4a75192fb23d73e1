package news.parallax.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.parallax.article.ScoredArticle;
import news.parallax.measure.SentenceReading;

/** Keeps the sentences of each outlet that tell most, while articles come and go in any order. */
final class Tellers {
    private static final Comparator<Telling> LOWEST = Comparator.comparingDouble(Telling::value)
            .thenComparing(Telling::article)
            .thenComparing(Telling::begin);
    private static final Comparator<Telling> HIGHEST = Comparator.comparingDouble(Telling::value)
            .reversed()
            .thenComparing(Telling::article)
            .thenComparing(Telling::begin);

    /** By outlet, then for each statistic those towards its negative and those towards its positive pole. */
    private final Map<String, List<List<Telling>>> best = new HashMap<>();

    /** The article's own, to be {@linkplain #add added}. */
    static List<List<Telling>> of(ScoredArticle article, List<Statistic> statistics) {
        List<List<Telling>> all = new ArrayList<>();
        for (Statistic statistic : statistics) {
            List<Telling> covered = Sums.has(article, statistic.measure())
                    ? article.sentences().stream()
                            .filter(SentenceReading::ownVoice)
                            .filter(statistic::covers)
                            .map(sentence -> Telling.of(article, sentence, statistic.label(), statistic.of(sentence)))
                            .toList()
                    : List.of();
            boolean oneSided = statistic.oneSided();
            all.add(first(covered.stream().filter(t -> !oneSided && t.value() < 0), LOWEST));
            all.add(first(covered.stream().filter(t -> oneSided || t.value() > 0), HIGHEST));
        }
        return all;
    }

    synchronized void add(String outlet, List<List<Telling>> more) {
        best.merge(outlet, more, (before, others) -> {
            List<List<Telling>> all = new ArrayList<>();
            for (int i = 0; i < before.size(); i++) {
                all.add(first(
                        Stream.concat(before.get(i).stream(), others.get(i).stream()), i % 2 == 0 ? LOWEST : HIGHEST));
            }
            return all;
        });
    }

    List<Telling> of(String outlet) {
        return best.getOrDefault(outlet, List.of()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Telling> first(Stream<Telling> some, Comparator<Telling> order) {
        return some.sorted(order).limit(OutletReader.TELLING).toList();
    }
}
