package news.parallax.comparison;

import java.util.Comparator;
import java.util.List;
import news.parallax.measure.SentenceReading;
import news.parallax.stats.PermutationTest;

/** How much is compared in pairs, so that an answer comes within about a second. */
final class Workload {
    /** Outlets that are compared in pairs at most. */
    static final int OUTLETS = 20;

    /** Sentences dealt in all tests together: about a second's work. */
    static final long DEALT = 150_000_000;

    /** Permutations that every test may have, and on which outlets are admitted. */
    static final int FIRST = 999;

    /** Permutations beyond which even the smallest p-value is known well enough. */
    static final int MOST = 9_999;

    /** Deals for each test of the family, so that its smallest corrected p-value is a fiftieth. */
    static final int EACH = 50;

    private Workload() {}

    /**
     * Deals for all tests of a family: those that are not settled share the work that is left, in rounds that double
     * the permutations, so that all of them have the same number.
     *
     * @return the permutations that a test had which was not settled before
     */
    static int deal(List<PermutationTest> tests) {
        int most = Math.max(MOST, EACH * tests.size() - 1);
        int dealt = 0;
        long left = DEALT;
        List<PermutationTest> open = tests;
        while (dealt < most && !open.isEmpty()) {
            long round = open.stream().mapToLong(PermutationTest::work).sum();
            long affordable = Math.max(FIRST, dealt + left / round);
            int next = (int) Math.min(Math.min(most, affordable), Math.max(FIRST, 2L * dealt + 1));
            if (next <= dealt) {
                break;
            }
            for (PermutationTest test : open) {
                left -= (long) test.work() * (test.until(next).permutations() - dealt);
            }
            dealt = next;
            open = open.stream().filter(test -> !test.settled()).toList();
        }
        return open.isEmpty() ? most : dealt;
    }

    /** The outlets with most sentences, as far as the work allows and two at least, by name. */
    static List<Outlet> admitted(List<Outlet> outlets, int measures) {
        List<Outlet> largest = outlets.stream()
                .sorted(Comparator.comparingLong(Workload::ownVoice).reversed())
                .limit(OUTLETS)
                .toList();
        int admitted = 0;
        long dealt = 0;
        for (Outlet next : largest) {
            // The next outlet is the smaller side of every pair that it adds, and the smaller side is dealt.
            dealt += admitted * ownVoice(next) * FIRST * measures;
            if (admitted >= 2 && dealt > DEALT) {
                break;
            }
            admitted++;
        }
        return largest.subList(0, admitted).stream()
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
