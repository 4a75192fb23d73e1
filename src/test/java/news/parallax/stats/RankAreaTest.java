package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankAreaTest {
    @Test
    void countsPairsAndTiesByHalf() {
        // Of nine pairs: 2 lies above 1 and beside 2; 3 above 1 and 2; 5 above all; 4 lies above 2 and 3.
        RankArea area =
                RankArea.of(new double[] {2, 3, 5}, new double[] {4, 1, 2}).orElseThrow();
        assertThat(area.value()).isEqualTo((1.5 + 2 + 3) / 9, within(1e-12));
        RankArea turned =
                RankArea.of(new double[] {4, 1, 2}, new double[] {2, 3, 5}).orElseThrow();
        assertThat(turned.value()).isEqualTo(1 - area.value(), within(1e-12));
        assertThat(turned.interval().low()).isEqualTo(1 - area.interval().high(), within(1e-9));
    }

    @Test
    void groupsThatAreWhollyApartStillLeaveDoubt() {
        RankArea few = RankArea.of(new double[] {3, 4}, new double[] {1, 2}).orElseThrow();
        assertThat(few.value()).isEqualTo(1);
        assertThat(few.interval().high()).isEqualTo(1);
        assertThat(few.interval().low()).isLessThan(0.6);
        double[] upper = new Random(1).doubles(400, 2, 3).toArray();
        double[] lower = new Random(2).doubles(400, 0, 1).toArray();
        assertThat(RankArea.of(upper, lower).orElseThrow().interval().low()).isBetween(0.97, 0.9999);
    }

    @Test
    void anEmptyGroupHasNoArea() {
        assertThat(RankArea.of(new double[0], new double[] {1})).isEmpty();
        assertThat(RankArea.of(new double[] {1}, new double[0])).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> RankArea.of(new double[] {Double.NaN}, new double[] {1}));
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 0.5", "15, 30, 1.2", "40, 40, 2.0", "100, 60, 0.8"})
    void coversTheAreaOfTwoNormalDistributions(int m, int n, double shift) {
        double truth = NormalDistribution.of(0, 1).cumulativeProbability(shift / Math.sqrt(2));
        Random random = new Random(m);
        int covered = 0;
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            double[] upper =
                    random.doubles(m).map(u -> shift + random.nextGaussian()).toArray();
            double[] lower = random.doubles(n).map(u -> random.nextGaussian()).toArray();
            covered += RankArea.of(upper, lower).orElseThrow().interval().contains(truth) ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.93, 0.98);
    }
}
