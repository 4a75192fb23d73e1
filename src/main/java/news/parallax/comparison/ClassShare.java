package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import news.parallax.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How many of an outlet's own-voice sentences belong to a class, said in three ways.
 *
 * @param expected the mean of calibrated probabilities
 * @param thresholded the share of sentences whose probability reaches {@code threshold}
 * @param corrected the thresholded share after Rogan and Gladen (1978): (thresholded + specificity - 1) / (sensitivity
 *     + specificity - 1), held within 0 ... 1; null without known error rates
 * @param interval 95 %, of {@code corrected}: sampling of sentences and the uncertainty of both error rates; null with
 *     it
 * @param sensitivity the classifier's share of found members of the class, on rows it was not trained on
 * @param specificity its share of non-members that it leaves out
 * @param labelled how many labelled rows these two rest on
 * @param n sentences
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
