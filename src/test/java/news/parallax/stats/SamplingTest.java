package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
    @Test
    void quantilesInterpolateAsTypeSevenDoes() {
        double[] sorted = {1, 2, 3, 4, 10};
        assertThat(Sampling.quantile(sorted, 0)).isEqualTo(1);
        assertThat(Sampling.quantile(sorted, 0.3)).isCloseTo(2.2, within(1e-12));
        assertThat(Sampling.quantile(sorted, 1)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10, 40", "40, 40", "120, 30"})
    void coversAKnownDifferenceOfShares(int n, int m) {
        SplittableRandom random = new SplittableRandom(n + m);
        int runs = 1_500;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            double[] a = random.doubles(n).map(u -> u < 0.5 ? 1 : 0).toArray();
            double[] b = random.doubles(m).map(u -> u < 0.2 ? 1 : 0).toArray();
            Bounds interval = Shares.sampling(a, 2L * run)
                    .minus(Shares.sampling(b, 2L * run + 1))
                    .interval();
            covered += interval.contains(0.3) ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.92, 0.98);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40})
    void coversAKnownDifferenceOfLogitMeans(int n) {
        Random random = new Random(n);
        Bounds range = new Bounds(-100, 100);
        int runs = 1_500;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            double[][] a = new double[n][1];
            double[][] b = new double[n][1];
            for (int i = 0; i < n; i++) {
                a[i][0] = 1 + random.nextGaussian();
                b[i][0] = 1.5 * random.nextGaussian();
            }
            Bounds interval = LogitMean.sampling(a, x -> x[0], range, 2L * run)
                    .minus(LogitMean.sampling(b, x -> x[0], range, 2L * run + 1))
                    .interval();
            covered += interval.contains(1) ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.92, 0.98);
    }

    @Test
    void swappingTheSidesTurnsTheDifferenceRound() {
        Sampling a = Shares.sampling(new double[] {0.9, 0.7, 0.8}, 1);
        Sampling b = Shares.sampling(new double[] {0.2, 0.1, 0.3}, 2);
        Bounds there = a.minus(b).interval();
        Bounds back = b.minus(a).interval();
        assertThat(a.minus(b).value()).isCloseTo(0.6, within(1e-12));
        assertThat(back.low()).isCloseTo(-there.high(), within(1e-12));
        assertThat(back.high()).isCloseTo(-there.low(), within(1e-12));
    }
}
