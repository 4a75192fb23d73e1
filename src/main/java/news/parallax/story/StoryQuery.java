package news.parallax.story;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import news.parallax.article.Cursor;
import news.parallax.article.Parameters;
import news.parallax.article.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Which stories are wanted: by their newest article, newest first, those without a date last.
 *
 * @param words to be found in a story's name or in the title of one of its articles, in any form of English inflection
 * @param begun whether the last word may be the beginning of one, as while it is typed
 * @param outlet that told it
 * @param from inclusive: one of its articles, that outlet's where one is named, was published then or later
 * @param to exclusive, of the same article
 * @param after where the page before ended
 */
public record StoryQuery(
        @Nullable String words,
        boolean begun,
        @Nullable String outlet,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable Cursor after) {
    private static final String PLACE = "coalesce(%s.published_at, timestamptz '-infinity')";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{1,50}");
    private static final int WORDS = 16;
    /** As V5__begun_words.sql indexes it. */
    private static final String PLAIN = "regexp_replace(%s, '[^[:alnum:]]+', ' ', 'g')";

    private static final String A = PLACE.formatted("a");

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming each violated parameter */
    public static StoryQuery of(MultivaluedMap<String, String> query) {
        return of(query, false);
    }

    /** For somebody who is typing. */
    public static StoryQuery typed(MultivaluedMap<String, String> query) {
        return of(query, true);
    }

    private static StoryQuery of(MultivaluedMap<String, String> query, boolean begun) {
        Parameters parameters = new Parameters(query);
        Instant from = parameters.point("from");
        Instant to = parameters.point("to");
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.violated("to", "must be after from");
        }
        StoryQuery wanted = new StoryQuery(
                parameters.string("q", 200),
                begun,
                parameters.string("outlet", 200),
                from,
                to,
                parameters.limit(),
                parameters.parsed("cursor", Cursor::read, "must be a nextCursor of this list"));
        parameters.throwIfViolated();
        return wanted;
    }

    /**
     * The newest article of each story, one more than the limit. Reads the index of told articles from the top, and of
     * each whether its story has a newer one: as many rows as the page's stories have articles, however many there are.
     */
    String sql() {
        List<String> conditions = new ArrayList<>(List.of(
                "a.story is not null",
                "not exists (select 1 from article b where b.story = a.story and (" + PLACE.formatted("b")
                        + ", b.id) > (" + A + ", a.id))"));
        if (words != null) {
            List<String> found = new ArrayList<>();
            for (String place : List.of("story", "title")) {
                found.add(found(place, place, "websearch_to_tsquery('english', :words)"));
                if (!prefix().isEmpty()) {
                    found.add(found(place, PLAIN.formatted(place), "to_tsquery('english', :prefix)"));
                }
            }
            conditions.add("a.story in (" + String.join(" union ", found) + ")");
        }
        if (outlet != null || from != null || to != null) {
            // By the expression that the index of told articles has; those without a date are before every point.
            String told = PLACE.formatted("c");
            conditions.add("a.story in (select c.story from article c where c.story is not null"
                    + (outlet == null ? "" : " and c.outlet = :outlet")
                    + (from == null ? "" : " and " + told + " >= :from")
                    + (to == null ? "" : " and " + told + " < :to and c.published_at is not null") + ")");
        }
        if (after != null) {
            conditions.add(
                    after.publishedAt() == null
                            ? A + " = '-infinity' and a.id < :id"
                            : "(" + A + ", a.id) < (:point, :id)");
        }
        return "select a.story, a.published_at, a.id from article a where " + String.join(" and ", conditions)
                + " order by " + A + " desc, a.id desc limit " + (limit + 1);
    }

    private static String found(String place, String text, String wanted) {
        return "select story from article where story is not null and " + place + " is not null"
                + " and to_tsvector('english', " + text + ") @@ " + wanted;
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        Selection.put(values, "words", words);
        if (!prefix().isEmpty()) {
            values.put("prefix", prefix());
        }
        Selection.put(values, "outlet", outlet);
        Selection.put(values, "from", from);
        Selection.put(values, "to", to);
        if (after != null) {
            Selection.put(values, "point", after.publishedAt());
            Selection.put(values, "id", after.id());
        }
        return values;
    }

    /** All words, the last one as the beginning of one; letters and digits alone mean nothing else to PostgreSQL. */
    private String prefix() {
        if (!begun || words == null) {
            return "";
        }
        List<String> each = WORD.matcher(words)
                .results()
                .limit(WORDS)
                .map(MatchResult::group)
                .toList();
        return each.isEmpty() ? "" : String.join(" & ", each) + ":*";
    }
}
