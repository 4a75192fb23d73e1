/**
 * What every room leans on and none owns: problem documents, the limits of the transport, and the database of a service
 * that was started without one. Knows nothing of articles, models or measures.
 *
 * <p>Start reading at {@link news.parallax.platform.EmbeddedDatabase} and {@link news.parallax.platform.Problems}.
 */
package news.parallax.platform;
