package news.parallax.rescoring;

/**
 * An article that a job could not do.
 *
 * @param outcome {@code skipped} or {@code failed}
 * @param reason as {@link Reason} names it
 * @param detail for people; nothing of the text
 */
public record LeftOutArticle(String article, String outlet, String outcome, String reason, String detail) {}
