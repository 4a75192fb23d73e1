/**
 * Stored articles scored again when the model or an axis has a new version, and how far values moved.
 *
 * <p>A job is a row ({@link news.parallax.rescoring.RescoringRow}) that any worker takes, a stretch at a time
 * ({@link news.parallax.rescoring.RescoringWorker}). It has no state outside the database: what a worker commits is an
 * article's scores together with how far the job has come, under the condition that the job is still its own. A worker
 * that is killed loses what it had not committed, and nothing else; one that was taken for dead and wakes up commits
 * nothing. Old scores stay: a score's key is its article and its model.
 */
@NullMarked
package news.parallax.rescoring;

import org.jspecify.annotations.NullMarked;
