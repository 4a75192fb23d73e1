package news.parallax.article;

import org.jspecify.annotations.Nullable;

/**
 * A stored article as it was read.
 *
 * @param text null where it is not kept or was not read
 */
record Stored(Article article, @Nullable String text, Scored scored) {}
