package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassificationTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void figuresOfASmallTableAreThoseComputedByHand() {
        // Predicted against true: 3 hits of class 0, 1 miss each way, 2 hits of class 1.
        Classification two = Classification.ofRows(
                List.of(row(0.1, 0), row(0.2, 0), row(0.4, 0), row(0.3, 1), row(0.6, 0), row(0.7, 1), row(0.9, 1)));
        assertThat(two.accuracy()).isEqualTo(5 / 7.0, EXACT);
        // Class 0: 2·3/(4+4), class 1: 2·2/(3+3).
        assertThat(two.macroF1()).isEqualTo((6 / 8.0 + 4 / 6.0) / 2, EXACT);
        // Of 12 pairs 0.3 stands below 0.4 and 0.6, the rest are in order.
        assertThat(two.auc()).hasValue(10 / 12.0);
        // Bins of the top label: 0.6 (twice: right and wrong), 0.7 (right and wrong), 0.8, 0.9 (twice).
        double expected = (Math.abs(1 - 1.2) + Math.abs(1 - 1.4) + Math.abs(1 - 0.8) + Math.abs(2 - 1.8)) / 7;
        assertThat(two.ece()).isEqualTo(expected, within(1e-9));
    }

    @Test
    void threeClassesHaveNoAreaUnderTheCurve() {
        Classification three = Classification.ofRows(List.of(
                new Classified(new double[] {0.8, 0.1, 0.1}, 0, "a"),
                new Classified(new double[] {0.2, 0.5, 0.3}, 2, "b"),
                new Classified(new double[] {0.1, 0.2, 0.7}, 2, "c")));
        assertThat(three.auc()).isEmpty();
        // Class 1 was predicted but is not there: 0.
        assertThat(three.macroF1()).isEqualTo((1 + 0 + 2 / 3.0) / 3, EXACT);
    }

    @Test
    void aClassThatIsNeitherThereNorPredictedDoesNotCount() {
        assertThat(Classification.ofRows(List.of(row(0.9, 1), row(0.8, 1))).macroF1())
                .isEqualTo(1);
    }

    @Test
    void groupsWeighEquallyWhateverTheirSize() {
        List<Classified> rows = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            rows.add(new Classified(new double[] {0.9, 0.1}, 0, "large"));
        }
        rows.add(new Classified(new double[] {0.9, 0.1}, 1, "small"));
        assertThat(Classification.ofRows(rows).accuracy()).isEqualTo(0.99, EXACT);
        Classification groups = Classification.ofGroups(rows);
        assertThat(groups.accuracy()).isEqualTo(0.5, EXACT);
        assertThat(groups.macroF1()).isEqualTo(2 / 3.0 / 2, EXACT);
        assertThat(groups.ece()).isEqualTo(0.4, EXACT);
    }

    @Test
    void aPerfectClassifierHasAnIntervalWithAWidth() {
        Classification perfect = Classification.ofRows(List.of(row(1, 1), row(0, 0), row(1, 1)));
        assertThat(perfect.macroF1()).isEqualTo(1);
        assertThat(perfect.ece()).isZero();
        assertThat(perfect.ecePerfect(1)).isZero();
        assertThat(perfect.auc()).hasValue(1);
        Bounds interval = perfect.macroF1Interval(1);
        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void aSingleGroupHasAnIntervalToo() {
        List<Classified> rows = List.of(
                new Classified(new double[] {0.9, 0.1}, 0, "one"), new Classified(new double[] {0.9, 0.1}, 1, "one"));
        assertThat(Classification.ofGroups(rows)
                        .macroF1Interval(1)
                        .contains(Classification.ofGroups(rows).macroF1()))
                .isTrue();
    }

    @Test
    void theIntervalOfIndependentRowsIsThatOfTheNormalApproximation() {
        List<Classified> rows = drawn(new Random(3), 2_000);
        Classification drawn = Classification.ofRows(rows);
        Bounds interval = drawn.macroF1Interval(5);
        double deviation = Math.sqrt(drawn.accuracy() * (1 - drawn.accuracy()) / rows.size());
        assertThat(interval.width()).isEqualTo(2 * 1.96 * deviation, within(0.3 * 2 * 1.96 * deviation));
        assertThat(drawn.macroF1Interval(5)).isEqualTo(interval);
    }

    @Test
    void outletsResampledTogetherGiveAWiderInterval() {
        List<Classified> alone = drawn(new Random(4), 800);
        List<Classified> together = new ArrayList<>();
        // Ten outlets, of which the model knows some and not others.
        for (int i = 0; i < alone.size(); i++) {
            double p = i % 10 < 6 ? 0.9 : 0.1;
            together.add(new Classified(new double[] {1 - p, p}, 1, "outlet " + i % 10));
        }
        assertThat(Classification.ofGroups(together).macroF1Interval(1).width())
                .isGreaterThan(
                        2 * Classification.ofRows(alone).macroF1Interval(1).width());
    }

    /** Labels drawn from the probabilities: 95 of 100 such models stay below the quantile. */
    @Test
    void aCalibratedModelStaysBelowTheQuantileOfAPerfectOne() {
        int below = 0;
        for (int seed = 0; seed < 60; seed++) {
            Classification calibrated = Classification.ofRows(drawn(new Random(seed), 400));
            below += calibrated.ece() <= calibrated.ecePerfect(seed) ? 1 : 0;
        }
        assertThat(below).isBetween(51, 60);
    }

    @Test
    void anOverconfidentModelStandsOut() {
        List<Classified> rows = new ArrayList<>();
        for (Classified row : drawn(new Random(9), 400)) {
            double p = row.probabilities()[1] > 0.5 ? 0.99 : 0.01;
            rows.add(row(p, row.label()));
        }
        Classification sure = Classification.ofRows(rows);
        assertThat(sure.ece()).isGreaterThan(2 * sure.ecePerfect(1));
        assertThat(sure.ece()).isEqualTo(0.99 - sure.accuracy(), within(1e-9));
    }

    @Test
    void whatWasTakenForWhatIsThatComputedByHand() {
        // Two outlets on the left, of four articles and of one; one on the right; none in the center.
        Confusion confusion = Classification.ofGroups(List.of(
                        taken(0, 0, "large"),
                        taken(0, 0, "large"),
                        taken(0, 1, "large"),
                        taken(0, 2, "large"),
                        taken(0, 2, "small"),
                        taken(2, 2, "right"),
                        taken(2, 0, "right")))
                .confusion(1);
        assertThat(confusion.rows()).containsExactly(5, 0, 2);
        // The large outlet gives ½, ¼, ¼, the small one 0, 0, 1; they weigh the same.
        assertThat(confusion.shares()[0]).containsExactly(new double[] {0.25, 0.125, 0.625}, EXACT);
        assertThat(confusion.has(1)).isFalse();
        assertThat(confusion.shares()[2]).containsExactly(new double[] {0.5, 0, 0.5}, EXACT);
        // Draws with but one of the two outlets are the ends.
        assertThat(confusion.intervals()[0][0].low()).isEqualTo(0, within(1e-6));
        assertThat(confusion.intervals()[0][0].high()).isEqualTo(0.5, within(1e-6));
        assertThat(confusion.intervals()[0][2].low()).isEqualTo(0.25, within(1e-6));
        assertThat(confusion.intervals()[0][2].high()).isEqualTo(1, within(1e-6));
    }

    @Test
    void rowsAloneCountAlike() {
        Confusion confusion = Classification.ofRows(List.of(
                        row(0.1, 0), row(0.2, 0), row(0.4, 0), row(0.3, 1), row(0.6, 0), row(0.7, 1), row(0.9, 1)))
                .confusion(1);
        assertThat(confusion.rows()).containsExactly(4, 3);
        assertThat(confusion.shares()[0]).containsExactly(new double[] {3 / 4.0, 1 / 4.0}, EXACT);
        assertThat(confusion.shares()[1]).containsExactly(new double[] {1 / 3.0, 2 / 3.0}, EXACT);
        for (int k = 0; k < 2; k++) {
            for (int j = 0; j < 2; j++) {
                assertThat(confusion.intervals()[k][j].contains(confusion.shares()[k][j]))
                        .isTrue();
            }
        }
    }

    @Test
    void aRecallsIntervalHoldsTheTruthAsOftenAsItSays() {
        int held = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Classified> rows = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                rows.add(new Classified(
                        random.nextDouble() < 0.7 ? new double[] {0.9, 0.1} : new double[] {0.1, 0.9},
                        i % 2,
                        "row " + i));
            }
            held += Classification.ofRows(rows)
                            .confusion(seed)
                            .intervals()[0][0]
                            .contains(0.7)
                    ? 1
                    : 0;
        }
        assertThat(held).isBetween(88, 100);
    }

    @Test
    void tiesCountHalf() {
        assertThat(Classification.ofRows(List.of(row(0.5, 0), row(0.5, 1))).auc())
                .hasValue(0.5);
        assertThat(Classification.ofRows(List.of(row(0.5, 0), row(0.4, 0))).auc())
                .isEmpty();
    }

    @Test
    void withoutRowsThereIsNothingToSay() {
        assertThatThrownBy(() -> Classification.ofRows(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row(0.5, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Classified> drawn(Random random, int number) {
        List<Classified> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double p = random.nextDouble();
            rows.add(new Classified(new double[] {1 - p, p}, random.nextDouble() < p ? 1 : 0, "row " + i));
        }
        return rows;
    }

    private static Classified taken(int label, int predicted, String group) {
        double[] probabilities = {0.1, 0.1, 0.1};
        probabilities[predicted] = 0.8;
        return new Classified(probabilities, label, group);
    }

    private static Classified row(double positive, int label) {
        return new Classified(new double[] {1 - positive, positive}, label, "row " + positive + label);
    }
}
