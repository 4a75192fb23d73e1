package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class StoryDifferenceTest {
    private static final Bounds RANGE = new Bounds(-2, 2);

    private static StoryValues from(int first, double... values) {
        return new StoryValues(IntStream.range(first, first + values.length).toArray(), values);
    }

    private static Bounds interval(MadeUpStories.Pair pair, int stories, long seed) {
        Redraws redraws = new Redraws(stories, seed);
        return StoryDifference.of(pair.a(), pair.b()).interval(redraws.means(pair.a()), redraws.means(pair.b()), RANGE);
    }

    @Test
    void withAllStoriesInCommonItIsThePairedT() {
        StoryDifference difference = StoryDifference.of(from(0, 0.3, 0.5, 0.2, 0.9), from(0, 0.1, 0.45, 0.25, 0.5));
        double[] d = {0.2, 0.05, -0.05, 0.4};
        double mean = 0.15;
        double scatter = 0;
        for (double x : d) {
            scatter += (x - mean) * (x - mean);
        }
        assertThat(difference.value()).isCloseTo(mean, within(1e-12));
        assertThat(difference.error()).isCloseTo(Math.sqrt(scatter / 3 / 4), within(1e-12));
        assertThat(difference.freedom()).isCloseTo(3, within(1e-12));
        assertThat(difference.paired()).isEqualTo(4);
    }

    @Test
    void withoutACommonStoryItIsWelchs() {
        StoryDifference difference = StoryDifference.of(from(0, 1, 2, 4, 8), from(4, 2, 3, 3));
        double varianceA = 9.583333333333334;
        double varianceB = 1.0 / 3;
        double error = Math.sqrt(varianceA / 4 + varianceB / 3);
        assertThat(difference.value()).isCloseTo(3.75 - 8.0 / 3, within(1e-12));
        assertThat(difference.error()).isCloseTo(error, within(1e-12));
        double freedom = Math.pow(varianceA / 4 + varianceB / 3, 2)
                / (Math.pow(varianceA / 4, 2) / 3 + Math.pow(varianceB / 3, 2) / 2);
        assertThat(difference.freedom()).isCloseTo(freedom, within(1e-9));
        assertThat(difference.paired()).isZero();
    }

    @Test
    void betweenTheTwoTheErrorLiesBetween() {
        Random random = new Random(3);
        MadeUpStories.Pair all = new MadeUpStories(40, 0, 0, 1, false).draw(random, 0);
        StoryDifference paired = StoryDifference.of(all.a(), all.b());
        int[] others = IntStream.range(20, 60).toArray();
        StoryDifference half =
                StoryDifference.of(all.a(), new StoryValues(others, all.b().values()));
        StoryDifference none = StoryDifference.of(
                all.a(),
                new StoryValues(IntStream.range(40, 80).toArray(), all.b().values()));
        assertThat(paired.error()).isLessThan(none.error());
        assertThat(half.paired()).isEqualTo(20);
        assertThat(half.freedom()).isBetween(paired.freedom(), none.freedom());
    }

    @Test
    void theIntervalIsStudentsWhereValuesAreNormal() {
        MadeUpStories.Pair pair = new MadeUpStories(0, 60, 60, 1, false).draw(new Random(5), 0.02);
        StoryDifference difference = StoryDifference.of(pair.a(), pair.b());
        double half = StretchedInterval.student(difference.freedom()) * difference.error();
        Bounds bounds = interval(pair, 120, 5);
        assertThat(bounds.low()).isCloseTo(difference.value() - half, within(0.15 * half));
        assertThat(bounds.high()).isCloseTo(difference.value() + half, within(0.15 * half));
        assertThat(interval(pair, 120, 5)).as("the same digits again").isEqualTo(bounds);
    }

    @ParameterizedTest(name = "{0} both, {1} and {2} alone, spread {3}, skewed {4}")
    @CsvSource({
        "10,  0,  0, 1, false",
        "10,  0,  0, 3, false",
        "10,  0,  0, 2, true",
        " 0, 10, 10, 1, false",
        " 0, 10, 10, 2, true",
        " 5,  5,  5, 1, true",
        " 5,  5,  5, 3, false",
        " 0, 10, 40, 2, true",
        "10,  0, 30, 1, true",
        "30, 10,  0, 2, false",
        " 0, 40, 40, 2, true"
    })
    void intervalsCoverTheKnownDifference(int both, int onlyA, int onlyB, double spread, boolean skewed) {
        MadeUpStories stories = new MadeUpStories(both, onlyA, onlyB, spread, skewed);
        int rounds = 1_500;
        long covered = IntStream.range(0, rounds)
                .parallel()
                .filter(round -> {
                    Random random = new Random(Seeds.of("cover", stories.toString(), "" + round));
                    return interval(stories.draw(random, 0.04), stories.stories(), random.nextLong())
                            .contains(0.04);
                })
                .count();
        assertThat((double) covered / rounds).isBetween(0.93, 0.97);
    }

    @Test
    void aGroupThatDoesNotVaryHasAnIntervalWithAWidth() {
        StoryValues same = from(0, 0.5, 0.5, 0.5);
        StoryDifference difference = StoryDifference.of(same, from(0, 0.25, 0.25, 0.25));
        assertThat(difference.error()).isZero();
        double[] draws = {0.5, 0.5};
        assertThat(difference.interval(draws, new double[] {0.25, 0.25}, RANGE).contains(0.25))
                .isTrue();
    }

    @Test
    void needsTwoStoriesOnEachSide() {
        StoryValues one = from(0, 1);
        StoryValues two = from(0, 1, 2);
        assertThatThrownBy(() -> StoryDifference.of(one, two)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StoryValues(new int[] {1, 0}, new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
