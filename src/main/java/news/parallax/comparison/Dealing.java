package news.parallax.comparison;

import java.util.List;
import news.parallax.stats.StoryPermutationTest;

/** How far tests over stories are dealt, so that an answer comes within about a second. */
final class Dealing {
    /** Nanoseconds or so of all tests together. */
    static final long WORK = 800_000_000;

    private Dealing() {}

    /**
     * Deals for all tests of a family, in rounds that double the permutations; those that are not settled share the work
     * that is left, so that all of them have the same number.
     *
     * @return the permutations that a test had which was not settled before
     */
    static int deal(List<StoryPermutationTest> tests) {
        int most = Math.max(Workload.MOST, Workload.EACH * tests.size() - 1);
        int dealt = 0;
        long left = WORK;
        List<StoryPermutationTest> open = tests;
        while (dealt < most && !open.isEmpty()) {
            long round = open.stream().mapToLong(StoryPermutationTest::work).sum();
            long affordable = Math.max(Workload.FIRST, dealt + left / round);
            int next = (int) Math.min(Math.min(most, affordable), Math.max(Workload.FIRST, 2L * dealt + 1));
            if (next <= dealt) {
                break;
            }
            int before = dealt;
            left -= open.parallelStream()
                    .mapToLong(test -> (long) test.work() * (test.until(next).permutations() - before))
                    .sum();
            dealt = next;
            open = open.stream().filter(test -> !test.settled()).toList();
        }
        return open.isEmpty() ? most : dealt;
    }
}
