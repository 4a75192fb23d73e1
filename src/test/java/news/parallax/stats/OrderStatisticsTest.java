package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStatisticsTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Many of them equal, in some cases sorted already. */
    private static double[] sample(int seed) {
        Random random = new Random(seed);
        double[] sample = new double[1 + random.nextInt(300)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = seed % 3 == 0 ? random.nextInt(4) - 2 : random.nextGaussian();
        }
        if (seed % 5 == 0) {
            Arrays.sort(sample);
        }
        return sample;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRankIsThatOfTheSortedSample(int seed) {
        double[] sorted = sample(seed);
        Arrays.sort(sorted);
        for (int rank = 0; rank < sorted.length; rank++) {
            assertThat(OrderStatistics.select(sample(seed), rank)).isEqualTo(sorted[rank]);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyQuantileIsThatOfTheSortedSample(int seed) {
        double[] sorted = sample(seed);
        Arrays.sort(sorted);
        for (double p : new double[] {0, 0.025, 0.5, 0.77, 0.975, 1}) {
            assertThat(OrderStatistics.quantile(sample(seed), p)).isEqualTo(Sampling.quantile(sorted, p));
        }
    }

    @Test
    void aSampleOfOneHasOneQuantile() {
        assertThat(OrderStatistics.quantile(new double[] {3}, 0.975)).isEqualTo(3);
    }
}
