package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EffectSizeTest {
    @Test
    void isTheDifferenceInPooledDeviationsCorrectedForSmallSamples() {
        // Means 6 and 4, both variances 2.5, 8 degrees of freedom: 2 / √2.5 · (1 − 3 / 31).
        double g = EffectSize.hedges(new double[] {4, 5, 6, 7, 8}, new double[] {2, 3, 4, 5, 6})
                .orElseThrow();
        assertThat(g).isCloseTo(2 / Math.sqrt(2.5) * (1 - 3.0 / 31), within(1e-12));
    }

    @Test
    void isUnbiasedForFewUnits() {
        Random random = new Random(8);
        double sum = 0;
        int runs = 40_000;
        for (int run = 0; run < runs; run++) {
            double[] a = random.doubles(5).map(u -> 0.5 + random.nextGaussian()).toArray();
            double[] b = random.doubles(5).map(u -> random.nextGaussian()).toArray();
            sum += EffectSize.hedges(a, b).orElseThrow();
        }
        assertThat(sum / runs).isCloseTo(0.5, within(0.02));
    }

    @Test
    void isNotDefinedWithoutVariation() {
        assertThat(EffectSize.hedges(new double[] {1, 1}, new double[] {2, 2})).isEmpty();
        assertThat(EffectSize.hedges(new double[] {1}, new double[] {2})).isEmpty();
        assertThat(EffectSize.hedges(new double[0], new double[] {2, 3, 4})).isEmpty();
    }
}
