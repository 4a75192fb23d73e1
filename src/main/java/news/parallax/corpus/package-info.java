/**
 * Articles in files and folders: {@link news.parallax.corpus.Input} reads them, {@link news.parallax.corpus.BatchRun}
 * has them scored, {@link news.parallax.corpus.Output} writes what came of each and remembers how far it is, so that
 * work that was killed goes on.
 */
@NullMarked
package news.parallax.corpus;

import org.jspecify.annotations.NullMarked;
