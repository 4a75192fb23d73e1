package news.parallax.article;

import java.time.Instant;
import java.util.List;
import news.parallax.measure.Scores;

/** Scores that are to be written. */
record Fresh(Scores scores, Instant at, List<String> named) {}
