package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.article.LikenessStore;
import news.parallax.measure.TextHash;
import news.parallax.platform.Database;
import news.parallax.stats.Bounds;
import news.parallax.stats.Shares;
import news.parallax.story.RelatedArticles;

/**
 * {@code evaluate related FILE}: all articles of the file in one empty database, without dates and stories, and how
 * often the other tellings of an article's event are among the first five that are proposed for it: with their texts,
 * after these have been thrown away, and with made-up dates, {@value #A_DAY} events a day in the order of the file and
 * the tellings of one some hours apart. The model does not run.
 */
@Dependent
public class RelatedEvaluation {
    static final String NAME = "related";

    private static final int FIRST = 5;
    private static final int TOGETHER = 100;
    private static final int AT_ONCE = 4;
    private static final int A_DAY = 10;
    private static final String INSERT = "insert into article (id, outlet, title, text_hash, revision, created_at)"
            + " values (:id, :outlet, :title, :hash, 0, timestamptz 'epoch') returning id";
    private static final String KEEP = "insert into article_text values (:id, :text) returning article_id";
    private static final String FORGET = "delete from article_text returning article_id";

    /** The number of a story is the first half of its articles' ids, that of the telling the second. */
    private static final String DATE = "with dated as (update article set published_at = timestamptz '2026-01-01'"
            + " + interval '1 day' * (cast(cast('x' || substr(replace(cast(id as text), '-', ''), 1, 16) as bit(64)) as bigint) / "
            + A_DAY
            + ") + interval '7 hours' * cast(cast('x' || substr(replace(cast(id as text), '-', ''), 17) as bit(64))"
            + " as bigint) returning id, published_at) update article_topic t set published_at = d.published_at"
            + " from dated d where t.article_id = d.id returning t.article_id";

    private final RelatedArticles related;
    private final LikenessStore likenesses;
    private final Database database;

    RelatedEvaluation(RelatedArticles related, LikenessStore likenesses, Database database) {
        this.related = related;
        this.likenesses = likenesses;
        this.database = database;
    }

    /** @param found of the other tellings, how many are among the first */
    private record Outcome(SameStory story, int others, int found) {}

    ObjectNode figures(List<SameStory> stories, ObjectMapper json) throws IOException {
        Map<UUID, SameStory> articles = new LinkedHashMap<>();
        ObjectNode figures = json.createObjectNode().put("measure", NAME);
        try (Progress progress = new Progress()) {
            store(stories, articles, progress);
            figures.put("stories", stories.size()).put("articles", articles.size());
            put(figures.putObject("with_text"), asked(articles, progress));
            change(FORGET);
            put(figures.putObject("without_text"), asked(articles, progress));
            change(DATE);
            put(figures.putObject("without_text_dated"), asked(articles, progress));
        }
        return figures;
    }

    private void change(String statement) {
        database.write(session ->
                        session.createNativeQuery(statement, UUID.class).getResultList())
                .await()
                .indefinitely();
    }

    private void store(List<SameStory> stories, Map<UUID, SameStory> articles, Progress progress) {
        for (int from = 0; from < stories.size(); from += TOGETHER) {
            List<SameStory> some = stories.subList(from, Math.min(stories.size(), from + TOGETHER));
            List<UUID> ids = database.write(session -> {
                        Uni<List<UUID>> stored = Uni.createFrom().item(new ArrayList<>());
                        for (SameStory story : some) {
                            for (int i = 0; i < story.articles().size(); i++) {
                                SameStory.Article article = story.articles().get(i);
                                UUID id = new UUID(story.number(), i);
                                stored = stored.call(() -> session.createNativeQuery(INSERT, UUID.class)
                                                .setParameter("id", id)
                                                .setParameter("outlet", "outlet " + id)
                                                .setParameter("title", article.title())
                                                .setParameter("hash", TextHash.of(article.text()))
                                                .getSingleResult())
                                        .call(() -> session.createNativeQuery(KEEP, UUID.class)
                                                .setParameter("id", id)
                                                .setParameter("text", article.text())
                                                .getSingleResult())
                                        .invoke(before -> before.add(id));
                                articles.put(id, story);
                            }
                        }
                        return stored;
                    })
                    .await()
                    .indefinitely();
            likenesses.signatures(ids).await().indefinitely();
            progress.add(ids.size());
        }
    }

    private List<Outcome> asked(Map<UUID, SameStory> articles, Progress progress) {
        List<Uni<Outcome>> all = articles.entrySet().stream()
                .filter(article -> article.getValue().heldOut())
                .map(article -> related.of(article.getKey(), FIRST)
                        .map(found -> (int) found.orElseThrow().stream()
                                .filter(each -> articles.get(each.article().id()) == article.getValue())
                                .count())
                        .map(found -> new Outcome(
                                article.getValue(),
                                article.getValue().articles().size() - 1,
                                found))
                        .invoke(() -> progress.add(1)))
                .toList();
        return Uni.join()
                .all(all)
                .usingConcurrencyOf(AT_ONCE)
                .andFailFast()
                .await()
                .indefinitely();
    }

    private static void put(ObjectNode to, List<Outcome> some) {
        int pairs = some.stream().mapToInt(Outcome::others).sum();
        int found = some.stream().mapToInt(Outcome::found).sum();
        int any = (int) some.stream().filter(outcome -> outcome.found() > 0).count();
        to.put("articles", some.size()).put("pairs", pairs);
        if (!some.isEmpty()) {
            share(to, "other_telling_among_first_five", found, pairs);
            share(to, "any_other_telling_among_first_five", any, some.size());
        }
    }

    private static void share(ObjectNode to, String name, int found, int of) {
        Bounds interval = Shares.ofCounts(found, of);
        Numbers.put(to, name, (double) found / of, interval);
    }
}
