/**
 * How differently outlets tell one story, or many: values pooled over each outlet's articles, the sentences that tell
 * most, and differences with intervals, effect sizes and corrected p-values.
 *
 * <p>Start at {@link news.parallax.comparison.StoryComparison}, which makes a comparison from articles and nothing
 * else; {@link news.parallax.comparison.ComparisonResource} fetches them and answers. A measure's way of pooling is a
 * {@link news.parallax.comparison.Statistic}. Over many stories, {@link news.parallax.comparison.Gathering} reads and
 * pools articles, and {@link news.parallax.comparison.ManyStoriesComparison} makes reports and comparisons of what is
 * left of them.
 */
@NullMarked
package news.parallax.comparison;

import org.jspecify.annotations.NullMarked;
