package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class RedrawsTest {
    private static final Bounds SHARE = new Bounds(0, 1);

    private static StoryValues of(double... values) {
        return new StoryValues(IntStream.range(0, values.length).toArray(), values);
    }

    @Test
    void drawsOfAMeanVaryAsTheBootstrapDoes() {
        double[] values = new Random(1).doubles(30).toArray();
        StoryValues stories = of(values);
        double[] draws = new Redraws(30, 1).means(stories);
        double mean = Arrays.stream(draws).average().orElseThrow();
        double deviation =
                Math.sqrt(Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum() / draws.length);
        assertThat(mean).isCloseTo(stories.mean(), within(0.005));
        assertThat(deviation).isCloseTo(Math.sqrt(stories.variance() * 29 / 30 / 30), within(0.003));
    }

    @Test
    void aStoryCountsForEveryGroupThatToldIt() {
        double[] values = new Random(2).doubles(12).toArray();
        Redraws redraws = new Redraws(12, 2);
        double[] a = redraws.means(of(values));
        double[] b = redraws.means(of(Arrays.stream(values).map(x -> x + 0.5).toArray()));
        for (int i = 0; i < a.length; i++) {
            assertThat(b[i] - a[i]).isCloseTo(0.5, within(1e-9));
        }
    }

    @Test
    void theIntervalIsNearStudentsAndInsideTheScale() {
        Random random = new Random(4);
        StoryValues stories = of(IntStream.range(0, 80)
                .mapToDouble(i -> 0.5 + 0.05 * random.nextGaussian())
                .toArray());
        Redraws redraws = new Redraws(80, 4);
        Bounds bounds = redraws.interval(stories, redraws.means(stories), SHARE);
        Bounds student = SampleMean.of(stories.values()).interval();
        assertThat(bounds.low()).isCloseTo(student.low(), within(0.15 * student.width() / 2));
        assertThat(bounds.high()).isCloseTo(student.high(), within(0.15 * student.width() / 2));

        StoryValues extreme = of(0.01, 0.0, 0.9);
        Bounds held = new Redraws(3, 1).interval(extreme, new Redraws(3, 1).means(extreme), SHARE);
        assertThat(held.low()).isBetween(0.0, extreme.mean());
        assertThat(held.high()).isLessThanOrEqualTo(1);
    }

    @Test
    void oneStorySaysNothingOfOthers() {
        StoryValues one = of(0.4);
        Redraws redraws = new Redraws(1, 1);
        assertThat(redraws.interval(one, redraws.means(one), SHARE)).isEqualTo(SHARE);
    }

    @ParameterizedTest
    @CsvSource({"10, false", "10, true", "40, true"})
    void intervalsCoverTheKnownMean(int n, boolean skewed) {
        int rounds = 2_000;
        long covered = IntStream.range(0, rounds)
                .parallel()
                .filter(round -> {
                    Random random = new Random(Seeds.of("mean", n + " " + skewed, "" + round));
                    StoryValues stories = of(IntStream.range(0, n)
                            .mapToDouble(
                                    i -> 0.3 + 0.1 * (skewed ? MadeUpStories.skewed(random) : random.nextGaussian()))
                            .toArray());
                    Redraws redraws = new Redraws(n, random.nextLong());
                    return redraws.interval(stories, redraws.means(stories), new Bounds(-1, 1))
                            .contains(0.3);
                })
                .count();
        assertThat((double) covered / rounds).isBetween(0.93, 0.97);
    }
}
