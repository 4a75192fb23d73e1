package news.parallax.article;

/**
 * How much of a story is stored.
 *
 * @param articles how many
 * @param sentences of their texts
 */
public record StorySize(long articles, long sentences) {
    // Of several model versions' sentences the most: an upper bound.
    static final String SQL = "select count(*), coalesce(sum(most), 0) from (select"
            + " max(cast(cast(s.summary as json) #>> '{coverage,sentences}' as bigint)) as most"
            + " from article a join score s on s.article_id = a.id where a.story = :story group by a.id) sizes";
}
