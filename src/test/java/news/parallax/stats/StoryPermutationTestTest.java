package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class StoryPermutationTestTest {
    private static final int MANY = 100_000;

    private static StoryPermutationTest dealt(StoryValues a, StoryValues b, long seed, int permutations) {
        StoryPermutationTest test = new StoryPermutationTest(a, b);
        new StoryDeals(List.of(test), seed).until(permutations);
        return test;
    }

    /** Until chance hardly plays a part: dealing that is settled is begun anew with other seeds. */
    private static double estimate(StoryValues a, StoryValues b) {
        double dealt = 0;
        double extreme = 0;
        for (long seed = 0; dealt < MANY; seed++) {
            StoryPermutationTest test = dealt(a, b, seed, MANY);
            dealt += test.permutations();
            extreme += test.pValue() * test.permutations();
        }
        return extreme / dealt;
    }

    /** Every way to swap the pairs and to deal the others, counted, with t as {@link StoryDifference} has it. */
    private static double exact(StoryValues a, StoryValues b, int both) {
        int onlyA = a.n() - both;
        int alone = onlyA + b.n() - both;
        double observed = t(a, b);
        int deals = 0;
        int extreme = 0;
        for (int swaps = 0; swaps < 1 << both; swaps++) {
            for (int hand = 0; hand < 1 << alone; hand++) {
                if (Integer.bitCount(hand) == onlyA) {
                    deals++;
                    extreme += t(a, b, both, swaps, hand) >= observed * (1 - 1e-9) ? 1 : 0;
                }
            }
        }
        return (double) extreme / deals;
    }

    private static double t(StoryValues a, StoryValues b) {
        StoryDifference difference = StoryDifference.of(a, b);
        return Math.abs(difference.value()) / difference.error();
    }

    private static double t(StoryValues a, StoryValues b, int both, int swaps, int hand) {
        double[] x = a.values().clone();
        double[] y = b.values().clone();
        for (int i = 0; i < both; i++) {
            if ((swaps >> i & 1) == 1) {
                x[i] = b.values()[i];
                y[i] = a.values()[i];
            }
        }
        int onlyA = a.n() - both;
        int toA = both;
        int toB = both;
        for (int i = 0; i < onlyA + b.n() - both; i++) {
            double value = i < onlyA ? a.values()[both + i] : b.values()[both + i - onlyA];
            if ((hand >> i & 1) == 1) {
                x[toA++] = value;
            } else {
                y[toB++] = value;
            }
        }
        return t(new StoryValues(a.stories(), x), new StoryValues(b.stories(), y));
    }

    @ParameterizedTest(name = "{0} both, {1} and {2} alone")
    @CsvSource({"10, 0, 0", "0, 6, 6", "0, 5, 9", "4, 4, 4", "6, 0, 5", "1, 5, 5"})
    void agreesWithTheExactTest(int both, int onlyA, int onlyB) {
        Random random = new Random(both + 10 * onlyA);
        MadeUpStories.Pair pair = new MadeUpStories(both, onlyA, onlyB, 1.5, true).draw(random, 0.03);
        double exact = exact(pair.a(), pair.b(), both);
        double error = Math.sqrt(exact * (1 - exact) / MANY);
        assertThat(estimate(pair.a(), pair.b())).isCloseTo(exact, within(4 * error + 1e-3));
    }

    @ParameterizedTest(name = "{0} both, {1} and {2} alone, spread {3}, skewed {4}")
    @CsvSource({
        "10,  0,  0, 1, false",
        "10,  0,  0, 3, false",
        "10,  0,  0, 2, true",
        " 0, 10, 10, 1, false",
        " 0, 10, 10, 3, false",
        " 0, 10, 10, 2, true",
        " 5,  5,  5, 1, true",
        " 5,  5,  5, 2, true",
        " 0, 10, 40, 2, true",
        " 0, 40, 10, 2, true",
        "10,  0, 30, 1, false",
        "40,  0,  0, 2, true"
    })
    void falseAlarmsStayNearFiveInAHundred(int both, int onlyA, int onlyB, double spread, boolean skewed) {
        MadeUpStories stories = new MadeUpStories(both, onlyA, onlyB, spread, skewed);
        int rounds = 4_000;
        long alarms = IntStream.range(0, rounds)
                .parallel()
                .filter(round -> {
                    Random random = new Random(Seeds.of("alarm", stories.toString(), "" + round));
                    MadeUpStories.Pair pair = stories.draw(random, 0);
                    return dealt(pair.a(), pair.b(), random.nextLong(), 1_999).pValue() <= 0.05;
                })
                .count();
        assertThat((double) alarms / rounds).isBetween(0.03, 0.07);
    }

    @Test
    void findsADifferenceThatPairsBringOut() {
        MadeUpStories.Pair pair = new MadeUpStories(40, 0, 0, 1, false).draw(new Random(1), 0.05);
        StoryPermutationTest test = dealt(pair.a(), pair.b(), 1, 9_999);
        assertThat(test.pValue()).isEqualTo(1e-4);
        StoryPermutationTest turned = dealt(pair.b(), pair.a(), 1, 9_999);
        assertThat(turned.pValue()).isEqualTo(test.pValue());
    }

    @Test
    void outletsThatSayTheSameDoNotDiffer() {
        StoryValues same = new StoryValues(new int[] {0, 1, 2, 3}, new double[] {0.5, 0.25, 0.5, 0.75});
        assertThat(dealt(same, same, 1, 999).pValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 6})
    void everySubsetIsAsLikelyAsAnyOther(int size) {
        UniformRandomProvider random = Seeds.random(size);
        int[] counts = new int[64];
        long[] bits = new long[1];
        int rounds = 60_000;
        for (int i = 0; i < rounds; i++) {
            Subsets.deal(bits, 6, size, random);
            counts[(int) bits[0]]++;
        }
        double subsets =
                IntStream.range(0, 64).filter(s -> Integer.bitCount(s) == size).count();
        for (int s = 0; s < 64; s++) {
            if (Integer.bitCount(s) == size) {
                assertThat(counts[s])
                        .isCloseTo((int) (rounds / subsets), within((int) (5 * Math.sqrt(rounds / subsets))));
            } else {
                assertThat(counts[s]).isZero();
            }
        }
    }

    @Test
    void sumsOfManyItemsAreLookedUpByTheirBits() {
        Random random = new Random(1);
        double[] clear = random.doubles(150).toArray();
        double[] set = random.doubles(150).toArray();
        int rows = 5;
        int stride = 4;
        long[] bits = random.longs(rows * stride).toArray();
        double[] sums = SubsetSums.of(clear, set, bits, 1, stride, rows);
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = 0; i < clear.length; i++) {
                sum += (bits[row * stride + 1 + i / 64] >>> i % 64 & 1) == 1 ? set[i] : clear[i];
            }
            assertThat(sums[row]).isCloseTo(sum, within(1e-9));
        }
    }
}
