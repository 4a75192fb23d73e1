/**
 * What the cloud hands to a function: {@link news.parallax.worker.WorkerEvents} takes messages of a queue, batches of a
 * map, and the order to work on what the service has left in the database. Nothing here knows Lambda; queues and
 * buckets are those of AWS.
 */
@NullMarked
package news.parallax.worker;

import org.jspecify.annotations.NullMarked;
