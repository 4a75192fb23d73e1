package news.parallax.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import news.parallax.platform.Problems;
import org.junit.jupiter.api.Test;

class ArticleLinesTest {
    private final AtomicInteger tries = new AtomicInteger();
    private int passes = Integer.MAX_VALUE;

    /** Whose lines meet something passing, until they do not. */
    private final ArticleLines lines = new ArticleLines(null, null) {
        @Override
        Uni<LineOutcome> one(byte[] line, boolean store) {
            return Uni.createFrom()
                    .item(new LineOutcome.Refused(
                            tries.incrementAndGet() < passes
                                    ? Problems.unavailable(Duration.ofSeconds(1), "The queue is full.")
                                    : Problems.badRequest("It is no JSON.")));
        }
    };

    private int outcome(Duration longest) {
        LineOutcome outcome =
                lines.patiently(new byte[0], false, longest).await().indefinitely();
        return ((LineOutcome.Refused) outcome).problem().getStatusCode();
    }

    @Test
    void whatPassesIsWaitedFor() {
        passes = 2;
        assertThat(outcome(Duration.ofSeconds(60))).isEqualTo(400);
        assertThat(tries).hasValue(2);
    }

    /** Each try may score the text anew before it fails. */
    @Test
    void triesGrowRarer() {
        assertThat(outcome(Duration.ofMillis(3_000))).isEqualTo(503);
        assertThat(tries).hasValue(4);
    }
}
