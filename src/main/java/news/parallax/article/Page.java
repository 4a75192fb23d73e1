package news.parallax.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor null on the last page
 */
record Page<T>(List<T> items, @Nullable String nextCursor) {}
