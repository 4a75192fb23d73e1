package news.parallax.article;

/**
 * How much of a story is stored.
 *
 * @param articles how many
 * @param bytes of the readings of their sentences, some thirty a sentence
 */
public record StorySize(long articles, long bytes) {
    // Of several model versions' readings the largest: an upper bound.
    static final String SQL = "select count(*), coalesce(sum(largest), 0) from (select max(octet_length(s.sentences))"
            + " as largest from article a join score s on s.article_id = a.id where a.story = :story group by a.id) sizes";
}
