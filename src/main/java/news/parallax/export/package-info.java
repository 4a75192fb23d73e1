/**
 * What researchers take away: lists and comparisons as CSV, NDJSON and Parquet, the dictionary of their fields, how to
 * cite them, and the model's card.
 *
 * <p>A table is a list of {@link news.parallax.export.Column}s, each with its entry in the dictionary: what a file
 * holds and what the dictionary says are one thing. {@link news.parallax.export.ExportRoutes} chooses the format and
 * leaves JSON to each list's own resource; {@link news.parallax.export.Download} sends a table while its client reads.
 */
@NullMarked
package news.parallax.export;

import org.jspecify.annotations.NullMarked;
