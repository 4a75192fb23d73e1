/**
 * Articles in numbers, as lines: each is the request of one article and comes to an outcome of its own, whatever
 * becomes of its neighbours. {@link news.parallax.batch.ArticleLines} is where they meet the model; the rest is the
 * stream of {@code POST /v1/articles/batch}. Files are in {@code corpus}, messages and maps in {@code worker}.
 */
@NullMarked
package news.parallax.batch;

import org.jspecify.annotations.NullMarked;
