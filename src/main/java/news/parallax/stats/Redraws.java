package news.parallax.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Stories drawn anew with replacement, as many as there are, once for everything that is measured on them: a story that
 * is drawn twice counts twice for every group that told it.
 */
public final class Redraws {
    static final int DRAWS = 2_000;

    /** How often each story was drawn, [draw][story]. */
    private final byte[][] times;

    /** @param stories whose numbers run from 0 */
    public Redraws(int stories, long seed) {
        UniformRandomProvider random = Seeds.random(seed);
        times = new byte[DRAWS][stories];
        for (byte[] draw : times) {
            for (int i = 0; i < stories; i++) {
                draw[random.nextInt(stories)]++;
            }
        }
    }

    /** The group's mean in each draw; one that has none of its stories repeats the mean. */
    public double[] means(StoryValues group) {
        double mean = group.mean();
        double[] means = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            byte[] draw = times[d];
            double sum = 0;
            int drawn = 0;
            for (int i = 0; i < group.n(); i++) {
                int often = draw[group.stories()[i]];
                sum += often * group.values()[i];
                drawn += often;
            }
            means[d] = drawn == 0 ? mean : sum / drawn;
        }
        return means;
    }

    /**
     * The 95 % interval of a group's mean: {@link StretchedInterval} with Student's error of n − 1 degrees of freedom.
     * A single story says nothing of others, and its interval is the whole range.
     */
    public Bounds interval(StoryValues group, double[] means, Bounds range) {
        int n = group.n();
        if (n == 1) {
            return range;
        }
        double mean = group.mean();
        double[] pulls = Arrays.stream(group.values()).map(x -> (x - mean) / n).toArray();
        return StretchedInterval.of(mean, means, Math.sqrt(group.variance() / n), n - 1, pulls, range);
    }

    /** The slopes of a line through the stories in each draw, for {@link StoryTrend}. */
    double[] slopes(double[] times, double[] values, double otherwise) {
        double[] slopes = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            slopes[d] = slope(this.times[d], times, values, otherwise);
        }
        return slopes;
    }

    private static double slope(byte[] draw, double[] times, double[] values, double otherwise) {
        double sumT = 0;
        double sumV = 0;
        double sumTT = 0;
        double sumTV = 0;
        for (int i = 0; i < times.length; i++) {
            sumT += draw[i] * times[i];
            sumV += draw[i] * values[i];
            sumTT += draw[i] * times[i] * times[i];
            sumTV += draw[i] * times[i] * values[i];
        }
        double spread = sumTT - sumT * sumT / times.length;
        return spread > 1e-9 ? (sumTV - sumT * sumV / times.length) / spread : otherwise;
    }
}
