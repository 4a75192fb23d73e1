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

    private Workload() {}

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
            dealt += admitted * ownVoice(next) * PermutationTest.FIRST * measures;
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
