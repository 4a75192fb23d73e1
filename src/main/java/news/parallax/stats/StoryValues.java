package news.parallax.stats;

import java.util.Arrays;

/**
 * A group's value in each story that it told.
 *
 * @param stories their numbers, ascending; groups that told one story have its number in common
 * @param values one for each
 */
public record StoryValues(int[] stories, double[] values) {
    public StoryValues {
        if (stories.length != values.length) {
            throw new IllegalArgumentException(stories.length + " stories with " + values.length + " values");
        }
        for (int i = 0; i < stories.length; i++) {
            if (stories[i] < 0 || i > 0 && stories[i] <= stories[i - 1] || !Double.isFinite(values[i])) {
                throw new IllegalArgumentException("stories need ascending numbers and finite values");
            }
        }
    }

    public int n() {
        return values.length;
    }

    /** Each story alike; at least one. */
    public double mean() {
        if (values.length == 0) {
            throw new IllegalArgumentException("a mean needs at least one story");
        }
        return Arrays.stream(values).sum() / values.length;
    }

    /** The variance in the population that they are drawn from; 0 for a single one. */
    double variance() {
        double mean = mean();
        double scatter = 0;
        for (double value : values) {
            scatter += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : scatter / (values.length - 1);
    }
}
