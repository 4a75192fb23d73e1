package news.parallax.rescoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.measure.Estimate;
import news.parallax.measure.Interval;
import news.parallax.measure.Measures;
import news.parallax.rescoring.Drift.Movement;
import org.junit.jupiter.api.Test;

/** Against figures that were worked out by hand. */
class MovementsTest {
    private static final double EXACT = 1e-9;

    private static UUID id(int n) {
        return new UUID(0, n);
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, new Interval(value - 0.1, value + 0.1), 5);
    }

    private static Movement only(Movements movements) {
        assertThat(movements.all()).hasSize(1);
        return movements.all().get(0);
    }

    @Test
    void meansChangesAndRanksAreThoseOfTheHand() {
        Movements movements = new Movements();
        double[] before = {-0.2, 0.1, 0.4, 0.5, 0.8};
        // Changes 0.3, 0.1, -0.1, 0.3, -0.1: mean 0.1, squares of deviations 0.04 + 0 + 0.04 + 0.04 + 0.04.
        double[] after = {0.1, 0.2, 0.3, 0.8, 0.7};
        for (int i = 0; i < before.length; i++) {
            movements.add("axes.a-b", id(i), "A", before[i], after[i]);
        }
        movements.add("axes.a-b", id(7), "A", 0.5, null);
        movements.add("axes.a-b", id(8), "A", null, 0.5);
        movements.add("axes.a-b", id(9), "A", null, 0.5);
        Movement moved = only(movements);
        assertThat(moved.n()).isEqualTo(5);
        assertThat(moved.lost()).isEqualTo(1);
        assertThat(moved.gained()).isEqualTo(2);
        assertThat(moved.before()).isCloseTo(0.32, within(EXACT));
        assertThat(moved.after()).isCloseTo(0.42, within(EXACT));
        assertThat(moved.change()).isCloseTo(0.1, within(EXACT));
        assertThat(moved.deviation()).isCloseTo(0.2, within(EXACT));
        // t of 4 degrees at 97.5 % is 2.7764451.
        double half = 2.7764451051977987 * 0.2 / Math.sqrt(5);
        assertThat(moved.interval().low()).isCloseTo(0.1 - half, within(EXACT));
        assertThat(moved.interval().high()).isCloseTo(0.1 + half, within(EXACT));
        assertThat(moved.signChanges()).isCloseTo(0.2, within(EXACT));
        // Ranks after: 1 2 3 5 4: Σd² = 2, one pair of ten the other way round.
        assertThat(moved.spearman().value()).isCloseTo(0.9, within(EXACT));
        assertThat(moved.kendall().value()).isCloseTo(0.8, within(EXACT));
        assertThat(moved.spearman().interval()).isNull();
        assertThat(moved.furthest()).hasSize(5);
        assertThat(moved.furthest().subList(0, 2))
                .extracting(Drift.Moved::article)
                .containsExactlyInAnyOrder(id(0).toString(), id(3).toString());
    }

    @Test
    void outletsAreRankedByTheirMeansWhereTheyHaveEnoughArticles() {
        Movements movements = new Movements();
        String[] names = {"A", "B", "C"};
        double[] before = {0.1, 0.2, 0.3};
        double[] after = {0.4, 0.2, 0.3};
        int id = 0;
        for (int outlet = 0; outlet < 3; outlet++) {
            for (int i = 0; i < Movements.LEAST; i++) {
                double aside = 0.01 * (i - 2);
                movements.add("lean", id(id++), names[outlet], before[outlet] + aside, after[outlet] + aside);
            }
        }
        movements.add("lean", id(id), "D", -0.9, 0.9);
        Drift.Outlets outlets = only(movements).outlets();
        assertThat(outlets.n()).isEqualTo(3);
        assertThat(outlets.leftOut()).isEqualTo(1);
        // A from the first to the third place, the others one down: Σd² = 4 + 1 + 1; two of three pairs turned.
        assertThat(outlets.spearman().value()).isCloseTo(1 - 6.0 * 6 / 24, within(EXACT));
        assertThat(outlets.kendall().value()).isCloseTo(-1.0 / 3, within(EXACT));
        assertThat(outlets.furthest())
                .extracting(Drift.MovedOutlet::outlet, Drift.MovedOutlet::rankBefore, Drift.MovedOutlet::rankAfter)
                .containsExactly(tuple("A", 1.0, 3.0), tuple("B", 2.0, 1.0), tuple("C", 3.0, 2.0));
        assertThat(outlets.furthest().get(0).before()).isCloseTo(0.1, within(EXACT));
        assertThat(outlets.furthest().get(0).articles()).isEqualTo(5);
    }

    @Test
    void measuresAreReadOffResultsAndSharesHaveNoSign() {
        Movements movements = new Movements();
        movements.add(
                id(1),
                "A",
                new Measures(estimate(0.2), null, estimate(-0.5), Map.of(), Map.of("economic", estimate(0.3))),
                new Measures(estimate(0.3), null, null, Map.of(), Map.of("economic", estimate(0.1))));
        List<Movement> all = movements.all();
        assertThat(all)
                .extracting(Movement::measure)
                .containsExactly("loaded_language", "lean", "tone", "frames.economic");
        Movement loaded = all.get(0);
        assertThat(loaded.change()).isCloseTo(0.1, within(EXACT));
        assertThat(loaded.signChanges()).isNull();
        assertThat(loaded.interval()).isNull();
        assertThat(loaded.spearman()).isNull();
        Movement tone = all.get(2);
        assertThat(tone.n()).isZero();
        assertThat(tone.lost()).isEqualTo(1);
        assertThat(tone.change()).isNull();
        assertThat(tone.reason()).contains("before and after");
    }

    @Test
    void whatDidNotMoveHasNoMovers() {
        Movements movements = new Movements();
        for (int i = 0; i < 12; i++) {
            movements.add("tone", id(i), "A", 0.1 * i, 0.1 * i);
        }
        Movement moved = only(movements);
        assertThat(moved.furthest()).isEmpty();
        assertThat(moved.outlets().furthest()).isEmpty();
        assertThat(moved.kendall().value()).isEqualTo(1);
        assertThat(moved.kendall().interval().high()).isEqualTo(1);
        assertThat(moved.interval().low()).isLessThan(0);
        assertThat(moved.interval().high()).isPositive();
    }
}
