package news.parallax.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.parallax.batch.LineOutcome;
import org.junit.jupiter.api.Test;

class RetryingTest {
    private static final LineOutcome SCORED = new LineOutcome.Scored(false, Defaults.JSON.createObjectNode());

    private final Map<String, Integer> tries = new HashMap<>();
    private final List<Duration> waits = new ArrayList<>();
    private boolean stopped;

    private static LineOutcome refused(int status) {
        return new LineOutcome.Refused(HttpProblem.builder()
                .withStatus(status)
                .withTitle("no")
                .withDetail("Status " + status)
                .build());
    }

    /** Lines are a status and how often it is answered. */
    private LineOutcome outcome(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        String[] said = text.split("x");
        int times = tries.merge(text, 1, Integer::sum);
        return times > Integer.parseInt(said[1]) ? SCORED : refused(Integer.parseInt(said[0]));
    }

    private List<LineOutcome> settled(String... lines) throws InterruptedException {
        List<byte[]> all = new ArrayList<>();
        for (String line : lines) {
            all.add(line.getBytes(StandardCharsets.UTF_8));
        }
        return new Retrying(some -> some.stream().map(this::outcome).toList(), waits::add, () -> stopped)
                .settled(all, all.stream().map(this::outcome).toList());
    }

    @Test
    void whatPassesIsTriedAgainAndNothingElse() throws InterruptedException {
        assertThat(settled("422x1", "503x2", "500x1", "1x0", "429x6"))
                .extracting(outcome -> outcome instanceof LineOutcome.Scored)
                .containsExactly(false, true, true, true, true);
        assertThat(tries).containsEntry("422x1", 1).containsEntry("503x2", 3).containsEntry("1x0", 1);
        assertThat(waits).hasSize(6).isSorted();
    }

    @Test
    void aFaultThatStaysIsTheRows() throws InterruptedException {
        List<LineOutcome> settled = settled("500x99", "503x8");
        assertThat(settled.get(0))
                .isInstanceOfSatisfying(
                        LineOutcome.Refused.class,
                        refused -> assertThat(refused.problem().getStatusCode()).isEqualTo(500));
        assertThat(settled.get(1)).isEqualTo(SCORED);
        assertThat(tries).containsEntry("500x99", Retrying.TRIES);
    }

    @Test
    void whatIsAwayForGoodEndsTheRun() {
        assertThatThrownBy(() -> settled("503x99"))
                .isInstanceOf(BatchRefused.class)
                .hasMessage("Status 503");
        assertThat(waits.stream().mapToLong(Duration::toSeconds).sum()).isBetween(60L, 300L);
    }

    @Test
    void nothingIsTriedAgainWhenItIsToStop() {
        stopped = true;
        assertThatThrownBy(() -> settled("503x1")).isInstanceOf(BatchRefused.class);
        assertThat(waits).isEmpty();
    }
}
