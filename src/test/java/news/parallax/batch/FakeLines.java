package news.parallax.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import news.parallax.platform.Problems;

/** Lines that come to what a test wants. */
public final class FakeLines extends ArticleLines {
    private final Function<byte[], LineOutcome> outcome;
    private final Duration each;

    private FakeLines(Duration each, Function<byte[], LineOutcome> outcome) {
        super(null, null);
        this.outcome = outcome;
        this.each = each;
    }

    /** @param called for each line */
    public static FakeLines unavailable(Runnable called) {
        return new FakeLines(Duration.ZERO, line -> {
            called.run();
            return new LineOutcome.Refused(Problems.unavailable(Duration.ofSeconds(1), "The database is away."));
        });
    }

    public static FakeLines refused() {
        return new FakeLines(
                Duration.ZERO, line -> new LineOutcome.Refused(Problems.badRequest("The body is not JSON.")));
    }

    /** @param each how long a portion takes */
    public static FakeLines slow(Duration each, Runnable called) {
        return new FakeLines(each, line -> {
            called.run();
            return new LineOutcome.Scored(true, JsonNodeFactory.instance.objectNode());
        });
    }

    @Override
    public Uni<List<LineOutcome>> process(List<byte[]> lines, boolean store) {
        Uni<List<LineOutcome>> outcomes =
                Uni.createFrom().item(() -> lines.stream().map(outcome).toList());
        return each.isZero() ? outcomes : outcomes.onItem().delayIt().by(each);
    }
}
