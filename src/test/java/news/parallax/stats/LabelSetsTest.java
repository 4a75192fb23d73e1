package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LabelSetsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void figuresOfASmallTableAreThoseComputedByHand() {
        LabelSets sets = new LabelSets(rows("110 100 100 010 000".split(" ")), rows("100 100 010 010 010".split(" ")));
        // The first label: two hits, one missed.
        assertThat(sets.precision(0)).isEqualTo(1, EXACT);
        assertThat(sets.recall(0)).isEqualTo(2 / 3.0, EXACT);
        assertThat(sets.f1(0)).isEqualTo(0.8, EXACT);
        // The second: one hit, one missed, two false.
        assertThat(sets.precision(1)).isEqualTo(1 / 3.0, EXACT);
        assertThat(sets.recall(1)).isEqualTo(0.5, EXACT);
        assertThat(sets.f1(1)).isEqualTo(0.4, EXACT);
        // The third is neither there nor predicted, and does not count.
        assertThat(sets.f1(2)).isZero();
        assertThat(sets.macroF1()).isEqualTo(0.6, EXACT);
    }

    @Test
    void aLabelThatIsNeverPredictedHasNoPrecisionToSpeakOf() {
        LabelSets sets = new LabelSets(rows("1", "1"), rows("0", "0"));
        assertThat(sets.precision(0)).isZero();
        assertThat(sets.recall(0)).isZero();
        assertThat(sets.macroF1()).isZero();
        assertThat(sets.macroF1Interval(1).contains(0)).isTrue();
    }

    @Test
    void theIntervalHoldsTheF1ThatTheRowsAreDrawnFrom() {
        // Precision 0.8, recall 0.6: F1 0.6857 in the long run.
        double truth = 2 * 0.8 * 0.6 / (0.8 + 0.6);
        Random random = new Random(3);
        int covered = 0;
        for (int run = 0; run < 300; run++) {
            boolean[][] actual = new boolean[150][1];
            boolean[][] predicted = new boolean[150][1];
            for (int i = 0; i < actual.length; i++) {
                actual[i][0] = random.nextDouble() < 0.4;
                // P(actual and predicted) = 0.24, so 0.06 of all rows are false.
                predicted[i][0] = random.nextDouble() < (actual[i][0] ? 0.6 : 0.1);
            }
            covered += new LabelSets(actual, predicted).macroF1Interval(run).contains(truth) ? 1 : 0;
        }
        assertThat(covered / 300.0).isBetween(0.91, 0.985);
    }

    @Test
    void rowsOfOtherShapesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelSets(rows(), rows()));
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelSets(rows("1"), rows("1", "0")));
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelSets(rows("1", "10"), rows("1", "0")));
    }

    private static boolean[][] rows(String... rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    boolean[] labels = new boolean[row.length()];
                    for (int k = 0; k < labels.length; k++) {
                        labels[k] = row.charAt(k) == '1';
                    }
                    return labels;
                })
                .toArray(boolean[][]::new);
    }
}
