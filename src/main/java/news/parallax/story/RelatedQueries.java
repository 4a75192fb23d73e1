package news.parallax.story;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.article.Points;
import news.parallax.platform.Database;
import news.parallax.text.Terms;
import news.parallax.text.TopicVector;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What is read from the database to find related articles. */
@ApplicationScoped
class RelatedQueries {
    /** Topics that are read for one article; far more than are looked at, for cells are coarse. */
    private static final int NEAR = 20_000;

    /** Articles on one event appear within days; an undated one may be of any time. */
    private static final Duration WINDOW = Duration.ofDays(14);

    /** Characters of a text that are read, enough for {@link TopicVector#LEAD} words. */
    private static final int LEAD = 20 * TopicVector.LEAD;

    private static final int TELLING = 5;
    private static final int SHARING = 100;

    private static final String TELLINGS = "select a.id, a.outlet, a.story, a.title, a.published_at, a.url,"
            + " left(x.text, " + LEAD + "), t.vector from article a left join article_text x on x.article_id = a.id"
            + " left join article_topic t on t.article_id = a.id where a.id in (:ids)";

    // A cell after the other, the nearest first, until there are enough: the outer limit ends the loop, and the inner
    // one
    // keeps the planner from joining the tables in another order.
    private static final String NEAR_SQL = "select n.article_id, n.vector from unnest(cast(string_to_array(:cells, ',')"
            + " as smallint[]))"
            + " with ordinality c (cell, place) cross join lateral (%s limit " + NEAR + ") n limit " + NEAR;
    private static final String ANY_TIME = "select t.article_id, t.vector from article_topic t where t.cell = c.cell";
    private static final String ABOUT_THEN = ANY_TIME + " and t.published_at between :from and :to union all "
            + ANY_TIME + " and t.published_at is null";

    private static final String UNPLACED = " and not exists (select 1 from article_topic t where t.article_id = ";
    private static final String SHARING_WORDS = "(select id from article where title is not null"
            + " and to_tsvector('english', title) @@ to_tsquery('english', :words)" + UNPLACED + "id) limit " + SHARING
            + ") union (select article_id from article_text x"
            + " where to_tsvector('english', left(text, 100000)) @@ to_tsquery('english', :words)" + UNPLACED
            + "x.article_id) limit " + SHARING + ")";

    private final Database database;

    RelatedQueries(Database database) {
        this.database = database;
    }

    record Placed(UUID id, TopicVector topic) {}

    /** @param opening of the text where it is kept */
    record Found(RelatedArticle.Head head, @Nullable String opening, Telling telling) {
        static Found of(Object[] row) {
            Instant published = Points.of(row[4]);
            String title = (String) row[3];
            String opening = (String) row[6];
            UUID id = (UUID) row[0];
            return new Found(
                    new RelatedArticle.Head(
                            id,
                            (String) row[1],
                            (String) row[2],
                            title,
                            published == null ? null : published.toString(),
                            (String) row[5]),
                    opening,
                    Telling.of(
                            id, title, opening, published, row[7] == null ? null : new TopicVector((byte[]) row[7])));
        }
    }

    /** Emits on a worker thread. */
    Uni<List<Found>> tellings(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return database.read(session -> session.createNativeQuery(TELLINGS, Object[].class)
                        .setParameter("ids", ids)
                        .getResultList())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> rows.parallelStream().map(Found::of).toList());
    }

    /** Articles in the nearest cells; of a dated one, those of two weeks before and after it and undated ones. */
    Uni<List<Placed>> near(Telling telling) {
        Instant published = telling.publishedAt();
        String sql = NEAR_SQL.formatted(published == null ? ANY_TIME : ABOUT_THEN);
        String cells = Arrays.stream(telling.topic().cells())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return database.read(session -> {
                    Mutiny.SelectionQuery<Object[]> query =
                            session.createNativeQuery(sql, Object[].class).setParameter("cells", cells);
                    if (published != null) {
                        query.setParameter("from", published.minus(WINDOW)).setParameter("to", published.plus(WINDOW));
                    }
                    return query.getResultList();
                })
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> rows.stream()
                        .map(row -> new Placed((UUID) row[0], new TopicVector((byte[]) row[1])))
                        .toList());
    }

    /** Articles without a topic that have two of the most telling words of title and opening in title or text. */
    Uni<List<UUID>> sharingWords(Found seed) {
        List<String> telling = Stream.of(seed.head().title(), seed.opening())
                .filter(part -> part != null)
                .flatMap(part -> Terms.tokens(part).stream())
                .distinct()
                .sorted(Comparator.comparingDouble((String token) -> -TopicVector.telling(Terms.stem(token)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(TELLING)
                .toList();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < telling.size(); i++) {
            for (int j = i + 1; j < telling.size(); j++) {
                pairs.add("('" + quoted(telling.get(i)) + "' & '" + quoted(telling.get(j)) + "')");
            }
        }
        return pairs.isEmpty()
                ? Uni.createFrom().item(List.of())
                : database.read(session -> session.createNativeQuery(SHARING_WORDS, UUID.class)
                        .setParameter("words", String.join(" | ", pairs))
                        .getResultList());
    }

    private static String quoted(String token) {
        return token.replace("'", "''");
    }
}
