package news.parallax.comparison;

import java.util.List;
import news.parallax.stats.StoryDeals;
import news.parallax.stats.StoryPermutationTest;

/** How far tests over stories are dealt, so that an answer comes within about a second. */
final class Dealing {
    /** Nanoseconds or so of all tests together, once each has {@link #LEAST}. */
    static final long WORK = 500_000_000;

    /** Of all tests together in any case. */
    static final long MOST_WORK = 4_000_000_000L;

    /** Deals for each test of the family, so that its smallest corrected p-value is a twenty-fifth. */
    static final int LEAST = 25;

    /** Permutations that every test has, unless it is settled before. */
    private static final int FIRST = 999;

    private Dealing() {}

    /**
     * Deals for all tests of a family, in rounds that double the permutations; those that are not settled share the
     * work that is left, so that all of them have the same number.
     *
     * @return the permutations that a test had which was not settled before
     */
    static int deal(List<StoryPermutationTest> tests, long seed) {
        StoryDeals deals = new StoryDeals(tests, seed);
        int least = Math.max(FIRST, LEAST * tests.size() - 1);
        int most = Math.max(Workload.MOST, Workload.EACH * tests.size() - 1);
        int dealt = 0;
        long spent = 0;
        List<StoryPermutationTest> open = tests;
        while (dealt < most && !open.isEmpty()) {
            long round = open.stream().mapToLong(StoryPermutationTest::work).sum();
            boolean few = dealt < least;
            long affordable = dealt + ((few ? MOST_WORK : WORK) - spent) / round;
            long next = Math.min(Math.min(few ? least : most, 2L * dealt + 1), affordable);
            int wanted = (int) Math.max(FIRST, next);
            if (wanted <= dealt) {
                break;
            }
            int before = dealt;
            deals.until(wanted);
            spent += open.stream()
                    .mapToLong(test -> (long) test.work() * (test.permutations() - before))
                    .sum();
            dealt = wanted;
            open = open.stream().filter(test -> !test.settled()).toList();
        }
        return open.isEmpty() ? most : dealt;
    }
}
