package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals of shares under a made-up model that is calibrated perfectly, some three sentences of four rightly told. */
class PseudoArticlesTest {
    private static final int ARTICLES = 1_000;

    private static PseudoArticles calibrated(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] probabilities = random.doubles(rows).toArray();
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextDouble() < probabilities[i];
        }
        return new PseudoArticles(probabilities, labels);
    }

    @Test
    void anIntervalHoldsTheShareOfACalibratedModel() {
        PseudoArticles.Outcome outcome = calibrated(20_000, 1).drawnFromAll(ARTICLES, Shares::interval, 2);
        assertThat(outcome.coverage()).isGreaterThan(0.95);
        assertThat(outcome.interval().contains(outcome.coverage())).isTrue();
        assertThat(outcome.error()).isBetween(-0.02, 0.02);
        assertThat(outcome.width()).isBetween(0.3, 0.65);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95})
    void anIntervalHoldsAShareThatIsUnusual(double share) {
        PseudoArticles rows = calibrated(20_000, 3);
        assertThat(rows.withShare(share, ARTICLES, Shares::interval, 4).coverage())
                .isGreaterThan(0.93);
    }

    @Test
    void probabilitiesTakenAtTheirWordMissSharesThatAreUnusual() {
        // Why the interval reaches further: not a figure to be proud of.
        PseudoArticles rows = calibrated(20_000, 5);
        PseudoArticles.Outcome outcome = rows.withShare(0.1, ARTICLES, Shares::usual, 6);
        assertThat(outcome.coverage()).isLessThan(0.5);
        assertThat(outcome.error()).isGreaterThan(0.1);
    }

    @Test
    void coverageCountsIntervals() {
        PseudoArticles rows = calibrated(100, 7);
        Function<double[], Bounds> everything = p -> new Bounds(0, 1);
        Function<double[], Bounds> nothing = p -> new Bounds(2, 3);
        assertThat(rows.drawnFromAll(40, everything, 1).coverage()).isEqualTo(1);
        assertThat(rows.drawnFromAll(40, nothing, 1).coverage()).isZero();
        PseudoArticles.Outcome both = PseudoArticles.Outcome.sum(
                List.of(rows.drawnFromAll(30, everything, 1), rows.drawnFromAll(10, nothing, 1)));
        assertThat(both.articles()).isEqualTo(40);
        assertThat(both.coverage()).isEqualTo(0.75);
        assertThat(both.width()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theSameSeedGivesTheSameArticles() {
        PseudoArticles rows = calibrated(500, 8);
        assertThat(rows.drawnFromAll(50, Shares::interval, 9)).isEqualTo(rows.drawnFromAll(50, Shares::interval, 9));
        assertThat(rows.drawnFromAll(50, Shares::interval, 9).width())
                .isNotEqualTo(rows.drawnFromAll(50, Shares::interval, 10).width());
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PseudoArticles(new double[] {0.5}, new boolean[] {true, false}));
        PseudoArticles alike = new PseudoArticles(new double[] {0.5}, new boolean[] {true});
        assertThat(alike.vary()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> alike.withShare(0.5, 1, Shares::interval, 1));
    }
}
