package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
class StoryTrendTest {
    private static StoryTrend drawn(int n, double growth, boolean skewed, Random random) {
        double[] times = random.doubles(n, 0, 3).toArray();
        double[] values = IntStream.range(0, n)
                .mapToDouble(i -> 0.3
                        + 0.05
                                * (1 + growth * times[i] / 3)
                                * (skewed ? MadeUpStories.skewed(random) : random.nextGaussian()))
                .toArray();
        return StoryTrend.of(times, values, random.nextLong());
    }

    @Test
    void isTheLineOfLeastSquares() {
        StoryTrend trend = StoryTrend.of(new double[] {0, 1, 2, 4}, new double[] {1, 3, 2, 7}, 1);
        // By hand: mean time 1.75, mean value 3.25; 12.25 / 8.75.
        assertThat(trend.slope()).isCloseTo(12.25 / 8.75, within(1e-12));
        assertThat(trend.interval().contains(trend.slope())).isTrue();
    }

    @Test
    void aLineWithoutScatterIsFound() {
        double[] times = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        StoryTrend trend = StoryTrend.of(
                times, IntStream.range(0, 20).mapToDouble(i -> 0.1 + 0.01 * i).toArray(), 1);
        assertThat(trend.slope()).isCloseTo(0.01, within(1e-12));
        assertThat(trend.pValue()).isEqualTo(1e-4);
        assertThat(trend.interval().low()).isLessThan(trend.interval().high());
        StoryTrend flat = StoryTrend.of(times, new double[20], 1);
        assertThat(flat.pValue()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} stories, spread growing by {1}, skewed {2}")
    @CsvSource({"15, 0, false", "15, 0, true", "15, 1, false", "15, 1, true", "40, 2, true"})
    void coversALevelLineAndSeldomSeesASlopeThatIsNotThere(int n, double growth, boolean skewed) {
        int rounds = 2_000;
        String name = n + " " + growth + " " + skewed;
        StoryTrend[] trends = IntStream.range(0, rounds)
                .parallel()
                .mapToObj(i -> drawn(n, growth, skewed, new Random(Seeds.of("flat", name, "" + i))))
                .toArray(StoryTrend[]::new);
        long covered = Arrays.stream(trends)
                .filter(trend -> trend.interval().contains(0))
                .count();
        long alarms =
                Arrays.stream(trends).filter(trend -> trend.pValue() <= 0.05).count();
        assertThat((double) covered / rounds).as("coverage").isBetween(0.93, 0.97);
        assertThat((double) alarms / rounds).as("false alarms").isBetween(0.03, 0.07);
    }

    @Test
    void needsThreeStoriesOfDifferentTimes() {
        assertThatThrownBy(() -> StoryTrend.of(new double[] {1, 2}, new double[2], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StoryTrend.of(new double[] {1, 1, 1}, new double[3], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
