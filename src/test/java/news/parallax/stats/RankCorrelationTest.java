package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    private static final double EXACT = 1e-12;

    @Test
    void ranksShareTheirPlaces() {
        assertThat(Ranks.of(new double[] {3, 1, 4, 1, 5})).containsExactly(3, 1.5, 4, 1.5, 5);
        assertThat(Ranks.of(new double[] {0.0, -0.0, -1})).containsExactly(2.5, 2.5, 1);
        assertThat(Ranks.of(new double[0])).isEmpty();
        assertThatThrownBy(() -> Ranks.of(new double[] {1, Double.NaN})).isInstanceOf(IllegalArgumentException.class);
    }

    /** Without ties rho is 1 − 6 Σd² / (n (n² − 1)): ranks 3 1 2 4 5 against 1 2 3 4 5 have Σd² = 6. */
    @Test
    void spearmansIsTheTextbookFormula() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {30, 10, 20, 40, 50};
        assertThat(RankCorrelation.spearman(x, y).orElseThrow().value()).isCloseTo(1 - 6.0 * 6 / 120, within(EXACT));
    }

    /** Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5. */
    @Test
    void spearmansWithTiesIsTheCorrelationOfRanks() {
        double rho = RankCorrelation.spearman(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4})
                .orElseThrow()
                .value();
        assertThat(rho).isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(EXACT));
    }

    @Test
    void kendallsIsCountedByHand() {
        // Of ten pairs two are discordant: (1,2) and (1,3).
        double[] y = {30, 10, 20, 40, 50};
        assertThat(RankCorrelation.kendall(new double[] {1, 2, 3, 4, 5}, y)
                        .orElseThrow()
                        .value())
                .isCloseTo(0.6, within(EXACT));
        // Of six pairs one is tied in x, none in y: 5 / √(5·6).
        assertThat(RankCorrelation.kendall(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4})
                        .orElseThrow()
                        .value())
                .isCloseTo(5 / Math.sqrt(30), within(EXACT));
    }

    @Test
    void kendallsIsThatOfEveryPairOneByOne() {
        Random random = new Random(4);
        for (int round = 0; round < 50; round++) {
            int n = 2 + random.nextInt(60);
            double[] x =
                    IntStream.range(0, n).mapToDouble(i -> random.nextInt(9)).toArray();
            double[] y = IntStream.range(0, n)
                    .mapToDouble(i -> random.nextInt(7) - x[i])
                    .toArray();
            double sum = 0;
            double untiedX = 0;
            double untiedY = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    sum += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
                    untiedX += Math.abs(Math.signum(x[i] - x[j]));
                    untiedY += Math.abs(Math.signum(y[i] - y[j]));
                }
            }
            if (untiedX == 0 || untiedY == 0) {
                assertThat(RankCorrelation.kendall(x, y)).isEmpty();
            } else {
                assertThat(RankCorrelation.kendall(x, y).orElseThrow().value())
                        .isCloseTo(sum / Math.sqrt(untiedX * untiedY), within(EXACT));
            }
        }
    }

    @Test
    void theSameOrderIsOneAndItsReverseMinusOneWithWidth() {
        double[] up = IntStream.range(0, 20).asDoubleStream().toArray();
        double[] down = IntStream.range(0, 20).mapToDouble(i -> -Math.exp(i)).toArray();
        for (var measured : new RankCorrelation[] {
            RankCorrelation.spearman(up, up.clone()).orElseThrow(),
            RankCorrelation.kendall(up, up.clone()).orElseThrow()
        }) {
            assertThat(measured.value()).isEqualTo(1);
            assertThat(measured.interval().orElseThrow().high()).isEqualTo(1);
            assertThat(measured.interval().orElseThrow().low()).isBetween(0.7, 0.95);
        }
        assertThat(RankCorrelation.kendall(up, down).orElseThrow().value()).isEqualTo(-1);
        assertThat(RankCorrelation.spearman(up, down).orElseThrow().value()).isEqualTo(-1);
    }

    @Test
    void whatDoesNotVaryHasNoOrderAndFewPairsNoInterval() {
        assertThat(RankCorrelation.spearman(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isEmpty();
        assertThat(RankCorrelation.kendall(new double[] {1, 2, 3}, new double[] {7, 7, 7}))
                .isEmpty();
        assertThat(RankCorrelation.kendall(new double[0], new double[0])).isEmpty();
        assertThat(RankCorrelation.spearman(new double[] {1, 2, 3}, new double[] {1, 3, 2})
                        .orElseThrow()
                        .interval())
                .isEmpty();
    }

    /** Normal pairs of correlation ρ have Spearman's (6/π) arcsin(ρ/2) and Kendall's (2/π) arcsin ρ. */
    @Test
    void intervalsCoverTheKnownCorrelation() {
        double rho = 0.6;
        double spearman = 6 / Math.PI * Math.asin(rho / 2);
        double kendall = 2 / Math.PI * Math.asin(rho);
        Random random = new Random(11);
        int rounds = 2_000;
        int coveredS = 0;
        int coveredK = 0;
        for (int round = 0; round < rounds; round++) {
            double[] x = new double[40];
            double[] y = new double[40];
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
                y[i] = rho * x[i] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
            }
            coveredS += covers(RankCorrelation.spearman(x, y).orElseThrow(), spearman);
            coveredK += covers(RankCorrelation.kendall(x, y).orElseThrow(), kendall);
        }
        assertThat((double) coveredS / rounds).isBetween(0.93, 0.97);
        assertThat((double) coveredK / rounds).isBetween(0.93, 0.985);
    }

    private static int covers(RankCorrelation measured, double truth) {
        return measured.interval().orElseThrow().contains(truth) ? 1 : 0;
    }

    @Test
    void aHundredThousandTakeNoTime() {
        Random random = new Random(5);
        double[] x = random.doubles(100_000).toArray();
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(i -> x[i] + 0.1 * random.nextGaussian())
                .toArray();
        assertThat(RankCorrelation.kendall(x, y).orElseThrow().value()).isBetween(0.7, 0.9);
    }

    @Test
    void unpairedListsAreRefused() {
        assertThatThrownBy(() -> RankCorrelation.kendall(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
