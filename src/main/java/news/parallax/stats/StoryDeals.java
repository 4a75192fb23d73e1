package news.parallax.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Deals permutation tests over stories. Tests of outlets that have as many stories, alone and in common, are given the
 * same deals, as by {@link Deals}.
 */
public final class StoryDeals {
    private static final int TOGETHER = 6_000;

    /** Of large p-values few deals tell enough. */
    private static final int FIRST = 250;

    private final List<StoryPermutationTest> tests;
    private final Map<Shape, Source> sources = new HashMap<>();
    private final long seed;

    /**
     * @param pairs stories that both told
     * @param first that only the first told
     * @param alone that only one of them told
     */
    record Shape(int pairs, int first, int alone) {
        int coins() {
            return words(pairs);
        }

        /** Words in a deal: a coin for each pair, then the hand of the first. */
        int words() {
            return words(pairs) + words(alone);
        }

        private static int words(int bits) {
            return (bits + Long.SIZE - 1) / Long.SIZE;
        }
    }

    public StoryDeals(List<StoryPermutationTest> tests, long seed) {
        this.tests = List.copyOf(tests);
        this.seed = seed;
    }

    /** Deals on until every test has so many permutations, or is settled before. */
    public void until(int permutations) {
        Map<Shape, List<StoryPermutationTest>> open = new HashMap<>();
        for (StoryPermutationTest test : tests) {
            if (!test.settled() && test.permutations() < permutations) {
                open.computeIfAbsent(test.shape(), shape -> new ArrayList<>()).add(test);
                sources.computeIfAbsent(test.shape(), shape -> new Source(shape, seed));
            }
        }
        // Tests do not depend on each other, nor shapes: who deals first changes no digit.
        open.entrySet().parallelStream().forEach(same -> {
            Source source = sources.get(same.getKey());
            if (source != null) {
                deal(source, same.getValue(), permutations);
            }
        });
    }

    private static void deal(Source source, List<StoryPermutationTest> some, int permutations) {
        while (source.dealt < permutations && some.stream().anyMatch(test -> !test.settled())) {
            int count = Math.min(permutations - source.dealt, Math.max(FIRST, Math.min(TOGETHER, source.dealt)));
            long[] rows = source.next(count);
            some.parallelStream().filter(test -> !test.settled()).forEach(test -> test.take(rows, count));
        }
    }

    /** Random deals of one shape. */
    private static final class Source {
        private final Shape shape;
        private final long[] hand;
        private final UniformRandomProvider random;
        private int dealt;

        Source(Shape shape, long seed) {
            this.shape = shape;
            this.hand = new long[shape.words() - shape.coins()];
            this.random = Seeds.random(Seeds.of(seed + "/" + shape.pairs + "/" + shape.first + "/" + shape.alone));
        }

        long[] next(int count) {
            int coins = shape.coins();
            long[] rows = new long[count * shape.words()];
            for (int row = 0; row < rows.length; row += shape.words()) {
                for (int w = 0; w < coins; w++) {
                    rows[row + w] = random.nextLong();
                }
                if (shape.alone > 0) {
                    Subsets.deal(hand, shape.alone, shape.first, random);
                    System.arraycopy(hand, 0, rows, row + coins, hand.length);
                }
            }
            dealt += count;
            return rows;
        }
    }
}
