package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleMeanTest {
    @Test
    void theIntervalIsStudents() {
        // Standard error √(10/4/5), and t at 0.975 with 4 degrees of freedom is 2.776445.
        SampleMean mean = SampleMean.of(new double[] {1, 2, 3, 4, 5});
        assertThat(mean.value()).isEqualTo(3);
        assertThat(mean.n()).isEqualTo(5);
        assertThat(mean.interval().low()).isEqualTo(3 - 2.776445 * Math.sqrt(0.5), within(1e-5));
        assertThat(mean.interval().high()).isEqualTo(3 + 2.776445 * Math.sqrt(0.5), within(1e-5));
    }

    @Test
    void itHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(8);
        int held = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            double[] numbers = random.doubles(40).map(x -> x * x).toArray();
            held += SampleMean.of(numbers).interval().contains(1 / 3.0) ? 1 : 0;
        }
        assertThat(held).isBetween(925, 970);
    }

    @Test
    void numbersThatAgreeHaveAWidthToo() {
        assertThat(SampleMean.of(new double[] {0.5, 0.5, 0.5}).interval().width())
                .isGreaterThan(0)
                .isLessThan(1e-4);
    }

    @Test
    void oneNumberHasNoInterval() {
        assertThatThrownBy(() -> SampleMean.of(new double[] {1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleMean.of(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
