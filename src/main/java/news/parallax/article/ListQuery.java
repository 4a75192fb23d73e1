package news.parallax.article;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are wanted, newest first, those without a date last.
 *
 * @param from inclusive; with either bound, articles without a date are left out
 * @param to exclusive
 * @param axes names of those that the articles are shown on; empty: each on those that it was asked for
 * @param words to be found in the title or in the text, in any form of English inflection
 */
public record ListQuery(
        @Nullable String outlet,
        @Nullable String story,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String words,
        List<String> axes,
        int limit,
        @Nullable Cursor after) {

    private static final String PLACE = "coalesce(a.published_at, timestamptz '-infinity')";

    static ListQuery of(MultivaluedMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        Cursor cursor = parameters.parsed("cursor", Cursor::read, "must be a nextCursor of this list");
        ListQuery wanted = of(parameters, parameters.limit()).after(cursor);
        parameters.throwIfViolated();
        return wanted;
    }

    /**
     * From the first article on; notes what is wrong with the parameters.
     *
     * @param limit articles on a page
     */
    public static ListQuery of(Parameters parameters, int limit) {
        Instant from = parameters.point("from");
        Instant to = parameters.point("to");
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.violated("to", "must be after from");
        }
        return new ListQuery(
                parameters.string("outlet", 200),
                parameters.string("story", 200),
                from,
                to,
                parameters.string("q", 200),
                parameters.axes(),
                limit,
                null);
    }

    /** The same behind this page. */
    public ListQuery after(Page<?> page) {
        return after(Cursor.read(Objects.requireNonNull(page.nextCursor())).orElseThrow());
    }

    /** The same from this cursor on; empty where it is none of this list. */
    public Optional<ListQuery> after(String cursor) {
        return Cursor.read(cursor).map(this::after);
    }

    private ListQuery after(@Nullable Cursor cursor) {
        return new ListQuery(outlet, story, from, to, words, axes, limit, cursor);
    }

    /** One more than the limit, to know whether there is a next page. */
    String sql() {
        List<String> conditions = new ArrayList<>(List.of(selection().condition()));
        if (words != null) {
            conditions.add("a.id in (select id from article where to_tsvector('english', title)"
                    + " @@ websearch_to_tsquery('english', :words) union select article_id from article_text"
                    + " where to_tsvector('english', left(text, 100000)) @@ websearch_to_tsquery('english', :words))");
        }
        if (after != null) {
            String behind = after.including() ? " <= " : " < ";
            conditions.add(
                    after.publishedAt() == null
                            ? PLACE + " = '-infinity' and a.id" + behind + ":id"
                            : "(" + PLACE + ", a.id)" + behind + "(:point, :id)");
        }
        return "select a.id from article a where " + String.join(" and ", conditions) + " order by " + PLACE
                + " desc, a.id desc limit " + (limit + 1);
    }

    Map<String, Object> values() {
        Map<String, Object> values = selection().values();
        Selection.put(values, "words", words);
        if (after != null) {
            Selection.put(values, "point", after.publishedAt());
            Selection.put(values, "id", after.id());
        }
        return values;
    }

    private Selection selection() {
        return new Selection(outlet, story, from, to);
    }
}
