/**
 * How differently outlets tell one story: values pooled over each outlet's articles, the sentences that tell most, and
 * differences with intervals, effect sizes and corrected p-values.
 *
 * <p>Start at {@link news.parallax.comparison.StoryComparison}, which makes a comparison from articles and nothing
 * else; {@link news.parallax.comparison.ComparisonResource} fetches them and answers. A measure's way of pooling is a
 * {@link news.parallax.comparison.Statistic}.
 */
@NullMarked
package news.parallax.comparison;

import org.jspecify.annotations.NullMarked;
