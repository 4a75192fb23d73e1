package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import news.parallax.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How many of an outlet's own-voice sentences belong to a class, said in three ways. Over many stories each of the
 * first two is the mean of what the stories have, each story alike.
 *
 * @param expected the mean of calibrated probabilities
 * @param thresholded the share of sentences whose probability reaches {@code threshold}
 * @param corrected the thresholded share after Rogan and Gladen (1978): (thresholded + specificity - 1) / (sensitivity
 *     + specificity - 1), held within 0 ... 1; null without known error rates, and with fewer than 10 of many stories
 * @param interval 95 %, of {@code corrected}: sampling of sentences, or of stories, and the uncertainty of both error
 *     rates; null with it
 * @param sensitivity the classifier's share of found members of the class, on rows it was not trained on
 * @param specificity its share of non-members that it leaves out
 * @param labelled how many labelled rows these two rest on
 * @param n sentences; over many stories the stories, as in the measures
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ClassShare(
        double expected,
        double threshold,
        double thresholded,
        @Nullable Double corrected,
        @Nullable Interval interval,
        @Nullable Double sensitivity,
        @Nullable Double specificity,
        int labelled,
        int n) {}
