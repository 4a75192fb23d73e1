/**
 * Which articles tell the same event, and what they have word for word in common.
 *
 * <p>Start at {@link news.parallax.story.SharedPassages}.
 */
@NullMarked
package news.parallax.story;

import org.jspecify.annotations.NullMarked;
