/**
 * What is stored, how it gets in and out: requests, results, the database.
 *
 * <p>A request is read by {@link news.parallax.article.RequestReader}, scored by {@code measure}, and written by
 * {@link news.parallax.article.Storing}; {@link news.parallax.article.ArticleStore} reads it back. The row of an
 * article holds its metadata; its text, its scores and its sentence vectors lie in tables of their own.
 *
 * <p>Axes are kept in {@link news.parallax.article.AxisCatalog}. Which ones an article was asked for is stored, where
 * it stands on them never: {@link news.parallax.article.Placing} reads that off its sentence vectors each time.
 */
@NullMarked
package news.parallax.article;

import org.jspecify.annotations.NullMarked;
