package news.parallax.comparison;

import java.util.Comparator;
import java.util.List;
import news.parallax.measure.SentenceReading;
import news.parallax.stats.Deals;
import news.parallax.stats.PermutationTest;

/** How much is compared in pairs, so that an answer comes within a second. */
final class Workload {
    /** Outlets that are compared in pairs at most. */
    static final int OUTLETS = 20;

    /** Additions in all tests together: well under a second's work. */
    static final long ADDITIONS = 400_000_000;

    /** Permutations beyond which even the smallest p-value is known well enough. */
    static final int MOST = 9_999;

    /** Deals for each test of the family, so that its smallest corrected p-value is a fortieth. */
    static final int EACH = 40;

    private Workload() {}

    /**
     * Deals for all tests of a family: each has the permutations that its interval needs, and those that are not
     * settled by then share the work that is left evenly.
     *
     * @return the permutations that a test had which was not settled before
     */
    static int deal(List<PermutationTest> tests, long seed) {
        Deals deals = new Deals(tests, seed);
        deals.until(PermutationTest.FIRST);
        long round = tests.stream()
                .filter(test -> !test.settled())
                .mapToLong(PermutationTest::work)
                .sum();
        int most = Math.max(MOST, EACH * tests.size() - 1);
        if (round > 0) {
            most = (int) Math.max(PermutationTest.FIRST, Math.min(most, ADDITIONS / round));
            deals.until(most);
        }
        return most;
    }

    /** The outlets with most sentences, by name. */
    static List<Outlet> admitted(List<Outlet> outlets) {
        return outlets.stream()
                .sorted(Comparator.comparingLong(Workload::ownVoice).reversed())
                .limit(OUTLETS)
                .sorted(Comparator.comparing(Outlet::name))
                .toList();
    }

    private static long ownVoice(Outlet outlet) {
        return outlet.articles().stream()
                .flatMap(article -> article.sentences().stream())
                .filter(SentenceReading::ownVoice)
                .count();
    }
}
