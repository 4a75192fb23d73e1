package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.parallax.article.AxisCatalog;
import news.parallax.article.Published;
import news.parallax.article.PublishedArticles;
import news.parallax.article.ScoredArticle;
import news.parallax.article.View;
import news.parallax.measure.Axis;
import news.parallax.measure.Calibration;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.Scorer;
import news.parallax.model.ModelId;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;

/**
 * Fetches what reports and comparisons of outlets are made of: articles are read some at a time, pooled and let go, so
 * that an answer takes as much memory whether it rests on a hundred sentences or on hundreds of thousands.
 */
@ApplicationScoped
class Gathering {
    /** Of one answer. */
    private static final int ARTICLES = 5_000;

    private static final long SENTENCES = 300_000;

    /** Sentences that are read at a time: some megabytes with their vectors. */
    private static final int AT_A_TIME = 4_000;

    /** While one reads, others pool. */
    private static final int LANES = 3;

    private final PublishedArticles published;
    private final Scorer scorer;
    private final CurrentModel current;
    private final AxisCatalog axes;
    private final Readers readers;

    Gathering(PublishedArticles published, Scorer scorer, CurrentModel current, AxisCatalog axes, Readers readers) {
        this.published = published;
        this.scorer = scorer;
        this.current = current;
        this.axes = axes;
        this.readers = readers;
    }

    /** @return fails with a problem for an outlet of which nothing is stored, and where there is too much */
    Uni<Gathered> of(ReportQuery query) {
        Calibration calibration = scorer.calibration();
        ModelId now = current.id();
        return axes.allNamed(query.axes(), "axis")
                .flatMap(meant -> published
                        .of(query.outlets(), query.from(), query.to(), ARTICLES + 1)
                        .call(found -> known(query.outlets(), found))
                        .invoke(Gathering::bounded)
                        .flatMap(found -> gathered(query, shared(query, found), meant, now, calibration)));
    }

    private Uni<Void> known(List<String> outlets, List<Published> found) {
        Set<String> silent = new TreeSet<>(outlets);
        found.forEach(article -> silent.remove(article.outlet()));
        return published
                .unknown(silent)
                .invoke(unknown -> {
                    if (!unknown.isEmpty()) {
                        throw Problems.notFound(
                                "No article of these outlets is stored: " + String.join(", ", new TreeSet<>(unknown))
                                        + ". GET /v1/outlets lists those that are known.",
                                "outlets",
                                List.copyOf(new TreeSet<>(unknown)));
                    }
                })
                .replaceWithVoid();
    }

    private static void bounded(List<Published> found) {
        long sentences = found.stream().mapToLong(Published::sentences).sum();
        if (found.size() > ARTICLES || sentences > SENTENCES) {
            throw Problems.unprocessable(List.of(Violation.of(
                    "from",
                    "leaves too much: at most " + ARTICLES + " articles and " + SENTENCES
                            + " sentences are compared. Narrow from and to, or ask for fewer outlets")));
        }
    }

    /** All of them, or those of the stories that every outlet told. */
    private static List<Published> shared(ReportQuery query, List<Published> found) {
        if (!query.shared()) {
            return found;
        }
        Map<String, Set<String>> tellers = new HashMap<>();
        found.stream()
                .filter(article -> article.story() != null)
                .forEach(article -> tellers.computeIfAbsent(String.valueOf(article.story()), s -> new HashSet<>())
                        .add(article.outlet()));
        return found.stream()
                .filter(article -> tellers.getOrDefault(String.valueOf(article.story()), Set.of())
                                .size()
                        == query.outlets().size())
                .toList();
    }

    private Uni<Gathered> gathered(
            ReportQuery query, List<Published> found, List<Axis> meant, ModelId now, Calibration calibration) {
        ModelId reader = Readers.best(found.stream().map(Published::model), now);
        boolean same = reader.hash().equals(now.hash());
        List<Published> read = found.stream()
                .filter(article -> article.model().hash().equals(reader.hash()))
                .toList();
        return readers.view(reader, now, calibration, meant)
                .flatMap(view -> pooled(
                        new Gathered(
                                query,
                                view,
                                same,
                                Collections.synchronizedList(new ArrayList<>()),
                                new Tellers(),
                                Gathered.leftOut(found, reader),
                                read.stream().collect(Collectors.toMap(Published::id, Published::sentences))),
                        read));
    }

    private Uni<Gathered> pooled(Gathered into, List<Published> read) {
        if (read.isEmpty()) {
            return Uni.createFrom().item(into);
        }
        List<List<Published>> portions = portions(read, AT_A_TIME);
        List<Uni<Void>> lanes = IntStream.range(0, Math.min(LANES, portions.size()))
                .mapToObj(lane -> {
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (int i = lane; i < portions.size(); i += LANES) {
                        List<Published> portion = portions.get(i);
                        done = done.flatMap(before -> portion(into, portion));
                    }
                    return done;
                })
                .toList();
        return Uni.join()
                .all(lanes)
                .andFailFast()
                .map(done -> new Gathered(
                        into.query(),
                        into.view(),
                        into.current(),
                        into.parts().stream().sorted(Part.ORDER).toList(),
                        into.tellers(),
                        into.leftOut(),
                        into.sentences()));
    }

    private Uni<Void> portion(Gathered into, List<Published> portion) {
        // One hash, but perhaps several precisions, which are models of their own to the database.
        Map<ModelId, List<UUID>> byModel = portion.stream()
                .collect(Collectors.groupingBy(
                        Published::model, Collectors.mapping(Published::id, Collectors.toList())));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<ModelId, List<UUID>> same : byModel.entrySet()) {
            done = done.flatMap(before -> published
                    .read(same.getValue(), same.getKey(), !into.view().axes().isEmpty())
                    .invoke(articles -> articles.forEach(article -> pool(into, article)))
                    .replaceWithVoid());
        }
        return done;
    }

    /** Adds an article to what is gathered, and lets its sentences go. */
    static void pool(Gathered into, ScoredArticle article) {
        View view = into.view();
        Places places = new Places(view, List.of(article));
        List<Statistic> statistics = Statistic.all(view.calibration(), places);
        into.parts().add(Part.of(article, Sums.of(article, view, places, statistics)));
        into.tellers().add(article.outlet(), Tellers.of(article, statistics));
    }

    /** In portions of so many sentences, or of one article with more. */
    static List<List<Published>> portions(Collection<Published> articles, int sentences) {
        List<List<Published>> portions = new ArrayList<>();
        long some = sentences;
        for (Published article : articles) {
            if (some + article.sentences() > sentences) {
                portions.add(new ArrayList<>());
                some = 0;
            }
            portions.get(portions.size() - 1).add(article);
            some += article.sentences();
        }
        return portions;
    }
}
