package news.parallax.export;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.parallax.article.ListQuery;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;

/**
 * Where a page of sentences ended.
 *
 * @param article place of the last one's article, which the next page begins with
 * @param last number of the last sentence
 */
record SentenceCursor(String article, String id, int last) {
    static final String SHAPE = "must be a nextCursor of this list";

    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9_-]{1,200})~([0-9a-f-]{36})~(\\d{1,9})");

    static SentenceCursor behind(SentenceTable.Row row) {
        return new SentenceCursor(row.article().cursor(), row.article().id().toString(), row.number());
    }

    String write() {
        return article + "~" + id + "~" + last;
    }

    static Optional<SentenceCursor> read(String cursor) {
        Matcher parts = WRITTEN.matcher(cursor);
        return parts.matches()
                ? Optional.of(new SentenceCursor(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 where it is none of such a list */
    ListQuery of(ListQuery articles) {
        return articles.after(article)
                .orElseThrow(() -> Problems.unprocessable(List.of(Violation.of("cursor", SHAPE))));
    }

    /** Without those up to here; the article may have been deleted since. */
    Rows<SentenceTable.Row> behind(Rows<SentenceTable.Row> rows) {
        return rows.where(this::later);
    }

    private boolean later(SentenceTable.Row row) {
        return !row.article().id().toString().equals(id) || row.number() > last;
    }
}
