package news.parallax.story;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import news.parallax.article.Cursor;
import news.parallax.article.Page;
import news.parallax.article.Points;
import news.parallax.platform.Database;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Stories: which there are, and which articles they are of. */
@ApplicationScoped
public class Stories {
    private static final String SUMMARIES = "select story,"
            + " (array_agg(title order by published_at nulls last, id) filter (where title is not null))[1],"
            + " count(*), count(distinct outlet), min(published_at), max(published_at) from article"
            + " where story in (:stories) group by story";
    // In one order, so that two groupings of the same articles wait for each other and do not lock each other out.
    private static final String FOUND =
            "select id, story from article where id in (:ids) order by id for no key update";
    private static final String GROUP = "update article set story = :story, revision = revision + 1"
            + " where id in (:ids) and story is distinct from :story returning id";

    private final Database database;

    Stories(Database database) {
        this.database = database;
    }

    /** @param created whether no article had been of this story before */
    public record Grouped(boolean created, StorySummary story) {}

    /** An article that is of another story already. */
    public record Elsewhere(UUID id, String story) {}

    private record Newest(String story, @Nullable Instant publishedAt, UUID id) {}

    public Uni<Page<StorySummary>> page(StoryQuery wanted) {
        return database.read(session -> newest(session, wanted).flatMap(found -> {
            boolean more = found.size() > wanted.limit();
            List<Newest> shown = more ? found.subList(0, wanted.limit()) : found;
            Newest last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
            return summaries(session, shown.stream().map(Newest::story).toList())
                    .map(summaries -> new Page<>(
                            // One that has been moved away since is left out.
                            shown.stream()
                                    .map(each -> summaries.get(each.story()))
                                    .filter(Objects::nonNull)
                                    .toList(),
                            more && last != null ? new Cursor(last.publishedAt(), last.id()).write() : null));
        }));
    }

    /**
     * Makes the articles one story, all of them or none.
     *
     * @return fails with a problem: 422 naming the entries that are no articles, 409 naming those of another story
     *     unless they are to be moved
     */
    public Uni<Grouped> group(Grouping grouping) {
        return database.write(session -> summaries(session, List.of(grouping.story()))
                .flatMap(before -> session.createNativeQuery(FOUND, Object[].class)
                        .setParameter("ids", grouping.articles())
                        .getResultList()
                        .invoke(found -> check(grouping, found))
                        .flatMap(found -> session.createNativeQuery(GROUP, UUID.class)
                                .setParameter("story", grouping.story())
                                .setParameter("ids", grouping.articles())
                                .getResultList())
                        .flatMap(changed -> summaries(session, List.of(grouping.story())))
                        .map(after -> new Grouped(before.isEmpty(), after.get(grouping.story())))));
    }

    private static void check(Grouping grouping, List<Object[]> found) {
        Map<UUID, String> stories = new HashMap<>();
        found.forEach(row -> stories.put((UUID) row[0], (String) row[1]));
        List<UUID> asked = grouping.articles();
        List<Violation> unknown = IntStream.range(0, asked.size())
                .filter(i -> !stories.containsKey(asked.get(i)))
                .mapToObj(i -> Violation.of("articles[" + i + "]", "is the id of no article: " + asked.get(i)))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problems.unprocessable(unknown);
        }
        List<Elsewhere> elsewhere = new ArrayList<>();
        stories.forEach((id, story) -> {
            if (story != null && !story.equals(grouping.story())) {
                elsewhere.add(new Elsewhere(id, story));
            }
        });
        elsewhere.sort(Comparator.comparing(Elsewhere::id));
        if (!elsewhere.isEmpty() && !grouping.move()) {
            throw Problems.conflict(
                    "articles",
                    "Some of these articles are of another story. Leave them out, or send \"move\": true.",
                    "elsewhere",
                    elsewhere);
        }
    }

    private static Uni<List<Newest>> newest(Mutiny.Session session, StoryQuery wanted) {
        Mutiny.SelectionQuery<Object[]> query = session.createNativeQuery(wanted.sql(), Object[].class);
        wanted.values().forEach(query::setParameter);
        return query.getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Newest((String) row[0], Points.of(row[1]), (UUID) row[2]))
                        .toList());
    }

    private static Uni<Map<String, StorySummary>> summaries(Mutiny.Session session, List<String> stories) {
        if (stories.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(SUMMARIES, Object[].class)
                .setParameter("stories", stories)
                .getResultList()
                .map(rows -> {
                    Map<String, StorySummary> byName = new HashMap<>();
                    rows.stream().map(StorySummary::of).forEach(each -> byName.put(each.story(), each));
                    return byName;
                });
    }
}
