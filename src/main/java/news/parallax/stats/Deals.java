package news.parallax.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Deals permutation tests. Tests that deal as many units are given the same deals, which keeps each one's level (Holm
 * asks nothing of how tests depend on each other) and draws them once.
 */
public final class Deals {
    private static final int TOGETHER = 2_000;

    private final List<PermutationTest> tests;
    private final Map<Shape, Source> sources = new HashMap<>();
    private final long seed;

    /** How many units there are, and how many of them make the first group. */
    record Shape(int chosen, int units) {
        int bytes() {
            return (units + 7) / 8;
        }
    }

    public Deals(List<PermutationTest> tests, long seed) {
        this.tests = List.copyOf(tests);
        this.seed = seed;
    }

    /** Deals on until every test has so many permutations, or is settled before. */
    public void until(int permutations) {
        Map<Shape, List<PermutationTest>> open = new HashMap<>();
        for (PermutationTest test : tests) {
            if (!test.settled() && test.permutations() < permutations) {
                open.computeIfAbsent(test.shape(), shape -> new ArrayList<>()).add(test);
            }
        }
        open.forEach((shape, some) -> deal(shape, some, permutations));
    }

    private void deal(Shape shape, List<PermutationTest> some, int permutations) {
        Source source =
                sources.computeIfAbsent(shape, s -> new Source(s, Seeds.of(seed + "/" + s.chosen + "/" + s.units)));
        while (source.dealt < permutations && some.stream().anyMatch(test -> !test.settled())) {
            int count = Math.min(source.dealt == 0 ? PermutationTest.FIRST : TOGETHER, permutations - source.dealt);
            byte[] choices = source.next(count);
            // Tests do not depend on each other: who takes first changes no digit.
            some.parallelStream().filter(test -> !test.settled()).forEach(test -> test.take(choices, count));
        }
    }

    /** Random choices, each a row of bits. */
    private static final class Source {
        private final Shape shape;
        private final int[] order;
        private final UniformRandomProvider random;
        private int dealt;

        Source(Shape shape, long seed) {
            this.shape = shape;
            this.order = new int[shape.units];
            this.random = Seeds.random(seed);
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
        }

        /** The first steps of a Fisher–Yates shuffle each. */
        byte[] next(int count) {
            int bytes = shape.bytes();
            byte[] choices = new byte[count * bytes];
            for (int row = 0; row < choices.length; row += bytes) {
                for (int i = 0; i < shape.chosen; i++) {
                    int j = i + random.nextInt(shape.units - i);
                    int swapped = order[i];
                    order[i] = order[j];
                    order[j] = swapped;
                    choices[row + (order[i] >> 3)] |= (byte) (1 << (order[i] & 7));
                }
            }
            dealt += count;
            return choices;
        }
    }
}
