package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class SharesTest {
    @Test
    void isTheJeffreysIntervalWhereLabelsAreCertain() {
        // Brown, Cai and DasGupta 2001, table of the Jeffreys interval: n = 10, x = 3.
        Bounds interval = Shares.interval(new double[] {1, 1, 1, 0, 0, 0, 0, 0, 0, 0});
        assertThat(interval.low()).isCloseTo(0.093, within(0.001));
        assertThat(interval.high()).isCloseTo(0.606, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 25, 100, 400})
    void agreesWithTheBootstrapThatResamplesUnitsAndDrawsTheirLabels(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] probabilities = random.doubles(n).map(u -> u * u).toArray();
        double[] shares = new double[20_000];
        for (int b = 0; b < shares.length; b++) {
            for (int i = 0; i < n; i++) {
                shares[b] += random.nextDouble() < probabilities[random.nextInt(n)] ? 1.0 / n : 0;
            }
        }
        Arrays.sort(shares);
        Bounds interval = Shares.usual(probabilities);
        // The bootstrap's ends are multiples of 1 / n.
        assertThat(interval.low()).isCloseTo(Sampling.quantile(shares, 0.025), within(0.7 / n));
        assertThat(interval.high()).isCloseTo(Sampling.quantile(shares, 0.975), within(0.7 / n));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 40})
    void coversTheShareOfCalibratedLabelsThatAreNearlyCertain(int n) {
        SplittableRandom random = new SplittableRandom(100 + n);
        int runs = 20_000;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            double share = 0.05 + 0.9 * random.nextDouble();
            double[] probabilities = new double[n];
            for (int i = 0; i < n; i++) {
                probabilities[i] = random.nextDouble() < share ? 0.99 : 0.01;
            }
            covered += Shares.interval(probabilities).contains(0.01 + 0.98 * share) ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.93, 0.97);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 40})
    void coversMoreThanNominallyWhereLabelsAreUncertain(int n) {
        SplittableRandom random = new SplittableRandom(200 + n);
        int covered = 0;
        for (int run = 0; run < 5_000; run++) {
            // Probabilities u²: the expected share is a third.
            double[] probabilities = random.doubles(n).map(u -> u * u).toArray();
            covered += Shares.interval(probabilities).contains(1.0 / 3) ? 1 : 0;
        }
        assertThat(covered / 5_000.0).isGreaterThan(0.95);
    }

    @Test
    void hasAWidthInsideTheScaleAndHoldsTheValueAtTheExtremes() {
        for (double p : new double[] {0, 1e-12, 1e-6, 0.5, 1 - 1e-9, 1}) {
            for (int n : new int[] {1, 2, 30, 10_000}) {
                double[] probabilities = new double[n];
                Arrays.fill(probabilities, p);
                Bounds interval = Shares.interval(probabilities);
                assertThat(interval.low()).isBetween(0.0, p);
                assertThat(interval.high()).isBetween(p, 1.0);
            }
        }
        assertThat(Shares.interval(new double[] {0, 0, 0}).low()).isZero();
        assertThat(Shares.interval(new double[] {1, 1, 1}).high()).isEqualTo(1);
    }

    @Test
    void narrowsWithTheRootOfTheNumberOfUnits() {
        double[] few = new double[25];
        double[] many = new double[2_500];
        Arrays.fill(few, 0.3);
        Arrays.fill(many, 0.3);
        assertThat(Shares.usual(few).width() / Shares.usual(many).width()).isCloseTo(10, within(0.5));
    }

    @Test
    void unitsThatAreAllAlikeMayAllBearNoLabel() {
        // Each of them is likelier where it bears none, so together they speak for no share at all above zero.
        double[] many = new double[2_500];
        Arrays.fill(many, 0.3);
        Bounds interval = Shares.interval(many);
        assertThat(interval.low()).isLessThan(0.01);
        assertThat(interval.high()).isCloseTo(Shares.usual(many).high(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40, 3_000, 100_000})
    void whatIsCertainIsAProportionWhateverIsPresumed(int n) {
        double[] certain = new double[n];
        Arrays.fill(certain, 0, n / 4, 1);
        Bounds unusual = UnusualShare.interval(certain);
        Bounds jeffreys = Shares.ofCounts(n / 4, n);
        assertThat(unusual.low()).isCloseTo(jeffreys.low(), within(0.003 * jeffreys.width() + 1e-6));
        assertThat(unusual.high()).isCloseTo(jeffreys.high(), within(0.003 * jeffreys.width() + 1e-6));
    }

    @Test
    void unitsTakenTogetherSpeakAsTheyDoOneByOne() {
        double[] units = new SplittableRandom(5).doubles(2_048).map(u -> u * u).toArray();
        double[] more = Arrays.copyOf(units, 2 * units.length);
        System.arraycopy(units, 0, more, units.length, units.length);
        Bounds once = UnusualShare.interval(units);
        Bounds twice = UnusualShare.interval(more);
        assertThat((twice.low() + twice.high()) / 2).isCloseTo((once.low() + once.high()) / 2, within(0.002));
        assertThat(once.width() / twice.width()).isCloseTo(Math.sqrt(2), within(0.02));
    }

    @Test
    void drawsFollowTheClosedForm() {
        double[] probabilities = {0.9, 0.8, 0.2, 0.1, 0.1, 0.05, 0.6, 0.3, 0.2, 0.1, 0.1, 0.4};
        Bounds closed = Shares.usual(probabilities);
        double share = Shares.value(probabilities);
        Bounds drawn = new Posterior(new double[] {1 - share, share}, probabilities.length, 7).interval();
        assertThat(drawn.low()).isCloseTo(closed.low(), within(0.01));
        assertThat(drawn.high()).isCloseTo(closed.high(), within(0.02));
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.interval(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.interval(new double[] {0.5, Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.interval(new double[] {1.5}));
    }
}
