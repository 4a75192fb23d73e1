/**
 * Articles in numbers: lines of a stream, rows of a file, messages of a queue. Each is the request of one article and
 * comes to an outcome of its own, whatever becomes of its neighbours; {@link news.parallax.batch.ArticleLines} is where
 * they meet the model. {@link news.parallax.batch.WorkerEvents} takes what the cloud's queues and maps send.
 */
@NullMarked
package news.parallax.batch;

import org.jspecify.annotations.NullMarked;
