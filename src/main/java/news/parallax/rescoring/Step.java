package news.parallax.rescoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a job comes forward at once: what is committed with the work itself. */
final class Step {
    private final List<Article> leftOut = new ArrayList<>();
    private final Map<Withheld, long[]> abstained = new LinkedHashMap<>();
    private @Nullable UUID reached;
    private long done;
    private long already;

    record Article(UUID id, Reason reason, String detail) {}

    record Withheld(String measure, String reason) {}

    /** As far as this one, to be led on. */
    Step copy() {
        Step copy = new Step();
        copy.leftOut.addAll(leftOut);
        abstained.forEach((withheld, counts) -> copy.abstained.put(withheld, counts.clone()));
        copy.reached = reached;
        copy.done = done;
        copy.already = already;
        return copy;
    }

    /** Articles are stepped over in the order of the job. */
    Step over(UUID article) {
        reached = article;
        return this;
    }

    Step done(UUID article) {
        done++;
        return over(article);
    }

    Step already(UUID article) {
        already++;
        return over(article);
    }

    Step without(UUID article, Reason reason, String detail) {
        leftOut.add(new Article(article, reason, detail));
        return over(article);
    }

    /** @param withdrawn whether it had a value before */
    Step abstained(String measure, String reason, boolean withdrawn) {
        long[] counts = abstained.computeIfAbsent(new Withheld(measure, reason), w -> new long[2]);
        counts[0]++;
        counts[1] += withdrawn ? 1 : 0;
        return this;
    }

    boolean empty() {
        return reached == null;
    }

    UUID reached() {
        if (reached == null) {
            throw new IllegalStateException("a step that leads nowhere");
        }
        return reached;
    }

    long done() {
        return done;
    }

    long already() {
        return already;
    }

    List<Article> leftOut() {
        return leftOut;
    }

    long count(boolean skipped) {
        return leftOut.stream().filter(a -> a.reason().skipped() == skipped).count();
    }

    /** Articles and those that had a value before, by what is withheld. */
    Map<Withheld, long[]> abstained() {
        return abstained;
    }

    long errors() {
        return leftOut.stream().filter(a -> a.reason() == Reason.ERROR).count();
    }
}
