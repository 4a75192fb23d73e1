package news.parallax.comparison;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.parallax.article.ScoredArticle;
import news.parallax.measure.Abstention;
import news.parallax.measure.Measure;
import news.parallax.measure.MentionReading;
import news.parallax.measure.SentenceReading;

/**
 * One outlet's articles on the story.
 *
 * @param articles at least one, in an order that does not depend on when they were sent
 */
record Outlet(String name, List<ScoredArticle> articles) {
    private static final Comparator<ScoredArticle> ORDER = Comparator.comparing(
                    ScoredArticle::publishedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ScoredArticle::title, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ScoredArticle::textHash)
            .thenComparing(ScoredArticle::id);

    /** A sentence, and where it stands. */
    record Placed(ScoredArticle article, SentenceReading sentence) {
        UUID id() {
            return article.id();
        }
    }

    /** The outlets of a story by name. */
    static List<Outlet> of(Collection<ScoredArticle> articles) {
        return articles.stream()
                .sorted(ORDER)
                .collect(Collectors.groupingBy(ScoredArticle::outlet, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Outlet(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Own-voice sentences of the articles that have the measure at all. */
    Stream<Placed> placed(Measure measure) {
        return articles.stream()
                .filter(article -> reason(article, measure).isEmpty())
                .flatMap(article -> article.sentences().stream()
                        .filter(SentenceReading::ownVoice)
                        .map(sentence -> new Placed(article, sentence)));
    }

    List<SentenceReading> sentences(Measure measure) {
        return placed(measure).map(Placed::sentence).toList();
    }

    /** The first article's reason for not having the measure. */
    Optional<String> abstention(Measure measure) {
        return articles.stream()
                .flatMap(article -> reason(article, measure).stream())
                .findFirst();
    }

    private static Optional<String> reason(ScoredArticle article, Measure measure) {
        return article.abstained().stream()
                .filter(abstention -> abstention.measure().equals(measure.label()))
                .map(Abstention::reason)
                .findFirst();
    }

    /** The names of all targets, folded so that outlets can be matched. */
    Set<String> targets() {
        return articles.stream()
                .flatMap(article -> article.targets().stream())
                .map(Outlet::folded)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A target's name as the outlet's first article has it. */
    String spelling(String folded) {
        return articles.stream()
                .flatMap(article -> article.targets().stream())
                .filter(name -> folded(name).equals(folded))
                .findFirst()
                .orElse(folded);
    }

    /** Mentions of a target in own voice. */
    List<MentionReading> mentions(String folded) {
        return placed(Measure.TONE)
                .flatMap(placed -> mentions(placed.article(), placed.sentence(), folded))
                .toList();
    }

    /** Mentions of a target in the texts, quotations included. */
    int mentioned(String folded) {
        return (int) articles.stream()
                .flatMap(article -> article.sentences().stream()
                        .filter(sentence -> !sentence.title())
                        .flatMap(sentence -> mentions(article, sentence, folded)))
                .count();
    }

    private static Stream<MentionReading> mentions(ScoredArticle article, SentenceReading sentence, String folded) {
        Set<Integer> indices = IntStream.range(0, article.targets().size())
                .filter(i -> folded(article.targets().get(i)).equals(folded))
                .boxed()
                .collect(Collectors.toSet());
        return sentence.mentions().stream().filter(mention -> indices.contains(mention.target()));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
